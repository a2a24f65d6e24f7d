package io.newswire.consumer.alert;

import io.newswire.consumer.store.PostgresText;
import io.newswire.events.Alert;
import io.newswire.events.Because;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns alerts, kills and corrections into messages, in the transaction that stores them.
 *
 * <p>The first alert of a story and rule opens a thread on each channel, later ones continue it.
 * Which messages are due follows from all that is stored, not from the order in which it came; see
 * {@link FollowUps} for what kills and corrections do.
 */
public final class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private static final String ADD_ALERT =
      """
      insert into alerts
        (id, thread, severity, story, uri, revision, source, headline, link, rule, because,
         delivery, raised, withheld)
      values
        (:id, :thread, :severity, :story, :uri, :revision, :source, :headline, :link, :rule,
         cast(:because as jsonb), cast(:delivery as jsonb), :raised, :withheld)
      on conflict (id) do nothing
      """;

  private static final String IS_CORRECTION =
      """
      select exists (
        select from article_versions
        where uri = :uri and revision = :revision and verdict = 'correction')
      """;

  private final AlertConfig config;
  private final Clock clock;
  private final Set<String> complainedOf = ConcurrentHashMap.newKeySet();

  /** The outbox of some channels. */
  public Outbox(AlertConfig config) {
    this(config, Clock.systemUTC());
  }

  /** An outbox that asks a clock how old an article is, and whether it is time to tell. */
  public Outbox(AlertConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * Stores alerts and makes the messages that have become due.
   *
   * @param handle a transaction
   * @param alerts new alerts
   * @param articles uris of the articles of which something new is stored
   */
  public void add(Handle handle, Collection<Alert> alerts, Set<String> articles) {
    Instant now = clock.instant();
    DeliveryRows rows = new DeliveryRows(handle, now);
    for (Alert alert : alerts) {
      Optional<String> withheld = withheld(alert, now);
      boolean added = store(handle, alert, withheld.orElse(null));
      if (added && withheld.isEmpty()) {
        config
            .receivers(alert.delivery())
            .forEach(channel -> tell(handle, rows, channel, alert, now));
      } else if (added) {
        LOG.info("nobody is told of alert {}: {}", alert.id(), withheld.get());
      }
    }
    Set<String> uris = new LinkedHashSet<>(articles);
    alerts.forEach(alert -> uris.add(alert.uri()));
    new FollowUps(handle, now).add(uris);
  }

  /** Why nobody is told of an alert. */
  private Optional<String> withheld(Alert alert, Instant now) {
    Instant received = alert.received() == null ? alert.raised() : alert.received();
    return Duration.between(received, now).compareTo(config.maxAge()) <= 0
        ? Optional.empty()
        : Optional.of(
            "the article came in at " + received + ", longer ago than maxAge " + config.maxAge());
  }

  private static boolean store(Handle handle, Alert alert, String withheld) {
    Because because = alert.because();
    return handle
            .createUpdate(ADD_ALERT)
            .bind("id", alert.id())
            .bind("thread", Message.thread(alert))
            .bind("severity", alert.severity().code())
            .bind("story", alert.story())
            .bind("uri", alert.uri())
            .bind("revision", alert.revision())
            .bind("source", alert.source())
            .bind("headline", alert.headline())
            .bind("link", alert.link())
            .bind("rule", because.rule())
            .bind("because", PostgresText.json(because))
            .bind("delivery", PostgresText.json(alert.delivery()))
            .bind("raised", alert.raised())
            .bind("withheld", withheld)
            .execute()
        > 0;
  }

  private void tell(Handle handle, DeliveryRows rows, String channel, Alert alert, Instant now) {
    String rule = alert.because().rule();
    if (config.channel(channel).isEmpty() && complainedOf.add(rule + '\n' + channel)) {
      LOG.warn(
          "rule {} tells channel '{}', which is not declared: its alerts wait until it is",
          rule,
          channel);
    }
    Optional<String> opening = rows.opening(channel, Message.thread(alert));
    if (opening.isPresent() && isCorrection(handle, alert)) {
      // Whoever was told the earlier text is told of the correction as such.
      return;
    }
    rows.add(
        Message.raised(channel, alert, opening.orElse(null)),
        Timing.of(alert.delivery(), now, rows.before(channel, rule, alert.delivery())));
  }

  private static boolean isCorrection(Handle handle, Alert alert) {
    return handle
        .createQuery(IS_CORRECTION)
        .bind("uri", alert.uri())
        .bind("revision", alert.revision())
        .mapTo(Boolean.class)
        .one();
  }
}
