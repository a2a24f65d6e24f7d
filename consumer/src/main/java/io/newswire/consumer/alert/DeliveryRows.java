package io.newswire.consumer.alert;

import io.newswire.consumer.store.PostgresText;
import io.newswire.events.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The outbox seen from its filling end, within a transaction. */
final class DeliveryRows {

  private static final String ADD =
      """
      insert into deliveries
        (id, alert, thread, rule, channel, kind, payload, status, due, held_for, created,
         last_error, settled)
      select :id, :alert, :thread, :rule, :channel, :kind, cast(:payload as jsonb),
        case when d.channel is null then :status else 'failed' end,
        cast(:due as timestamptz), :heldFor, cast(:now as timestamptz),
        d.reason, case when d.channel is null then null else now() end
      from (select) as one left join disabled_channels d on d.channel = :channel
      on conflict (id) do nothing
      """;

  private static final String OPENING =
      """
      select a.headline from deliveries d join alerts a on a.id = d.alert
      where d.channel = :channel and d.thread = :thread and d.kind = 'alert'
        and (d.status <> 'canceled' or d.attempts > 0)
      order by d.position limit 1
      """;

  private static final String BEFORE =
      """
      select
        count(*) filter (where held_for is null and created > :since) as recent,
        min(created) filter (where held_for is null and created > :since) as oldest,
        max(due) filter (where status = 'held' and due > :now) as waiting
      from deliveries
      where channel = :channel and rule = :rule and kind in ('alert', 'update')
        and status <> 'canceled' and (created > :since or status = 'held')
      """;

  private final Handle handle;
  private final Instant now;

  DeliveryRows(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** Adds a message, unless it is there; to a channel that was disabled it is a failed one. */
  void add(Message message, Timing timing) {
    handle
        .createUpdate(ADD)
        .bind("id", message.id())
        .bind("alert", message.alert())
        .bind("thread", message.thread())
        .bind("rule", message.rule())
        .bind("channel", message.channel())
        .bind("kind", Message.jsonName(message.kind()))
        .bind("payload", PostgresText.json(message.payload()))
        .bind("status", timing.heldFor() == null ? "pending" : "held")
        .bind("due", timing.due())
        .bind("heldFor", timing.heldFor() == null ? null : Message.jsonName(timing.heldFor()))
        .bind("now", now)
        .execute();
  }

  /** Headline under which a thread began on a channel, empty when it has not begun there. */
  Optional<String> opening(String channel, String thread) {
    return handle
        .createQuery(OPENING)
        .bind("channel", channel)
        .bind("thread", thread)
        .mapTo(String.class)
        .findOne();
  }

  /** What a rule has sent through a channel. */
  Timing.Before before(String channel, String rule, Delivery delivery) {
    if (delivery.rateLimit() == null && delivery.digest() == null) {
      return Timing.Before.NOTHING;
    }
    Duration per = delivery.rateLimit() == null ? Duration.ZERO : delivery.rateLimit().per();
    return handle
        .createQuery(BEFORE)
        .bind("channel", channel)
        .bind("rule", rule)
        .bind("since", now.minus(per))
        .bind("now", now)
        .map(
            (row, context) ->
                new Timing.Before(
                    row.getInt("recent"),
                    row.getTimestamp("oldest") == null
                        ? null
                        : row.getTimestamp("oldest").toInstant(),
                    row.getTimestamp("waiting") == null
                        ? null
                        : row.getTimestamp("waiting").toInstant()))
        .one();
  }
}
