package io.newswire.consumer.alert;

import io.newswire.consumer.store.PostgresText;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Lets held messages go when they are due: one by itself, several in a digest. */
final class Digests {

  /** Most messages in a digest; what is more goes into the next. */
  static final int MAX_MESSAGES = 500;

  private static final String ANY_DUE =
      """
      select exists (
        select from deliveries where channel = :channel and status = 'held' and due <= now())
      """;

  private static final String DUE =
      """
      select id, held_for, payload, payload ->> 'timestamp' as at from deliveries
      where channel = :channel and status = 'held' and due <= now()
      order by position limit :limit
      for update skip locked
      """;

  private static final String LET_GO = "update deliveries set status = 'pending' where id = :id";

  private static final String ADD =
      """
      insert into deliveries (id, channel, kind, payload)
      values (:id, :channel, 'digest', cast(:payload as jsonb))
      on conflict (id) do update set status = 'pending', settled = null
      """;

  private static final String COLLECT =
      """
      update deliveries set status = 'collected', digest = :id where id = any(:members)
      """;

  private final Jdbi jdbi;

  Digests(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Lets go what is due on a channel. */
  void release(String channel) {
    boolean any =
        jdbi.withHandle(
            handle ->
                handle.createQuery(ANY_DUE).bind("channel", channel).mapTo(Boolean.class).one());
    if (any) {
      jdbi.useTransaction(handle -> release(handle, channel));
    }
  }

  private static void release(Handle handle, String channel) {
    List<Held> due =
        handle
            .createQuery(DUE)
            .bind("channel", channel)
            .bind("limit", MAX_MESSAGES)
            .map(
                (row, context) ->
                    new Held(
                        row.getString("id"),
                        row.getString("held_for"),
                        row.getString("payload"),
                        Instant.parse(row.getString("at"))))
            .list();
    if (due.size() == 1) {
      handle.createUpdate(LET_GO).bind("id", due.get(0).id).execute();
    } else if (!due.isEmpty()) {
      collect(handle, channel, due);
    }
  }

  private static void collect(Handle handle, String channel, List<Held> due) {
    List<String> members = due.stream().map(Held::id).toList();
    String id = Message.digestId(channel, members);
    Message.Digest digest =
        new Message.Digest(
            due.stream().map(Held::heldFor).distinct().toList(),
            due.stream().map(held -> new Message.Collected(held.id, held.payload)).toList());
    Instant last = due.stream().map(Held::at).max(Instant::compareTo).orElseThrow();
    handle
        .createUpdate(ADD)
        .bind("id", id)
        .bind("channel", channel)
        .bind("payload", PostgresText.json(new Message.Payload("alert.digest", last, digest)))
        .execute();
    handle
        .createUpdate(COLLECT)
        .bind("id", id)
        .bindArray("members", String.class, members)
        .execute();
  }

  private record Held(String id, String heldFor, String payload, Instant at) {}
}
