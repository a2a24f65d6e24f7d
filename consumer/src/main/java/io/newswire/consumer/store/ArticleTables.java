package io.newswire.consumer.store;

import io.newswire.events.ArticleEvent;
import io.newswire.events.Retraction;
import io.newswire.events.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The tables {@code article_versions} and {@code retractions}, which hold facts, and {@code
 * articles}, which is computed from them.
 */
final class ArticleTables {

  /**
   * A version that was held gives way to its release, and one that was held back as a copy to its
   * promotion, in whichever order the two come.
   */
  private static final String ADD_VERSION =
      """
      insert into article_versions
        (uri, revision, verdict, reason, of_uri, similarity, algorithm, released, changed, story,
         happened_at, wire_at, event)
      values
        (:uri, :revision, :verdict, :reason, :of, :similarity, :algorithm, :released, :changed,
         :story, :happenedAt, :wireAt, cast(:event as jsonb))
      on conflict (uri, revision) do update set
        verdict = excluded.verdict, reason = excluded.reason, of_uri = excluded.of_uri,
        similarity = excluded.similarity, algorithm = excluded.algorithm,
        released = excluded.released, changed = excluded.changed, story = excluded.story,
        happened_at = excluded.happened_at, wire_at = excluded.wire_at, event = excluded.event
      where (excluded.verdict <> 'held' or article_versions.verdict = 'held')
        and (excluded.verdict not like '%-duplicate'
          or article_versions.verdict = 'held' or article_versions.verdict like '%-duplicate')
      """;

  private static final String ADD_RETRACTION =
      """
      insert into retractions (uri, kind, at, story, promoted, headline, reason)
      values (:uri, :kind, :at, :story, :promoted, :headline, :reason)
      on conflict do nothing
      """;

  /**
   * The newest version that is not held decides the state; a kill's own text, if it has one, does
   * not take the place of the article's. Kill events decide whether an article is killed; word of a
   * kill alone counts until its event comes.
   */
  private static final String REFRESH =
      """
      with touched as (
        select distinct v.* from article_versions v where v.uri = any(:uris)
      ), state as (
        select distinct on (uri) *
        from touched order by uri, verdict = 'held', revision desc
      ), text as (
        select distinct on (uri) uri, revision, event, story
        from touched order by uri, verdict = 'held', verdict = 'kill', revision desc
      ), past as (
        select uri, bool_or(verdict = 'kill') as kills,
          bool_or(verdict in ('new', 'revision', 'correction'))
            or not bool_or(verdict like '%-duplicate') as went_out
        from touched group by uri
      )
      insert into articles
        (uri, source, story, status, went_out, represents, revision, text_revision, verdict, reason,
         of_uri, similarity, language, headline, search, wire_at, change_seq)
      select s.uri, x.event #>> '{article,source}', coalesce(s.story, x.story),
        case
          when s.verdict = 'held' then 'held'
          when s.verdict = 'kill' then 'killed'
          when not p.kills and exists (
            select from retractions r
            where r.uri = s.uri and r.kind = 'kill' and r.at >= s.happened_at) then 'killed'
          else 'usable'
        end,
        p.went_out,
        exists (
          select from stories
          where id = coalesce(s.story, x.story) and representative = s.uri),
        s.revision, x.revision, s.verdict, s.reason, s.of_uri, s.similarity,
        x.event #>> '{article,language}', x.event #>> '{article,headline}',
        to_tsvector('simple', concat_ws(' ', x.event #>> '{article,headline}',
          x.event #>> '{article,slugline}', left(x.event #>> '{article,body}', 100000))),
        s.wire_at, nextval('change_seq')
      from state s join text x using (uri) join past p using (uri)
      on conflict (uri) do update set
        source = excluded.source, story = coalesce(excluded.story, articles.story),
        status = excluded.status, went_out = excluded.went_out, represents = excluded.represents,
        revision = excluded.revision, text_revision = excluded.text_revision,
        verdict = excluded.verdict, reason = excluded.reason, of_uri = excluded.of_uri,
        similarity = excluded.similarity, language = excluded.language,
        headline = excluded.headline, search = excluded.search, wire_at = excluded.wire_at,
        change_seq = excluded.change_seq
      returning uri, text_revision
      """;

