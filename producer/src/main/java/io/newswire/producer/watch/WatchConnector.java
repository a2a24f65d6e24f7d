package io.newswire.producer.watch;

import io.newswire.producer.connector.Connector;
import io.newswire.producer.connector.Intake;
import io.newswire.producer.format.Payload;
import io.newswire.producer.publish.Receipt;
import io.newswire.producer.source.SourceId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the files that arrive in a folder. A file is moved away, to {@code done/} or {@code
 * failed/}, only when Kafka has acknowledged all of it: whatever happens in between, it is there to
 * be read again.
 *
 * <p>An <em>inbox</em> belongs to no source: the name of a subfolder is the source of its files,
 * and files in the inbox itself are of the source that they state. A source's own folder has no
 * subfolders.
 *
 * <p>One thread looks at the folder and moves files; up to {@value #UNDER_WAY} files wait for
 * acknowledgement at a time.
 */
public final class WatchConnector implements Connector {

  private static final Logger LOG = LoggerFactory.getLogger(WatchConnector.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration SETTLING = Duration.ofSeconds(1);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(3);
  private static final int UNDER_WAY = 64;

  /** What follows the first document of long files is read by so many threads. */
  private static final int READERS = 2;

  private final Path root;
  private final String source;
  private final Intake intake;
  private final Duration betweenLooks;
  private final Clock clock;
  private final Arrivals arrivals;
  private final Outcome outcome;
  private final ScheduledExecutorService thread;
  private final ExecutorService readers;
  private final Semaphore places = new Semaphore(UNDER_WAY);
  private final Set<Path> underWay = new HashSet<>();
  private final Map<Path, Instant> postponed = new HashMap<>();
  private volatile Health health = new Health(true, "not started");

  WatchConnector(
      Path root,
      String source,
      Intake intake,
      Duration settling,
      Duration betweenLooks,
      Clock clock) {
    this.root = root.toAbsolutePath().normalize();
    this.source = source;
    this.intake = intake;
    this.betweenLooks = betweenLooks;
    this.clock = clock;
    this.arrivals = new Arrivals(settling, clock);
    this.outcome = new Outcome(this.root);
    this.thread =
        Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "watch " + this.root));
    this.readers = Executors.newFixedThreadPool(READERS, task -> daemon(task, "read " + this.root));
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Watches an inbox. */
  public static WatchConnector inbox(Path folder, Intake intake) {
    return new WatchConnector(folder, null, intake, SETTLING, BETWEEN_LOOKS, Clock.systemUTC());
  }

  /** Watches the folder of one source. */
  public static WatchConnector of(String source, Path folder, Intake intake) {
    return new WatchConnector(folder, source, intake, SETTLING, BETWEEN_LOOKS, Clock.systemUTC());
  }

  @Override
  public String id() {
    return "watch " + root;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // it ends with its thread
  public void start() {
    LOG.info("watching {}", root);
    thread.scheduleWithFixedDelay(this::look, 0, betweenLooks.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Health health() {
    return health;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    readers.shutdownNow();
  }

  private void look() {
    try {
      Files.createDirectories(root);
      lookAt(root, source);
      if (source == null) {
        for (Path folder : subfolders()) {
          lookAt(folder, folder.getFileName().toString());
        }
      }
      health = new Health(true, "watching");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      report(e);
    }
  }

  private void report(Exception failure) {
    String detail = "cannot read " + root + ": " + failure;
    if (health.well()) {
      LOG.error("{}; trying again", detail);
    }
    health = new Health(false, detail);
  }

  private List<Path> subfolders() throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, this::isSourceFolder)) {
      entries.forEach(folders::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return folders;
  }

  private boolean isSourceFolder(Path folder) {
    String name = folder.getFileName().toString();
    return !name.equals(Outcome.DONE)
        && !name.equals(Outcome.FAILED)
        && SourceId.isValid(name)
        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
  }

  private void lookAt(Path folder, String ofSource) throws IOException, InterruptedException {
    for (Path file : arrivals.whole(folder)) {
      if (!underWay.contains(file) && !isPostponed(file)) {
        take(file, ofSource);
      }
    }
  }

  private void take(Path file, String ofSource) throws InterruptedException {
    places.acquire();
    CompletionStage<Receipt> published;
    try {
      published = publish(file, ofSource);
    } catch (NoSuchFileException e) {
      places.release();
      return; // somebody took it back
    } catch (IOException | RuntimeException e) {
      places.release();
      postpone(file, e);
      return;
    }
    underWay.add(file);
    published.whenComplete(
        (receipt, failure) -> {
          places.release();
          onThread(() -> settle(file, receipt, failure));
        });
  }

  private boolean isPostponed(Path file) {
    Instant until = postponed.get(file);
    return until != null && clock.instant().isBefore(until);
  }

  /** Leaves a file where it is, to be tried again a little later; said once. */
  private void postpone(Path file, Throwable failure) {
    postponed.keySet().removeIf(other -> !Files.exists(other, LinkOption.NOFOLLOW_LINKS));
    if (postponed.put(file, clock.instant().plus(BETWEEN_TRIES)) == null) {
      LOG.warn("{} cannot be taken in yet, trying again: {}", file, failure.toString());
    }
  }

  private CompletionStage<Receipt> publish(Path file, String ofSource) throws IOException {
    InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    var origin =
        new Payload(
            new byte[0], ofSource, "watch", root.relativize(file).toString(), clock.instant());
    return intake.take(in, origin, readers);
  }

  private void onThread(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed before a file was moved; it will be read again");
    }
  }

  private void settle(Path file, Receipt receipt, Throwable failure) {
    underWay.remove(file);
    if (failure != null) {
      postpone(file, failure);
      return;
    }
    postponed.remove(file);
    try {
      Path moved = outcome.file(file, receipt);
      LOG.info(
          "{}: {} accepted, {} rejected, now {}",
          root.relativize(file),
          receipt.accepted(),
          receipt.refused(),
          root.relativize(moved));
    } catch (NoSuchFileException e) {
      LOG.warn("{} was taken away before it could be moved", file);
    } catch (IOException e) {
      // Left where it is, it would be published again at every look: it stays under way.
      underWay.add(file);
      LOG.error(
          "cannot move {} away: {}; it will be read again at the next start", file, e.toString());
    }
  }
}
