package io.newswire.consumer.alert;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The outbox seen from its sending end. */
final class Deliveries {

  /**
   * Takes the oldest message that is due. What follows an alert waits until the alert has come to
   * an end.
   */
  private static final String CLAIM =
      """
      update deliveries
      set attempts = attempts + 1, claimed_until = now() + make_interval(secs => :lease)
      where id = (
        select d.id from deliveries d
        where d.channel = :channel and d.status = 'pending' and d.due <= now()
          and (d.claimed_until is null or d.claimed_until < now())
          and (d.kind = 'alert' or not exists (
            select from deliveries o
            where o.alert = d.alert and o.channel = d.channel and o.kind = 'alert'
              and o.status = 'pending'))
        order by d.position limit 1
        for update skip locked)
      returning id, payload, attempts
      """;

  private static final String SETTLE =
      """
      update deliveries
      set status = :status, last_error = :error, claimed_until = null, settled = now()
      where id = :id and (status = 'pending' or :status = 'sent')
      """;

  private static final String POSTPONE =
      """
      update deliveries
      set due = now() + make_interval(secs => :wait), last_error = :error, claimed_until = null
      where id = :id and status = 'pending'
      """;

  private static final String DISABLE =
      """
      insert into disabled_channels (channel, reason) values (:channel, :reason)
      on conflict do nothing
      """;

  private static final String FAIL_ALL =
      """
      update deliveries set status = 'failed', last_error = :reason, settled = now()
      where channel = :channel and status = 'pending'
      """;

  private static final double MILLIS = 1_000;

  private final Jdbi jdbi;

  Deliveries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Takes the next message of a channel, so that nobody else does.
   *
   * @param lease for how long
   */
  Optional<Channel.Delivery> claim(String channel, Duration lease) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(CLAIM)
                .bind("channel", channel)
                .bind("lease", lease.toMillis() / MILLIS)
                .map(
                    (row, context) ->
                        new Channel.Delivery(
                            row.getString("id"), row.getString("payload"), row.getInt("attempts")))
                .findOne());
  }

  void sent(String id) {
    settle(id, "sent", null);
  }

  void failed(String id, String error) {
    settle(id, "failed", error);
  }

  void postpone(String id, Duration wait, String error) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(POSTPONE)
                .bind("id", id)
                .bind("wait", wait.toMillis() / MILLIS)
                .bind("error", error)
                .execute());
  }

  /** Sends nothing more to a channel. */
  void disable(String channel, String reason) {
    jdbi.useTransaction(
        handle -> {
          handle.createUpdate(DISABLE).bind("channel", channel).bind("reason", reason).execute();
          handle.createUpdate(FAIL_ALL).bind("channel", channel).bind("reason", reason).execute();
        });
  }

  private void settle(String id, String status, String error) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(SETTLE)
                .bind("id", id)
                .bind("status", status)
                .bind("error", error)
                .execute());
  }
}
