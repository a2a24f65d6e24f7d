package io.newswire.consumer.store;

import io.newswire.events.Rejection;
import java.util.Collection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code rejected}. */
final class RejectedTable {

  private static final String ADD =
      """
      insert into rejected
        (id, stage, code, message, source, uri, reference, topic, partition, "offset", sha256,
         bytes, excerpt, rejected_at)
      values
        (:id, :stage, :code, :message, :source, :uri, :reference, :topic, :partition, :offset,
         :sha256, :bytes, :excerpt, :rejectedAt)
      on conflict (id) do nothing
      """;

  private final Handle handle;

  RejectedTable(Handle handle) {
    this.handle = handle;
  }

  void add(Collection<Rejection> rejections) {
    if (rejections.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(ADD);
    for (Rejection rejection : rejections) {
      Rejection.Coordinates at = rejection.coordinates();
      batch
          .bind("id", rejection.id())
          .bind("stage", rejection.stage())
          .bind("code", rejection.code())
          .bind("message", rejection.message())
          .bind("source", rejection.source())
          .bind("uri", rejection.uri())
          .bind("reference", rejection.reference())
          .bind("topic", at == null ? null : at.topic())
          .bind("partition", at == null ? null : at.partition())
          .bind("offset", at == null ? null : at.offset())
          .bind("sha256", rejection.sha256())
          .bind("bytes", rejection.bytes())
          .bind("excerpt", rejection.excerpt())
          .bind("rejectedAt", rejection.rejectedAt())
          .add();
    }
    batch.execute();
  }
}
