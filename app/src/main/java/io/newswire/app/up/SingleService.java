package io.newswire.app.up;

import io.newswire.app.ops.Operations;
import java.util.Optional;
import java.util.function.Supplier;

/** One of the three services, by itself. */
public final class SingleService implements Service {

  private final Starter starter;
  private final Part part;
  private final Operations operations;

  /**
   * A service that is not started.
   *
   * @param name what people call it
   * @param starter starts it
   * @param failure why it does not run any more; empty while it does
   * @param ending ends it
   * @param operations tells operators of it; started before it, and closed after it
   */
  public SingleService(
      String name,
      Starter starter,
      Supplier<Optional<String>> failure,
      AutoCloseable ending,
      Operations operations) {
    this.starter = starter;
    this.operations = operations;
    this.part = new Part(Part.Layer.TOP, name, failure, ending);
  }

  @Override
  public void start() throws InterruptedException {
    operations.start();
    starter.start();
  }

  @Override
  public Optional<String> failure() {
    return part.failure().get().map(reason -> part.name() + ": " + reason);
  }

  @Override
  public void close() {
    Parts.end(part);
    operations.close();
  }

  /** Starts a service. */
  @FunctionalInterface
  public interface Starter {
    /** Returns when it runs. */
    void start() throws InterruptedException;
  }
}
