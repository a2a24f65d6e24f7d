package io.newswire.consumer.store;

import io.newswire.events.Story;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code stories}. */
final class StoryTable {

  /** A story only grows, so the account with more articles is the later one. */
  private static final String ADD =
      """
      insert into stories
        (id, representative, told_representative, first_seen, articles, sources,
         independent_sources)
      values
        (:id, :representative, :representative, :firstSeen, :articles, :sources,
         :independentSources)
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
        select id, told_representative, 0 from stories where id = any(:stories)
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
      update stories s set representative = l.uri
      from last l where s.id = l.id and s.representative <> l.uri
      """;

  private final Handle handle;

  StoryTable(Handle handle) {
    this.handle = handle;
  }

  void add(Collection<Story> stories) {
    if (stories.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(ADD);
    for (Story story : stories) {
      batch
          .bind("id", story.id())
          .bind("representative", story.representative())
          .bind("firstSeen", story.firstSeen())
          .bind("articles", story.articles())
          .bindArray("sources", String.class, story.sources())
          .bind("independentSources", story.independentSources())
          .add();
    }
    batch.execute();
  }

  /** Moves stories on from representatives that were killed. */
  void refreshRepresentatives(Collection<String> stories) {
    handle
        .createUpdate(REFRESH_REPRESENTATIVE)
        .bindArray("stories", String.class, List.copyOf(stories))
        .execute();
  }
}
