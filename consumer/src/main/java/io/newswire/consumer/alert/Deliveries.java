package io.newswire.consumer.alert;

import io.newswire.consumer.alert.channel.Channel;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The outbox seen from its sending end. */
final class Deliveries {

  /**
   * Takes the oldest message that is due, and logs that an attempt begins. What follows an alert
   * waits until the alert has come to an end.
   */
  private static final String CLAIM =
      """
      with claimed as (
        update deliveries
        set attempts = attempts + 1, claimed_until = now() + make_interval(secs => :lease)
        where id = (
          select d.id from deliveries d
          where d.channel = :channel and d.status = 'pending' and d.due <= now()
            and (d.claimed_until is null or d.claimed_until < now())
            and not exists (
              select from deliveries o
              where o.channel = d.channel and o.thread = d.thread and o.position < d.position
                and o.status in ('pending', 'held', 'collected'))
          order by d.position limit 1
          for update skip locked)
        returning id, alert, payload, attempts),
      begun as (
        insert into delivery_attempts (delivery, attempt) select id, attempts from claimed)
      select c.id, c.payload, c.attempts, a.traceparent
      from claimed c left join alerts a on a.id = c.alert
      """;

  private static final String SETTLE =
      """
      update deliveries
      set status = :status, last_error = :detail, claimed_until = null, settled = now()
      where id = :id and (status = 'pending' or :status = 'sent')
      """;

  private static final String SETTLE_COLLECTED =
      """
      update deliveries set status = :status, last_error = :detail, settled = now()
      where digest = :id and status = 'collected'
      """;

  private static final String POSTPONE =
      """
      update deliveries
      set due = now() + make_interval(secs => :wait), last_error = :detail, claimed_until = null
      where id = :id and status = 'pending'
      """;

  private static final String LOG =
      """
      update delivery_attempts
      set ended = clock_timestamp(), outcome = :outcome, detail = :detail,
        next = now() + make_interval(secs => cast(:wait as double precision))
      where delivery = :id and attempt = :attempt
      """;

  private static final String DISABLE =
      """
      insert into disabled_channels (channel, reason) values (:channel, :reason)
      on conflict do nothing
      """;

  private static final String FAIL_ALL =
      """
      update deliveries set status = 'failed', last_error = :reason, settled = now()
      where channel = :channel and status in ('pending', 'held', 'collected')
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
                .bind("lease", seconds(lease))
                .map(
                    (row, context) ->
                        new Channel.Delivery(
                            row.getString("id"),
                            row.getString("payload"),
                            row.getInt("attempts"),
                            row.getString("traceparent")))
                .findOne());
  }

  /** The receiver has it. */
  void sent(Channel.Delivery delivery, String remark) {
    settle(delivery, "sent", "taken", remark);
  }

  /**
   * It will not be tried again.
   *
   * @param outcome how the last attempt ended, as the log calls it
   */
  void failed(Channel.Delivery delivery, String outcome, String reason) {
    settle(delivery, "failed", outcome, reason);
  }

  /** It is to be tried again. */
  void postpone(Channel.Delivery delivery, Duration wait, String reason) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(POSTPONE)
              .bind("id", delivery.id())
              .bind("wait", seconds(wait))
              .bind("detail", reason)
              .execute();
          log(handle, delivery, "not-taken", reason, wait);
        });
  }

  /** Sends nothing more to a channel. */
  void disable(String channel, String reason) {
    jdbi.useTransaction(
        handle -> {
          handle.createUpdate(DISABLE).bind("channel", channel).bind("reason", reason).execute();
          handle.createUpdate(FAIL_ALL).bind("channel", channel).bind("reason", reason).execute();
        });
  }

  private void settle(Channel.Delivery delivery, String status, String outcome, String detail) {
    jdbi.useTransaction(
        handle -> {
          for (String update : new String[] {SETTLE, SETTLE_COLLECTED}) {
            handle
                .createUpdate(update)
                .bind("id", delivery.id())
                .bind("status", status)
                .bind("detail", detail)
                .execute();
          }
          log(handle, delivery, outcome, detail, null);
        });
  }

  private static void log(
      Handle handle, Channel.Delivery delivery, String outcome, String detail, Duration wait) {
    handle
        .createUpdate(LOG)
        .bind("id", delivery.id())
        .bind("attempt", delivery.attempt())
        .bind("outcome", outcome)
        .bind("detail", detail)
        .bind("wait", wait == null ? null : seconds(wait))
        .execute();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }
}
