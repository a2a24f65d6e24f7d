package io.newswire.consumer.alert;

import io.newswire.consumer.store.PostgresText;
import io.newswire.events.Alert;
import io.newswire.events.Because;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Turns alerts, kills and corrections into messages, in the transaction that stores them.
 *
 * <p>Which messages are due follows from all that is stored, not from the order in which it came: a
 * kill cancels an alert that nobody was sent yet, and withdraws one that somebody may have got; a
 * correction is told to whoever was told the earlier text.
 */
public final class Outbox {

  private static final String ADD_ALERT =
      """
      insert into alerts
        (id, severity, story, uri, revision, source, headline, link, rule, because, raised)
      values
        (:id, :severity, :story, :uri, :revision, :source, :headline, :link, :rule,
         cast(:because as jsonb), :raised)
      on conflict (id) do nothing
      """;

  private static final String ADD_DELIVERY =
      """
      insert into deliveries (id, alert, channel, kind, payload)
      select :id, :alert, :channel, :kind, cast(:payload as jsonb)
      where not exists (select from disabled_channels where channel = :channel)
      on conflict (id) do nothing
      """;

  /**
   * Alerts whose article was killed after them. An alert that a later text raised, after a kill was
   * taken back, is not among them.
   */
  private static final String KILLED =
      """
      killed as (
        select a.*, r.promoted, r.reason as said, r.at
        from alerts a
        join lateral (
          select * from retractions
          where uri = a.uri and kind = 'kill' order by at desc limit 1) r on true
        where a.uri = any(:uris)
          and (exists (
              select from article_versions
              where uri = a.uri and verdict = 'kill' and revision >= a.revision)
            or not exists (
              select from article_versions where uri = a.uri and verdict = 'kill'))
      )
      """;

  private static final String CANCEL =
      "with "
          + KILLED
          + """
          update deliveries d set status = 'canceled', settled = now()
          from killed k
          where d.alert = k.id and d.status = 'pending' and d.kind <> 'withdrawal'
          """;

  private static final String WITHDRAWALS =
      "with "
          + KILLED
          + """
          select d.channel, k.id, k.uri, k.story, k.rule, k.headline, k.promoted, k.said, k.at,
            0 as revision
          from killed k join deliveries d on d.alert = k.id
          where d.kind = 'alert' and d.attempts > 0
          order by d.position
          """;

  private static final String CORRECTIONS =
      """
      select d.channel, a.id, a.uri, a.story, a.rule, v.event #>> '{article,headline}' as headline,
        null as promoted, r.reason as said, r.at, v.revision
      from alerts a
      join article_versions v on v.verdict = 'correction'
        and (v.uri = a.uri and v.revision > a.revision or v.of_uri = a.uri and v.uri <> a.uri)
      join lateral (
        select * from retractions
        where uri = a.uri and kind = 'correction' order by at desc limit 1) r on true
      join deliveries d on d.alert = a.id and d.kind = 'alert' and d.status <> 'canceled'
      where a.uri = any(:uris)
      order by d.position, v.revision
      """;

  private static final RowMapper<FollowUp> FOLLOW_UP =
      (row, context) ->
          new FollowUp(
              row.getString("channel"),
              row.getInt("revision"),
              new Message.Change(
                  row.getString("id"),
                  row.getString("uri"),
                  row.getString("story"),
                  row.getString("rule"),
                  row.getString("headline"),
                  row.getString("promoted"),
                  row.getString("said")),
              row.getTimestamp("at").toInstant());

  private final List<String> channels;

  /** The outbox of some channels. */
  public Outbox(AlertConfig config) {
    this.channels = config.channels();
  }

  /**
   * Stores alerts and makes the messages that have become due.
   *
   * @param handle a transaction
   * @param alerts new alerts
   * @param articles uris of the articles of which something new is stored
   */
  public void add(Handle handle, Collection<Alert> alerts, Set<String> articles) {
    store(handle, alerts);
    Set<String> uris = new LinkedHashSet<>(articles);
    alerts.forEach(alert -> uris.add(alert.uri()));
    followUp(handle, uris);
  }

  private void store(Handle handle, Collection<Alert> alerts) {
    if (alerts.isEmpty()) {
      return;
    }
    PreparedBatch rows = handle.prepareBatch(ADD_ALERT);
    List<Message> messages = new ArrayList<>();
    for (Alert alert : alerts) {
      Because because = alert.because();
      rows.bind("id", alert.id())
          .bind("severity", Message.jsonName(alert.severity()))
          .bind("story", alert.story())
          .bind("uri", alert.uri())
          .bind("revision", alert.revision())
          .bind("source", alert.source())
          .bind("headline", alert.headline())
          .bind("link", alert.link())
          .bind("rule", because.rule())
          .bind("because", PostgresText.json(because))
          .bind("raised", alert.raised())
          .add();
      channels.forEach(channel -> messages.add(Message.raised(channel, alert)));
    }
    rows.execute();
    add(handle, messages);
  }

  private void followUp(Handle handle, Set<String> uris) {
    if (uris.isEmpty()) {
      return;
    }
    List<String> list = List.copyOf(uris);
    // Cancelled first: once cancelled, no delivery begins any more, so that those which had begun
    // are all seen by the query after it.
    handle.createUpdate(CANCEL).bindArray("uris", String.class, list).execute();
    List<Message> messages = new ArrayList<>();
    handle
        .createQuery(WITHDRAWALS)
        .bindArray("uris", String.class, list)
        .map(FOLLOW_UP)
        .forEach(f -> messages.add(Message.withdrawn(f.channel, f.change, f.at)));
    handle
        .createQuery(CORRECTIONS)
        .bindArray("uris", String.class, list)
        .map(FOLLOW_UP)
        .forEach(f -> messages.add(Message.corrected(f.channel, f.change, f.revision, f.at)));
    add(handle, messages);
  }

  private static void add(Handle handle, List<Message> messages) {
    if (messages.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(ADD_DELIVERY);
    for (Message message : messages) {
      batch
          .bind("id", message.id())
          .bind("alert", message.alert())
          .bind("channel", message.channel())
          .bind("kind", Message.jsonName(message.kind()))
          .bind("payload", PostgresText.json(message.payload()))
          .add();
    }
    batch.execute();
  }

  private record FollowUp(String channel, int revision, Message.Change change, Instant at) {}
}
