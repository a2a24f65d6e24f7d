package io.newswire.consumer.store;

import io.newswire.events.ArticleEvent;
import io.newswire.events.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code article_versions}: the facts that articles are computed from. */
final class VersionTable {

  private static final String KNOWN =
      """
      select uri, revision, verdict, reason, of_uri, similarity, algorithm, story, happened_at,
        wire_at, source, language, headline
      from article_versions where uri = any(:uris)
      """;

  private static final String DELETE =
      "delete from article_versions where uri = :uri and revision = :revision";

  private static final String CONTINUED =
      """
      select distinct of_uri from article_versions
      where of_uri = any(:uris) and uri <> of_uri and verdict in ('revision', 'correction')
      """;

  private final Handle handle;

  VersionTable(Handle handle) {
    this.handle = handle;
  }

  /** The versions stored of articles, by uri and revision. */
  Map<String, Map<Integer, VersionFact>> known(Collection<String> uris) {
    Map<String, Map<Integer, VersionFact>> known = new HashMap<>();
    handle
        .createQuery(KNOWN)
        .setFetchSize(0)
        .bindArray("uris", String.class, List.copyOf(uris))
        .map((row, context) -> fact(row))
        .forEach(
            fact ->
                known
                    .computeIfAbsent(fact.uri(), uri -> new TreeMap<>())
                    .put(fact.revision(), fact));
    return known;
  }

  /**
   * Stores versions. Of two accounts of one version the more final counts, else the one told last.
   *
   * @param told versions, each once
   * @param known those stored, which become all that are known then
   * @return those of them that are stored now
   */
  List<ToldVersion> add(
      Collection<ToldVersion> told, Map<String, Map<Integer, VersionFact>> known) {
    List<ToldVersion> added = new ArrayList<>();
    PreparedBatch replaced = handle.prepareBatch(DELETE);
    CopyRows rows = rows();
    for (ToldVersion version : told) {
      VersionFact fact = version.fact();
      Map<Integer, VersionFact> versions =
          known.computeIfAbsent(fact.uri(), uri -> new TreeMap<>());
      VersionFact before = versions.get(fact.revision());
      if (before != null && fact.givesWayTo(before)) {
        continue;
      }
      if (before != null) {
        replaced.bind("uri", fact.uri()).bind("revision", fact.revision()).add();
      }
      versions.put(fact.revision(), fact);
      added.add(version);
      rows.append(version.row());
    }
    if (replaced.size() > 0) {
      replaced.execute();
    }
    rows.send(handle);
    return added;
  }

  /** Those of some articles with which their source went on under another uri. */
  List<String> continued(Collection<String> uris) {
    return handle
        .createQuery(CONTINUED)
        .bindArray("uris", String.class, List.copyOf(uris))
        .mapTo(String.class)
        .list();
  }

  /**
   * The row of a version.
   *
   * @param json the event as JSON that can be stored, in UTF-8
   */
  static CopyRows row(ArticleEvent event, byte[] json, VersionFact fact) {
    Verdict verdict = fact.verdict();
    return rows()
        .row()
        .text(fact.uri())
        .integer(fact.revision())
        .text(verdict.type().code())
        .text(verdict.reason())
        .text(verdict.of())
        .real(verdict.similarity())
        .text(verdict.algorithm())
        .flag(event.released())
        .texts(event.changed())
        .text(fact.story())
        .time(fact.happenedAt())
        .time(fact.wireAt())
        .text(fact.source())
        .text(fact.language())
        .text(fact.headline())
        .binary(json);
  }

  private static CopyRows rows() {
    return new CopyRows(
        "article_versions",
        "uri",
        "revision",
        "verdict",
        "reason",
        "of_uri",
        "similarity",
        "algorithm",
        "released",
        "changed",
        "story",
        "happened_at",
        "wire_at",
        "source",
        "language",
        "headline",
        "event");
  }

  private static VersionFact fact(ResultSet row) throws SQLException {
    return new VersionFact(
        row.getString("uri"),
        row.getInt("revision"),
        new Verdict(
            Verdict.Type.of(row.getString("verdict")),
            row.getString("reason"),
            row.getString("of_uri"),
            row.getObject("similarity", Double.class),
            row.getString("algorithm")),
        row.getString("story"),
        row.getTimestamp("happened_at").toInstant(),
        row.getTimestamp("wire_at").toInstant(),
        row.getString("source"),
        row.getString("language"),
        row.getString("headline"));
  }
}