  /** An article is superseded while its source goes on under another uri that is not killed. */
  private static final String REFRESH_SUPERSEDED =
      """
      with candidates(uri) as (
        select unnest(:uris)
        union
        select of_uri from article_versions where uri = any(:uris) and of_uri <> uri
      ), decided as (
        select a.uri, n.uri as by,
          case
            when a.status in ('held', 'killed') then a.status
            when n.uri is null then 'usable'
            else 'superseded'
          end as status
        from candidates c
        join articles a on a.uri = c.uri
        left join lateral (
          select v.uri
          from article_versions v join articles b on b.uri = v.uri
          where v.of_uri = a.uri and v.uri <> a.uri and v.verdict in ('revision', 'correction')
            and b.status <> 'killed'
          order by v.happened_at desc, v.uri limit 1) n on true
      )
      update articles a
      set superseded_by = d.by, status = d.status, change_seq = nextval('change_seq')
      from decided d
      where a.uri = d.uri and (a.superseded_by, a.status) is distinct from (d.by, d.status)
      """;

  private static final String REFRESH_REPRESENTING =
      """
      update articles a
      set represents = (a.uri = s.representative), change_seq = nextval('change_seq')
      from stories s
      where s.id = any(:stories) and a.story = s.id and a.represents <> (a.uri = s.representative)
      """;

  private final Handle handle;

  ArticleTables(Handle handle) {
    this.handle = handle;
  }

  void addVersions(Collection<ArticleEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(ADD_VERSION);
    for (ArticleEvent event : events) {
      Verdict verdict = event.verdict();
      batch
          .bind("uri", event.article().uri())
          .bind("revision", event.revision())
          .bind("verdict", verdict.type().code())
          .bind("reason", verdict.reason())
          .bind("of", verdict.of())
          .bind("similarity", verdict.similarity())
          .bind("algorithm", verdict.algorithm())
          .bind("released", event.released())
          .bindArray("changed", String.class, event.changed())
          .bind("story", event.story() == null ? null : event.story().id())
          .bind("happenedAt", event.article().time())
          .bind("wireAt", wireTime(event))
          .bind("event", PostgresText.json(event))
          .add();
    }
    batch.execute();
  }

  void addRetractions(Collection<Retraction> retractions) {
    if (retractions.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(ADD_RETRACTION);
    for (Retraction retraction : retractions) {
      batch
          .bind("uri", retraction.uri())
          .bind("kind", retraction.kind() == Retraction.Kind.KILL ? "kill" : "correction")
          .bind("at", retraction.at())
          .bind("story", retraction.story())
          .bind("promoted", retraction.promoted())
          .bind("headline", retraction.headline())
          .bind("reason", retraction.reason())
          .add();
    }
    batch.execute();
  }

  /**
   * Computes the rows of articles anew.
   *
   * @return the revision that gives each its text
   */
  Map<String, Integer> refresh(Collection<String> uris) {
    Map<String, Integer> textRevisions = new HashMap<>();
    handle
        .createQuery(REFRESH)
        .bindArray("uris", String.class, List.copyOf(uris))
        .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
        .forEach(text -> textRevisions.put(text.getKey(), text.getValue()));
    handle
        .createUpdate(REFRESH_SUPERSEDED)
        .bindArray("uris", String.class, List.copyOf(uris))
        .execute();
    return textRevisions;
  }

  /** Tells the articles of stories which of them stands for its story. */
  void refreshRepresenting(Collection<String> stories) {
    handle
        .createUpdate(REFRESH_REPRESENTING)
        .bindArray("stories", String.class, new ArrayList<>(stories))
        .execute();
  }

  /** Marks articles as changed although their own row is not, e.g. because of an alert. */
  void touch(Collection<String> uris) {
    if (uris.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            "update articles set change_seq = nextval('change_seq') where uri = any(:uris)")
        .bindArray("uris", String.class, List.copyOf(uris))
        .execute();
  }

  /** The stories that articles belong to. */
  List<String> storiesOf(Collection<String> uris) {
    return handle
        .createQuery(
            "select distinct story from articles where uri = any(:uris) and story is not null")
        .bindArray("uris", String.class, List.copyOf(uris))
        .mapTo(String.class)
        .list();
  }

  /** The number of the last change made. */
  long lastChange() {
    return handle.createQuery("select last_value from change_seq").mapTo(Long.class).one();
  }

  /**
   * Where an event stands on the wire: when it came in, or, if it was held till its embargo's end,
   * when that was. Its own date would let an item without one, or with a wrong one, stand on top.
   */
  private static Instant wireTime(ArticleEvent event) {
    Instant received = event.article().received();
    Instant embargo = event.article().embargoedUntil();
    return event.released() && embargo != null && embargo.isAfter(received) ? embargo : received;
  }
}
