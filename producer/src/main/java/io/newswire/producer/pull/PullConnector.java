package io.newswire.producer.pull;

import io.newswire.events.Position;
import io.newswire.events.SourceState.State;
import io.newswire.producer.connector.Connector;
import io.newswire.producer.connector.Intake;
import io.newswire.producer.health.SourceReports;
import io.newswire.producer.net.Tempo;
import io.newswire.producer.publish.Receipt;
import io.newswire.producer.source.Source;
import io.newswire.producer.topic.Positions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the files that arrive in a folder on another machine, by FTP, FTP over TLS or SFTP. One
 * thread looks at it, at intervals, with a connection of its own each time.
 */
public final class PullConnector implements Connector {

  private static final Logger LOG = LoggerFactory.getLogger(PullConnector.class);
  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final Duration BETWEEN_READINGS = Duration.ofSeconds(5);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  /** A wire that fails is tried again after this at the latest: nobody else has its news. */
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(10);

  private final Source.Remote source;
  private final Intake intake;
  private final Positions positions;
  private final SourceReports reports;
  private final RemoteFolders folders;
  private final Tempo tempo;
  private final Duration settling;
  private final Clock clock;
  private final Thread thread;
  private final ExecutorService readers;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Health health = new Health(true, "not started");
  private int failures;

  PullConnector(
      Source.Remote source,
      Intake intake,
      Positions positions,
      SourceReports reports,
      RemoteFolders folders,
      Tempo tempo,
      Duration settling,
      Clock clock) {
    this.source = source;
    this.intake = intake;
    this.positions = positions;
    this.reports = reports;
    this.folders = folders;
    this.tempo = tempo;
    this.settling = settling;
    this.clock = clock;
    this.thread = daemon(this::run);
    this.readers = Executors.newSingleThreadExecutor(this::daemon);
  }

  /** A connector to the real internet. */
  public static PullConnector of(
      Source.Remote source, Intake intake, Positions positions, SourceReports reports) {
    return new PullConnector(
        source,
        intake,
        positions,
        reports,
        RemoteFolders.real(),
        new Tempo(new Random()),
        SETTLING,
        Clock.systemUTC());
  }

  private Thread daemon(Runnable task) {
    Thread made = new Thread(task, "pull " + source.id());
    made.setDaemon(true);
    return made;
  }

  @Override
  public String id() {
    return "pull " + source.id();
  }

  @Override
  public void start() {
    LOG.info("{}: looking at {} every {} s", source.id(), source.url(), pauseSeconds());
    thread.start();
  }

  private long pauseSeconds() {
    return source.interval().toSeconds();
  }

  @Override
  public Health health() {
    return health;
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    readers.shutdownNow();
    try {
      thread.join(CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      var reader =
          new FolderReader(source, position(), intake, positions, readers, this::settle, clock);
      while (closed.getCount() > 0) {
        Duration pause = look(reader);
        closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      LOG.debug("{}: closed", source.id());
    }
  }

  private void settle() throws InterruptedException {
    closed.await(settling.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Position position() throws InterruptedException {
    while (closed.getCount() > 0) {
      try {
        return positions.read().get(source.id());
      } catch (KafkaException e) {
        health = new Health(false, "waiting for its position: " + e.getMessage());
        closed.await(BETWEEN_READINGS.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
    throw new InterruptedException("closed");
  }

  private Duration look(FolderReader reader) throws InterruptedException {
    try (RemoteFolder folder = folders.open(source)) {
      return succeeded(reader.read(folder));
    } catch (IOException | RuntimeException e) {
      if (closed.getCount() == 0 || e instanceof java.io.InterruptedIOException) {
        throw new InterruptedException("closed");
      }
      return failed(RemoteFolders.named(e, source));
    }
  }

  private Duration succeeded(FolderReader.Visit visit) {
    if (failures > 0) {
      LOG.info("{}: {} works again after {} failures", source.id(), source.url(), failures);
    }
    failures = 0;
    health = new Health(true, "looking");
    Receipt receipt = visit.receipt();
    State state =
        receipt.accepted() > 0
            ? State.OK
            : receipt.refused() > 0 ? State.ALL_REJECTED : State.UNCHANGED;
    Duration pause = tempo.afterSuccess(source.interval());
    report(state, visit.problem(), receipt, clock.instant().plus(pause));
    return pause;
  }

  private Duration failed(PullException failure) {
    failures++;
    Duration backOff = tempo.afterFailure(source.interval(), failures, null);
    Duration longest =
        source.interval().compareTo(LONGEST_BACK_OFF) > 0 ? source.interval() : LONGEST_BACK_OFF;
    Duration pause = backOff.compareTo(longest) > 0 ? longest : backOff;
    if (failures == 1) {
      LOG.warn(
          "{} fails, next try in {} s: {}: {}",
          source.id(),
          pause.toSeconds(),
          failure.code(),
          failure.getMessage());
    }
    health = new Health(false, failure.code() + ": " + failure.getMessage());
    report(State.FAILING, Optional.of(failure), Receipt.NOTHING, clock.instant().plus(pause));
    return pause;
  }

  private void report(
      State state, Optional<PullException> problem, Receipt receipt, Instant nextLook) {
    if (closed.getCount() == 0) {
      return;
    }
    reports.report(
        source.id(),
        source.connector(),
        new SourceReports.Sign(
            state,
            problem.map(PullException::code).orElse(null),
            problem.map(PullException::getMessage).orElse(null),
            receipt.accepted(),
            receipt.refused(),
            null,
            nextLook));
  }
}
