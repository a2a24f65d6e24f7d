package io.newswire.consumer.alert;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What became of each alert: who is told, and how far that has come. */
public final class AlertLog {

  /** Most alerts that are told of at a time. */
  public static final int MAX = 200;

  private static final String ALERTS =
      """
      select a.id, a.thread, a.severity, a.rule, a.because, a.headline, a.source, a.uri, a.story,
        a.link, a.raised, a.withheld, r.status = 'killed' as killed
      from alerts a left join articles r on r.uri = a.uri
      where a.raised >= :since and (cast(:rule as text) is null or a.rule = :rule)
      order by a.raised desc, a.id desc
      limit :limit
      """;

  private static final String DELIVERIES =
      """
      select d.alert, d.channel, d.kind, d.id, g.id as digest,
        case when d.status = 'collected' then 'pending' else d.status end as status,
        d.held_for, coalesce(g.attempts, d.attempts) as attempts, coalesce(g.due, d.due) as due,
        coalesce(g.last_error, d.last_error) as last_error, d.settled
      from deliveries d left join deliveries g on g.id = d.digest
      where d.alert = any(:alerts)
      order by d.position
      """;

  private static final String CHANNELS =
      """
      select c.channel, x.reason as disabled,
        count(*) filter (where d.status in ('pending', 'held', 'collected')) as waiting,
        count(*) filter (where d.status = 'sent') as sent,
        count(*) filter (where d.status = 'failed') as failed,
        max(d.settled) filter (where d.status = 'sent') as last_sent
      from (select channel from disabled_channels union select channel from deliveries) c
      left join deliveries d on d.channel = c.channel and d.kind <> 'digest'
      left join disabled_channels x on x.channel = c.channel
      group by 1, 2 order by 1
      """;

  private final Jdbi jdbi;

  /** The log in a database. */
  public AlertLog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Alerts, newest first.
   *
   * @param since event time of the oldest
   * @param rule only those of this rule; null for all
   * @param limit how many, up to {@value #MAX}
   */
  public List<Told> newest(Instant since, String rule, int limit) {
    return jdbi.inTransaction(handle -> newest(handle, since, rule, Math.min(limit, MAX)));
  }

  /** The channels that something was to go through. */
  public List<ChannelState> channels() {
    return jdbi.withHandle(
        handle -> handle.createQuery(CHANNELS).map((row, context) -> channel(row)).list());
  }

  /**
   * Takes up again a channel that was disabled.
   *
   * @return whether it was
   */
  public boolean enable(String channel) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate("delete from disabled_channels where channel = :channel")
                    .bind("channel", channel)
                    .execute())
        > 0;
  }

  private static List<Told> newest(Handle handle, Instant since, String rule, int limit) {
    Map<String, List<Delivery>> deliveries = new HashMap<>();
    List<Told> alerts =
        handle
            .createQuery(ALERTS)
            .bind("since", since)
            .bind("rule", rule)
            .bind("limit", limit)
            .map((row, context) -> told(row, deliveries))
            .list();
    handle
        .createQuery(DELIVERIES)
        .bindArray("alerts", String.class, alerts.stream().map(Told::id).toList())
        .map((row, context) -> Map.entry(row.getString("alert"), delivery(row)))
        .forEach(each -> deliveries.get(each.getKey()).add(each.getValue()));
    return alerts;
  }

  private static Told told(ResultSet row, Map<String, List<Delivery>> deliveries)
      throws SQLException {
    String id = row.getString("id");
    return new Told(
        id,
        row.getString("thread"),
        row.getString("severity"),
        row.getString("rule"),
        row.getString("because"),
        row.getString("headline"),
        row.getString("source"),
        row.getString("uri"),
        row.getString("story"),
        row.getString("link"),
        row.getTimestamp("raised").toInstant(),
        row.getString("withheld"),
        row.getBoolean("killed"),
        deliveries.computeIfAbsent(id, any -> new ArrayList<>()));
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString("id"),
        row.getString("channel"),
        row.getString("kind"),
        row.getString("status"),
        row.getString("held_for"),
        row.getString("digest"),
        row.getInt("attempts"),
        row.getTimestamp("due").toInstant(),
        row.getString("last_error"),
        instant(row.getTimestamp("settled")));
  }

  private static ChannelState channel(ResultSet row) throws SQLException {
    return new ChannelState(
        row.getString("channel"),
        row.getString("disabled"),
        row.getLong("waiting"),
        row.getLong("sent"),
        row.getLong("failed"),
        instant(row.getTimestamp("last_sent")));
  }

  private static Instant instant(Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  /**
   * An alert and what became of it.
   *
   * @param because JSON of {@link io.newswire.events.Because}
   * @param raised event time
   * @param withheld why nobody is told, null when people are
   * @param killed whether its article was killed
   * @param deliveries its messages, in the order in which they were made
   */
  public record Told(
      String id,
      String thread,
      String severity,
      String rule,
      @JsonRawValue String because,
      String headline,
      String source,
      String uri,
      String story,
      String link,
      Instant raised,
      String withheld,
      boolean killed,
      List<Delivery> deliveries) {}

  /**
   * One message on its way to a channel.
   *
   * @param id the message's id
   * @param kind {@code alert}, {@code update}, {@code withdrawal} or {@code correction}
   * @param status {@code pending}, {@code held}, {@code sent}, {@code failed} or {@code canceled}
   * @param heldFor why it waits or waited: {@code schedule}, {@code rate} or {@code digest}; null
   *     when it did not
   * @param digest id of the digest it goes out in, null when by itself
   * @param attempts how many attempts were begun
   * @param due when it is tried next, while it is pending or held
   * @param lastError what went wrong last, null when nothing did
   * @param settled when it came to its end, null while it has not
   */
  public record Delivery(
      String id,
      String channel,
      String kind,
      String status,
      String heldFor,
      String digest,
      int attempts,
      Instant due,
      String lastError,
      Instant settled) {}

  /**
   * How a channel does.
   *
   * @param disabled why it takes nothing more, null while it does
   * @param waiting messages that are not yet sent
   * @param sent messages that were
   * @param failed messages that never will be
   * @param lastSent when the last one was sent, null when none was
   */
  public record ChannelState(
      String channel, String disabled, long waiting, long sent, long failed, Instant lastSent) {}
}
