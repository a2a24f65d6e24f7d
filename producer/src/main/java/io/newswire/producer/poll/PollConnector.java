package io.newswire.producer.poll;

import io.newswire.events.Position;
import io.newswire.producer.connector.Connector;
import io.newswire.producer.connector.Intake;
import io.newswire.producer.health.SourceReports;
import io.newswire.producer.net.AddressRules;
import io.newswire.producer.net.Tempo;
import io.newswire.producer.source.Source;
import io.newswire.producer.topic.Positions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks feeds for what is new, each at its own pace. It begins when the positions are read from
 * Kafka.
 *
 * <p>One thread keeps the time; up to {@value #WORKERS} ask. The feeds of one host take turns, so
 * that a slow one holds up no other host's.
 */
public final class PollConnector implements Connector {

  private static final Logger LOG = LoggerFactory.getLogger(PollConnector.class);
  private static final int WORKERS = 64;
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_READINGS = Duration.ofSeconds(5);
  private static final int READINGS_BETWEEN_WORDS = 6;

  /** So many feeds begin in a second. */
  private static final int FIRST_REQUESTS_A_SECOND = 50;

  private final Intake intake;
  private final Positions positions;
  private final FeedClient client;
  private final Permission permission;
  private final SourceReports reports;
  private final Tempo tempo;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(named("poll timer"));
  private final ExecutorService workers;
  private final HostTurns turns;
  private final ArticlePages pages;

  /** By source; changed by the timer's thread alone. */
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();

  /** Positions of feeds that are not subscribed to now; of the timer's thread alone. */
  private final Map<String, Position> unclaimed = new HashMap<>();

  private volatile List<Source.Feed> wanted = List.of();
  private volatile boolean begun;

  PollConnector(
      Intake intake,
      Positions positions,
      FeedClient client,
      Permission permission,
      SourceReports reports,
      Tempo tempo,
      Clock clock) {
    this.intake = intake;
    this.positions = positions;
    this.client = client;
    this.permission = permission;
    this.reports = reports;
    this.tempo = tempo;
    this.clock = clock;
    var pool =
        new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named("poll worker"));
    pool.allowCoreThreadTimeOut(true);
    this.workers = pool;
    this.turns = new HostTurns(workers, timer);
    this.pages = new ArticlePages(client, permission, turns, tempo);
  }

  /** A connector that asks the real internet, and has no feed yet. */
  public static PollConnector of(Intake intake, Positions positions, SourceReports reports) {
    Clock clock = Clock.systemUTC();
    var client = new FeedClient(Dns.SYSTEM, AddressRules::isPublic, DEADLINE, clock);
    return new PollConnector(
        intake,
        positions,
        client,
        new Robots(client, clock),
        reports,
        new Tempo(new Random()),
        clock);
  }

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public String id() {
    return "poll";
  }

  @Override
  public void start() {
    timer.execute(() -> begin(0));
  }

  @Override
  public Health health() {
    if (!begun && !wanted.isEmpty()) {
      return new Health(false, "waiting for the positions");
    }
    long failing = subscriptions.values().stream().filter(Subscription::fails).count();
    return new Health(true, subscriptions.size() + " feeds, " + failing + " failing");
  }

  @Override
  public void close() {
    client.close();
    timer.shutdownNow();
    workers.shutdownNow();
  }

  private void begin(int attempt) {
    try {
      unclaimed.putAll(positions.read());
    } catch (KafkaException e) {
      if (attempt % READINGS_BETWEEN_WORDS == 0) {
        LOG.warn("no feed is polled until the positions are read, waiting: {}", e.getMessage());
      }
      after(BETWEEN_READINGS, () -> begin(attempt + 1));
      return;
    }
    begun = true;
    subscribe();
  }

  /** Asks these feeds from now on, and no others; each goes on where it was read to. */
  public void poll(List<Source.Feed> feeds) {
    wanted = List.copyOf(feeds);
    Set<Source.Feed> stay = new HashSet<>(feeds);
    // At once, so that nothing more is told of those that go.
    subscriptions.values().stream()
        .filter(known -> !stay.contains(known.feed()))
        .forEach(Subscription::unsubscribe);
    after(Duration.ZERO, this::subscribe);
  }

  private void subscribe() {
    if (!begun) {
      return; // it is called again then
    }
    Map<String, Source.Feed> declared = new LinkedHashMap<>();
    wanted.forEach(feed -> declared.put(feed.id(), feed));
    List<Subscription> left =
        subscriptions.values().stream()
            .filter(known -> !known.feed().equals(declared.get(known.feed().id())))
            .toList();
    for (Subscription subscription : left) {
      subscription.unsubscribe();
      subscriptions.remove(subscription.feed().id());
      unclaimed.put(subscription.feed().id(), subscription.position());
    }
    List<Subscription> added = new ArrayList<>();
    for (Source.Feed feed : declared.values()) {
      subscriptions.computeIfAbsent(
          feed.id(),
          id -> {
            added.add(subscription(feed));
            return added.get(added.size() - 1);
          });
    }
    if (!added.isEmpty() || !left.isEmpty()) {
      LOG.info("polling {} feeds, {} of them new", subscriptions.size(), added.size());
    }
    Duration spread = Duration.ofMillis(1_000L * added.size() / FIRST_REQUESTS_A_SECOND);
    for (Subscription subscription : added) {
      if (!subscription.ended()) {
        askAfter(tempo.beforeFirst(spread), subscription);
      }
    }
  }

  private Subscription subscription(Source.Feed feed) {
    return new Subscription(
        feed,
        unclaimed.remove(feed.id()),
        intake,
        positions,
        client,
        permission,
        pages,
        reports,
        tempo,
        clock);
  }

  private void askAfter(Duration pause, Subscription subscription) {
    after(pause, () -> turns.take(subscription.host(), () -> ask(subscription)));
  }

  private Duration ask(Subscription subscription) {
    if (subscription.ended()) {
      return Duration.ZERO;
    }
    try {
      subscription
          .poll()
          .whenComplete(
              (pause, failure) ->
                  goOn(subscription, failure == null ? pause : subscription.unpublished(failure)));
    } catch (RuntimeException e) {
      // One feed's bug must not end it for good, nor touch any other.
      LOG.error("polling failed", e);
      goOn(subscription, subscription.unpublished(e));
    }
    return subscription.hostPause();
  }

  private void goOn(Subscription subscription, Optional<Duration> pause) {
    pause.filter(known -> !subscription.ended()).ifPresent(known -> askAfter(known, subscription));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it ends with the timer
  private void after(Duration pause, Runnable task) {
    try {
      timer.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed, no feed is asked any more");
    }
  }
}
