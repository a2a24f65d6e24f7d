package io.newswire.consumer.store;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One task at a time, done while its owner does something else. For one owner's thread. */
final class Background implements AutoCloseable {

  private final ExecutorService thread;
  private Future<?> task;

  /** Nothing to do yet. */
  Background(String name) {
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread worker = new Thread(work, name);
              worker.setDaemon(true);
              return worker;
            });
  }

  /** Begins a task; the one before must have been waited for. */
  void begin(Runnable work) {
    task = thread.submit(work);
  }

  /**
   * Waits for the task, if there is one; throws what it threw. An interrupt interrupts the task,
   * too.
   */
  void await() {
    if (task == null) {
      return;
    }
    Future<?> awaited = task;
    task = null;
    try {
      awaited.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      awaited.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
