package io.newswire.app.up;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parts that run together; they end in the reverse of the order in which they came. */
final class Parts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final Deque<Part> running = new ArrayDeque<>();

  /** Takes a part that runs. */
  synchronized void add(Part part) {
    running.push(part);
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
    for (Part part = next(); part != null; part = next()) {
      long start = System.nanoTime();
      try {
        part.ending().close();
      } catch (Exception e) {
        LOG.warn("{} did not end well: {}", part.name(), e.toString());
      }
      LOG.debug("{} ended in {} ms", part.name(), (System.nanoTime() - start) / 1_000_000);
    }
  }

  private synchronized Part next() {
    return running.poll();
  }
}
