package io.newswire.consumer.store;

import io.newswire.events.Story;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table {@code stories}. */
final class StoryTable {

  private static final String STAGE =
      """
      create temporary table if not exists staged_stories (
        id text, representative text, first_seen timestamptz, articles int, sources text[],
        independent_sources int
      ) on commit delete rows
      """;

  /** A story only grows, so the account with more articles is the later one. */
  private static final String ADD =
      """
      insert into stories
        (id, representative, told_representative, first_seen, articles, sources,
         independent_sources)
      select id, representative, representative, first_seen, articles, sources, independent_sources
      from staged_stories
      on conflict (id) do update set
        representative = excluded.representative,
        told_representative = excluded.told_representative,
        first_seen = excluded.first_seen, articles = excluded.articles, sources = excluded.sources,
        independent_sources = excluded.independent_sources
      where excluded.articles >= stories.articles
      """;

  /** Follows the kills from the article that was last told to stand for a story. */
  private static final String REFRESH_REPRESENTATIVE =
      """
      with recursive walk(id, uri, steps) as (
        select s.id, s.told_representative, 0
        from stories s join articles a on a.uri = s.told_representative and a.status = 'killed'
        where s.id = any(:stories)
        union all
        select w.id, r.promoted, w.steps + 1
        from walk w
        join articles a on a.uri = w.uri and a.status = 'killed'
        join lateral (
          select promoted from retractions
          where uri = w.uri and kind = 'kill' and promoted is not null
          order by at desc limit 1) r on true
        where w.steps < 100
      ), last as (
        select distinct on (id) id, uri from walk order by id, steps desc
      )
      update stories s set representative = coalesce(l.uri, s.told_representative)
      from stories t left join last l on l.id = t.id
      where t.id = any(:stories) and s.id = t.id
        and s.representative <> coalesce(l.uri, s.told_representative)
      """;

  private final Handle handle;

  StoryTable(Handle handle) {
    this.handle = handle;
  }

  void add(Collection<Story> stories) {
    if (stories.isEmpty()) {
      return;
    }
    handle.execute(STAGE);
    CopyRows rows =
        new CopyRows(
            "staged_stories",
            "id",
            "representative",
            "first_seen",
            "articles",
            "sources",
            "independent_sources");
    for (Story story : stories) {
      rows.row()
          .text(story.id())
          .text(story.representative())
          .time(story.firstSeen())
          .integer(story.articles())
          .texts(story.sources())
          .integer(story.independentSources());
    }
    rows.send(handle);
    handle.execute(ADD);
  }

  /** The articles that stand for stories at present, by the stories' ids. */
  Map<String, String> representatives(Collection<String> stories) {
    Map<String, String> representatives = new HashMap<>();
    handle
        .createQuery("select id, representative from stories where id = any(:stories)")
        .bindArray("stories", String.class, List.copyOf(stories))
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(story -> representatives.put(story.getKey(), story.getValue()));
    return representatives;
  }

  /** Moves stories on from representatives that were killed. */
  void refreshRepresentatives(Collection<String> stories) {
    handle
        .createUpdate(REFRESH_REPRESENTATIVE)
        .bindArray("stories", String.class, List.copyOf(stories))
        .execute();
  }
}
