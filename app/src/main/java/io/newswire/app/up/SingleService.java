package io.newswire.app.up;

import io.newswire.app.ops.Operations;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One of the three services, by itself. */
public final class SingleService implements Service {

  private final Starter starter;
  private final Part part;
  private final Operations operations;
  private final AccessGuard guard;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean started;

  /**
   * A service that is not started.
   *
   * @param name what people call it
   * @param starter starts it
   * @param failure why it does not run any more; empty while it does
   * @param ending ends it
   * @param operations tells operators of it; started before it, and closed after it
   * @param guard ends it when Kafka refuses what it needs
   */
  public SingleService(
      String name,
      Starter starter,
      Supplier<Optional<String>> failure,
      AutoCloseable ending,
      Operations operations,
      AccessGuard guard) {
    this.guard = guard;
    this.starter = starter;
    this.operations = operations;
    this.part = new Part(Part.Layer.TOP, name, failure, ending);
  }

  @Override
  public void start() throws InterruptedException {
    operations.start();
    guard.start(
        () -> {
          // It may wait in its start for what it has no right to.
          if (!started) {
            end();
          }
        });
    starter.start();
    started = true;
  }

  @Override
  public Optional<String> failure() {
    Optional<String> reason = part.failure().get();
    if (reason.isPresent()) {
      guard.look();
    }
    return guard.failure().or(() -> reason).map(it -> part.name() + ": " + it);
  }

  @Override
  public void close() {
    guard.close();
    end();
    operations.close();
  }

  private void end() {
    if (ended.compareAndSet(false, true)) {
      Parts.end(part);
    }
  }

  /** Starts a service. */
  @FunctionalInterface
  public interface Starter {
    /** Returns when it runs. */
    void start() throws InterruptedException;
  }
}
