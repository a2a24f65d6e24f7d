package io.newswire.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a demo wire: drops its items one after the other into a watched folder, as agencies do.
 *
 * <p>An item is played once, over all restarts. What was played is written down; an item that was
 * dropped just before the process was killed is found where it was dropped.
 */
public final class DemoWire implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoWire.class);

  /** Where a watched folder puts what it has taken in. */
  private static final List<String> WHERE_IT_MAY_BE = List.of(".", "done", "failed");

  private final DemoScript script;
  private final Path wires;
  private final Path played;
  private final Clock clock;
  private final Deque<DemoScript.Item> toPlay;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "demo wire"));

  DemoWire(DemoScript script, Path wires, Path played, Clock clock) {
    this.script = script;
    this.wires = wires;
    this.played = played;
    this.clock = clock;
    this.toPlay = new ArrayDeque<>(script.items());
  }

  /**
   * The demo wire that comes with Newswire.
   *
   * @param wires the watched folder: one subfolder a source
   * @param played the file in which it is written down what was played
   */
  public static DemoWire standard(Path wires, Path played) {
    return new DemoWire(DemoScript.read("/demo"), wires, played, Clock.systemUTC());
  }

  /**
   * Begins to play, at once.
   *
   * @param pace the time between two items
   * @return how many items are left to play
   */
  @SuppressWarnings("FutureReturnValueIgnored") // it ends with the thread
  public int start(Duration pace) {
    Set<String> before = playedBefore();
    toPlay.removeIf(item -> before.contains(item.file()) || isDropped(item));
    int left = toPlay.size();
    if (left > 0) {
      thread.scheduleWithFixedDelay(this::playNext, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
    }
    return left;
  }

  /** Plays no more. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void playNext() {
    DemoScript.Item item = toPlay.poll();
    if (item == null) {
      LOG.info("the demo wire has been played to its end");
      thread.shutdown();
      return;
    }
    try {
      drop(item);
      Files.createDirectories(played.getParent());
      Files.writeString(
          played, item.file() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException | RuntimeException e) {
      LOG.error("the demo wire stops: cannot write {}: {}", item.file(), e.toString());
      thread.shutdown();
    }
  }

  private void drop(DemoScript.Item item) throws IOException {
    Path folder = Files.createDirectories(wires.resolve(item.source()));
    // Hidden until it is whole.
    Path whole = folder.resolve("." + item.file() + ".part");
    Files.write(whole, Template.fill(script.content(item), clock.instant()));
    Files.move(whole, folder.resolve(item.file()), StandardCopyOption.ATOMIC_MOVE);
  }

  private boolean isDropped(DemoScript.Item item) {
    return WHERE_IT_MAY_BE.stream()
        .anyMatch(
            place ->
                Files.exists(wires.resolve(place).resolve(item.source()).resolve(item.file())));
  }

  private Set<String> playedBefore() {
    try {
      return Files.exists(played) ? new HashSet<>(Files.readAllLines(played)) : Set.of();
    } catch (IOException e) {
      LOG.warn("{} cannot be read, looking for what was played: {}", played, e.toString());
      return Set.of();
    }
  }
}
