package io.newswire.consumer.store;

import io.newswire.events.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code articles}, which is computed from versions, retractions and stories. */
final class ArticleTable {

  private static final String CURRENT =
      """
      select uri, story, text_revision, wire_at, verdict
      from articles where uri = any(:uris)
      """;

  private static final String UPDATE =
      """
      update articles set
        source = :source, story = coalesce(:story, story), status = :status, went_out = :wentOut,
        represents = :represents, revision = :revision, text_revision = :textRevision,
        verdict = :verdict, reason = :reason, of_uri = :of, similarity = :similarity,
        language = :language, headline = :headline, wire_at = :wireAt,
        change_seq = nextval('change_seq')
      where uri = :uri
      """;

  /** An article is superseded while its source goes on under another uri that is not killed. */
  private static final String REFRESH_SUPERSEDED =
      """
      with decided as (
        select a.uri, n.uri as by,
          case
            when a.status in ('held', 'killed') then a.status
            when n.uri is null then 'usable'
            else 'superseded'
          end as status
        from articles a
        left join lateral (
          select v.uri
          from article_versions v join articles b on b.uri = v.uri
          where v.of_uri = a.uri and v.uri <> a.uri and v.verdict in ('revision', 'correction')
            and b.status <> 'killed'
          order by v.happened_at desc, v.uri limit 1) n on true
        where a.uri = any(:uris)
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

  ArticleTable(Handle handle) {
    this.handle = handle;
  }

  /** The rows that there are of some articles. */
  Map<String, Current> current(Collection<String> uris) {
    Map<String, Current> rows = new HashMap<>();
    handle
        .createQuery(CURRENT)
        .bindArray("uris", String.class, List.copyOf(uris))
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("uri"),
                    new Current(
                        row.getString("story"),
                        row.getInt("text_revision"),
                        row.getTimestamp("wire_at").toInstant(),
                        Verdict.Type.of(row.getString("verdict")))))
        .forEach(row -> rows.put(row.getKey(), row.getValue()));
    return rows;
  }

  /**
   * Writes where articles stand.
   *
   * @param states of which articles, each once
   * @param current their rows, where they have one
   * @param representing uris of the articles that stand for their stories
   */
  void write(
      Collection<ArticleState> states, Map<String, Current> current, Set<String> representing) {
    PreparedBatch updates = handle.prepareBatch(UPDATE);
    CopyRows rows =
        new CopyRows(
            "articles",
            "uri",
            "source",
            "story",
            "status",
            "went_out",
            "represents",
            "revision",
            "text_revision",
            "verdict",
            "reason",
            "of_uri",
            "similarity",
            "language",
            "headline",
            "wire_at");
    for (ArticleState state : states) {
      boolean represents = representing.contains(state.uri());
      if (current.containsKey(state.uri())) {
        bind(updates, state, represents);
      } else {
        add(rows, state, represents);
      }
    }
    rows.send(handle);
    if (updates.size() > 0) {
      updates.execute();
    }
  }

  /** Decides anew which of some articles are superseded. */
  void refreshSuperseded(Collection<String> uris) {
    if (!uris.isEmpty()) {
      handle
          .createUpdate(REFRESH_SUPERSEDED)
          .bindArray("uris", String.class, new ArrayList<>(uris))
          .execute();
    }
  }

  /** Tells the articles of stories which of them stands for its story. */
  void refreshRepresenting(Collection<String> stories) {
    if (!stories.isEmpty()) {
      handle
          .createUpdate(REFRESH_REPRESENTING)
          .bindArray("stories", String.class, new ArrayList<>(stories))
          .execute();
    }
  }

  /** Marks articles as changed although their own row is not, e.g. because of an alert. */
  void touch(Collection<String> uris) {
    if (!uris.isEmpty()) {
      handle
          .createUpdate(
              "update articles set change_seq = nextval('change_seq') where uri = any(:uris)")
          .bindArray("uris", String.class, List.copyOf(uris))
          .execute();
    }
  }

  /** The number of the last change made. */
  long lastChange() {
    return handle.createQuery("select last_value from change_seq").mapTo(Long.class).one();
  }

  private static void add(CopyRows rows, ArticleState state, boolean represents) {
    VersionFact decides = state.decides();
    Verdict verdict = decides.verdict();
    rows.row()
        .text(decides.uri())
        .text(state.text().source())
        .text(state.story())
        .text(state.status())
        .flag(state.wentOut())
        .flag(represents)
        .integer(decides.revision())
        .integer(state.text().revision())
        .text(verdict.type().code())
        .text(verdict.reason())
        .text(verdict.of())
        .real(verdict.similarity())
        .text(state.text().language())
        .text(state.text().headline())
        .time(decides.wireAt());
  }

  private static void bind(PreparedBatch updates, ArticleState state, boolean represents) {
    VersionFact decides = state.decides();
    Verdict verdict = decides.verdict();
    updates
        .bind("uri", decides.uri())
        .bind("source", state.text().source())
        .bind("story", state.story())
        .bind("status", state.status())
        .bind("wentOut", state.wentOut())
        .bind("represents", represents)
        .bind("revision", decides.revision())
        .bind("textRevision", state.text().revision())
        .bind("verdict", verdict.type().code())
        .bind("reason", verdict.reason())
        .bind("of", verdict.of())
        .bind("similarity", verdict.similarity())
        .bind("language", state.text().language())
        .bind("headline", state.text().headline())
        .bind("wireAt", decides.wireAt())
        .add();
  }

  /**
   * An article's row as it was before.
   *
   * @param story its story, null when none was known
   * @param textRevision the version that gave its text
   * @param wireAt where it stood on the wire
   * @param verdict what was decided on it
   */
  record Current(String story, int textRevision, Instant wireAt, Verdict.Type verdict) {}
}
