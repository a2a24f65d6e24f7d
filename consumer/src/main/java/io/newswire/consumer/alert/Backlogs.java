package io.newswire.consumer.alert;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Reads how much waits in the outbox. */
public final class Backlogs {

  /** Waiting counts from the first attempt, or from when that is due; held messages do not wait. */
  private static final String WAITING =
      """
      select channel, count(*) as messages,
        extract(epoch from greatest(interval '0', now() - min(coalesce(
          (select min(t.begun) from delivery_attempts t where t.delivery = d.id), d.due)))) as seconds
      from deliveries d where status = 'pending' group by channel order by channel
      """;

  private static final double MILLIS = 1_000;

  private final Jdbi jdbi;

  /** A reader of one database. */
  public Backlogs(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The channels for which something waits. */
  public List<Backlog> read() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WAITING)
                .map(
                    (row, context) ->
                        new Backlog(
                            row.getString("channel"),
                            row.getLong("messages"),
                            Duration.ofMillis(Math.round(row.getDouble("seconds") * MILLIS))))
                .list());
  }
}
