package io.newswire.consumer.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows an alert when its article is killed or corrected, within a transaction: a kill
 * cancels an alert that nobody was sent yet, and withdraws one that somebody may have got; a
 * correction is told to whoever was, or will be, told the earlier text. Both go out at once,
 * whatever the rule's hours and limits.
 */
final class FollowUps {

  private static final Logger LOG = LoggerFactory.getLogger(FollowUps.class);

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
          where d.alert = k.id and d.status in ('pending', 'held') and d.kind <> 'withdrawal'
          returning d.id, d.channel, d.attempts, k.headline
          """;

  /** Digests of which no attempt was begun are taken apart, so that the killed can be left out. */
  private static final String DISSOLVE =
      "with "
          + KILLED
          + """
          , dissolved as (
            update deliveries g set status = 'canceled', settled = now()
            where g.status = 'pending' and g.attempts = 0 and g.id in (
              select d.digest from killed k join deliveries d on d.alert = k.id
              where d.status = 'collected')
            returning g.id)
          update deliveries d set status = 'held', digest = null, due = now()
          from dissolved g where d.digest = g.id and d.status = 'collected'
          """;

  /** One for each thread, channel and kill, though several alerts may have told of the article. */
  private static final String WITHDRAWALS =
      "with "
          + KILLED
          + """
          select distinct on (d.channel, k.thread, k.uri)
            d.channel, k.id, k.thread, k.uri, k.story, k.rule, k.source, k.headline, k.link,
            k.promoted, k.said, k.at, '' as version,
            (select headline from alerts o where o.thread = k.thread
             order by o.raised, o.revision limit 1) as opening
          from killed k
          join deliveries d on d.alert = k.id
          left join deliveries g on g.id = d.digest
          where d.kind in ('alert', 'update') and (d.attempts > 0 or g.attempts > 0)
            and not exists (
              select from deliveries w join alerts wa on wa.id = w.alert
              where w.kind = 'withdrawal' and w.channel = d.channel and wa.thread = k.thread
                and wa.uri = k.uri and wa.revision >= k.revision)
          order by d.channel, k.thread, k.uri, k.revision desc
          """;

  private static final String CORRECTIONS =
      """
      select distinct on (d.channel, a.thread, v.uri, v.revision)
        d.channel, a.id, a.thread, a.uri, a.story, a.rule, a.source,
        v.event #>> '{article,headline}' as headline, v.event #>> '{article,link}' as link,
        null as promoted, r.reason as said, r.at,
        case when v.uri = a.uri then '' else v.uri || ' ' end || v.revision as version,
        (select headline from alerts o where o.thread = a.thread
         order by o.raised, o.revision limit 1) as opening
      from alerts a
      join article_versions v on v.verdict = 'correction'
        and (v.uri = a.uri and v.revision > a.revision or v.of_uri = a.uri and v.uri <> a.uri)
      join lateral (
        select * from retractions
        where uri = a.uri and kind = 'correction' order by at desc limit 1) r on true
      join deliveries d on d.alert = a.id and d.kind in ('alert', 'update')
        and d.status <> 'canceled' and (d.status <> 'failed' or d.attempts > 0)
      where a.uri = any(:uris)
        and not exists (
          select from deliveries u join alerts ua on ua.id = u.alert
          where u.kind = 'update' and u.channel = d.channel and ua.thread = a.thread
            and ua.uri = v.uri and ua.revision = v.revision)
      order by d.channel, a.thread, v.uri, v.revision, a.revision, a.id
      """;

  private static final RowMapper<FollowUp> FOLLOW_UP = (row, context) -> followUp(row);

  private static final String CHANNEL = "channel";

  private final Handle handle;
  private final Instant now;

  FollowUps(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** Makes what is due of articles of which something new is stored. */
  void add(Set<String> uris) {
    if (uris.isEmpty()) {
      return;
    }
    List<String> list = List.copyOf(uris);
    // Canceled first: once canceled, no delivery begins any more, so that those which had begun
    // are all seen by the query after it. What was collected meanwhile is canceled after it was
    // taken out of its digest.
    cancel(list);
    if (handle.createUpdate(DISSOLVE).bindArray("uris", String.class, list).execute() > 0) {
      cancel(list);
    }
    DeliveryRows rows = new DeliveryRows(handle, now);
    for (FollowUp kill : find(WITHDRAWALS, list)) {
      rows.add(Message.withdrawn(kill.channel, kill.change, kill.at), new Timing(now, null));
    }
    for (FollowUp correction : find(CORRECTIONS, list)) {
      rows.add(
          Message.corrected(
              correction.channel, correction.change, correction.version, correction.at),
          new Timing(now, null));
    }
  }

  private void cancel(List<String> uris) {
    handle
        .createQuery(CANCEL)
        .bindArray("uris", String.class, uris)
        .mapToMap()
        .forEach(
            row ->
                LOG.info(
                    "{}: {} is {}, its article was killed: {}",
                    row.get(CHANNEL),
                    row.get("id"),
                    Integer.valueOf(0).equals(row.get("attempts")) ? "dropped" : "not sent again",
                    oneLine(row.get("headline"))));
  }

  private List<FollowUp> find(String sql, List<String> uris) {
    List<FollowUp> found = new ArrayList<>();
    handle
        .createQuery(sql)
        .bindArray("uris", String.class, uris)
        .map(FOLLOW_UP)
        .forEach(found::add);
    return found;
  }

  private static String oneLine(Object text) {
    return String.valueOf(text).replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}]+", " ");
  }

  private static FollowUp followUp(ResultSet row) throws SQLException {
    return new FollowUp(
        row.getString(CHANNEL),
        row.getString("version"),
        new Message.Change(
            row.getString("id"),
            row.getString("thread"),
            row.getString("opening"),
            row.getString("uri"),
            row.getString("story"),
            row.getString("rule"),
            row.getString("source"),
            row.getString("headline"),
            row.getString("link"),
            row.getString("promoted"),
            row.getString("said")),
        row.getTimestamp("at").toInstant());
  }

  private record FollowUp(String channel, String version, Message.Change change, Instant at) {}
}
