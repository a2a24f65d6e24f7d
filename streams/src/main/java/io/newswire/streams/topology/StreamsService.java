package io.newswire.streams.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.newswire.events.KafkaConnection;
import io.newswire.events.trace.Spans;
import io.newswire.streams.normalize.Normalizer;
import io.newswire.streams.route.LiveRules;
import io.newswire.streams.route.Rules;
import io.newswire.streams.tag.LiveTagger;
import io.newswire.streams.tag.Tagger;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the topology against a Kafka cluster. */
public final class StreamsService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);

  /** How long the threads may take to finish what they are at. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);

  private final KafkaConnection kafka;
  private final StreamsSettings settings;
  private final MeterRegistry meters;
  private final Spans spans;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean closing;
  private volatile KafkaStreams streams;
  private volatile LiveTopics live;
  private volatile KafkaStreamsMetrics measured;

  /** A service that is not started yet, and that nobody measures. */
  public StreamsService(KafkaConnection kafka, StreamsSettings settings) {
    this(kafka, settings, new CompositeMeterRegistry(), Spans.NONE);
  }

  /**
   * A service that is not started yet.
   *
   * @param meters takes its measurements
   * @param spans goes on with the trace of each article
   */
  public StreamsService(
      KafkaConnection kafka, StreamsSettings settings, MeterRegistry meters, Spans spans) {
    this.spans = spans;
    this.kafka = kafka;
    this.settings = settings;
    this.meters = meters;
  }

  /**
   * Loads rules, lexicon and models, waits until Kafka and its topics are there, reads what was
   * changed while it ran before, and starts. Returns when the threads are started; {@link
   * #isRunning} tells when they have work.
   *
   * @throws io.newswire.streams.route.InvalidRulesException when the rules cannot be used
   * @throws InterruptedException when interrupted while waiting
   */
  public void start() throws InterruptedException {
    // Each takes a second or two, and whoever waits for a restart waits for both.
    CompletableFuture<Tagger> loading = CompletableFuture.supplyAsync(Tagger::standard);
    LiveRules rules = new LiveRules(settings.rules().map(Rules::load).orElseGet(Rules::standard));
    Normalizer normalizer = Normalizer.standard();
    Tally tally = new Tally(meters);
    new TopicsReady(kafka).await(() -> closing);
    LiveTagger tagger = new LiveTagger(loading.join());
    Stages stages = Stages.standard(normalizer, tagger, rules, settings.dedup());
    synchronized (this) {
      if (closing) {
        return;
      }
      live = LiveTopics.of(kafka, rules, tagger, tally);
    }
    live.start();
    synchronized (this) {
      if (closing) {
        return;
      }
      Quarantine quarantine = new Quarantine();
      StreamsConfig config = Configuration.of(kafka, settings, tally, quarantine);
      streams =
          new KafkaStreams(
              NewswireTopology.build(stages, config, tally, quarantine, spans), config);
      measured = new KafkaStreamsMetrics(streams);
      measured.bindTo(meters);
      streams.setUncaughtExceptionHandler(new RestartPolicy(Clock.systemUTC(), quarantine));
      streams.setStateListener(this::changed);
      streams.start();
    }
  }

  private void changed(KafkaStreams.State now, KafkaStreams.State before) {
    LOG.info("streams is {}", words(now));
    if (now == KafkaStreams.State.NOT_RUNNING || now == KafkaStreams.State.ERROR) {
      stopped.countDown();
    }
  }

  private static String words(KafkaStreams.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What it is doing, in a word of Kafka Streams, e.g. {@code rebalancing}. */
  public String state() {
    KafkaStreams current = streams;
    return current == null ? "starting" : words(current.state());
  }

  /** Whether it has its partitions and works on them. */
  public boolean isRunning() {
    KafkaStreams current = streams;
    return current != null && current.state() == KafkaStreams.State.RUNNING;
  }

  /** Whether it stopped by itself, for a reason the log tells. */
  public boolean hasFailed() {
    return stopped.getCount() == 0 && !closing;
  }

  /**
   * Waits until it stops, by itself or because it is closed.
   *
   * @return whether it stopped within the time
   */
  public boolean awaitStop(Duration timeout) throws InterruptedException {
    return stopped.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Finishes what is at hand and leaves the group, so that the others need not wait for a timeout.
   * Takes less than 10 seconds.
   */
  @Override
  public void close() {
    closing = true;
    KafkaStreams current;
    LiveTopics following;
    synchronized (this) {
      current = streams;
      following = live;
    }
    if (following != null) {
      following.close();
    }
    if (current != null) {
      measured.close();
      boolean clean =
          current.close(
              CloseOptions.timeout(CLOSE_WITHIN)
                  .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
      if (!clean) {
        LOG.warn("streams did not end within {}; the next start repairs that", CLOSE_WITHIN);
      }
    }
    stopped.countDown();
  }
}
