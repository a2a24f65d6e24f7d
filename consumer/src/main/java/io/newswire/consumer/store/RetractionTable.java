package io.newswire.consumer.store;

import io.newswire.events.Retraction;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code retractions}: word of kills and corrections of what was sent out. */
final class RetractionTable {

  private static final String ADD =
      """
      insert into retractions (uri, kind, at, story, promoted, headline, reason)
      values (:uri, :kind, :at, :story, :promoted, :headline, :reason)
      on conflict do nothing
      """;

  private static final String KILLED =
      """
      select uri, max(at) from retractions
      where kind = 'kill' and uri = any(:uris) group by uri
      """;

  private final Handle handle;

  RetractionTable(Handle handle) {
    this.handle = handle;
  }

  void add(Collection<Retraction> retractions) {
    if (retractions.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(ADD);
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

  /** When those of some articles were killed of which word of a kill has come, in event time. */
  Map<String, Instant> killed(Collection<String> uris) {
    Map<String, Instant> killed = new HashMap<>();
    handle
        .createQuery(KILLED)
        .bindArray("uris", String.class, List.copyOf(uris))
        .map((row, context) -> Map.entry(row.getString(1), row.getTimestamp(2).toInstant()))
        .forEach(kill -> killed.put(kill.getKey(), kill.getValue()));
    return killed;
  }
}
