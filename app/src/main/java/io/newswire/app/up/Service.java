package io.newswire.app.up;

import java.util.Optional;

/** What a command runs until it is told to end. */
public interface Service extends AutoCloseable {

  /** Starts it; returns when it runs. Called once. */
  void start() throws InterruptedException;

  /** Why it does not run any more; empty while it does. */
  Optional<String> failure();

  /** Ends it; does nothing when it is not running. May be called while it starts. */
  @Override
  void close();
}
