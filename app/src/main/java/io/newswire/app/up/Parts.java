package io.newswire.app.up;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parts that run together; they end from the highest layer to the lowest. */
final class Parts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final List<Part> running = new ArrayList<>();
  private boolean closed;

  /**
   * Takes a part that runs.
   *
   * @throws IllegalStateException when all others were ended meanwhile; the part is then, too
   */
  void add(Part part) {
    if (!push(part)) {
      end(part);
      throw new IllegalStateException(part.name() + " was ended while it started");
    }
  }

  private synchronized boolean push(Part part) {
    if (!closed) {
      running.add(part);
    }
    return !closed;
  }

  /** The first part found that failed, and why. */
  synchronized Optional<String> failure() {
    for (Part part : running) {
      Optional<String> failure = part.failure().get();
      if (failure.isPresent()) {
        return Optional.of(part.name() + ": " + failure.get());
      }
    }
    return Optional.empty();
  }

  /** Ends all; one that does not end well keeps no other from ending. */
  @Override
  public void close() {
    for (Optional<Part> part = pop(); part.isPresent(); part = pop()) {
      end(part.get());
    }
  }

  private synchronized Optional<Part> pop() {
    closed = true;
    Optional<Part> highest = running.stream().max(Comparator.comparing(Part::layer));
    highest.ifPresent(running::remove);
    return highest;
  }

  /** Ends one; what goes wrong is logged. */
  static void end(Part part) {
    long start = System.nanoTime();
    try {
      part.ending().close();
    } catch (Exception e) {
      LOG.warn("{} did not end well: {}", part.name(), e.toString());
    }
    LOG.debug("{} ended in {} ms", part.name(), (System.nanoTime() - start) / 1_000_000);
  }
}
