package io.newswire.consumer.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges what was written into the search index, beside the writer and on a connection of its own:
 * the writer is faster without, and so are those who search.
 */
final class IndexTidier implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IndexTidier.class);

  /** So many new articles are worth the work at once; fewer wait for the pause below. */
  private static final int AT_ONCE = 2_000;

  private static final long PAUSE_MILLIS = 5_000;

  private final Jdbi jdbi;
  private final Thread thread = new Thread(this::run, "newswire-store-tidy");
  private final AtomicInteger untidy = new AtomicInteger();
  private volatile boolean closed;

  IndexTidier(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Tells that articles were stored. */
  void stored(int articles) {
    synchronized (untidy) {
      if (untidy.addAndGet(articles) >= AT_ONCE) {
        untidy.notifyAll();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void run() {
    while (!closed) {
      try {
        synchronized (untidy) {
          if (untidy.get() < AT_ONCE) {
            untidy.wait(PAUSE_MILLIS);
          }
        }
        if (untidy.getAndSet(0) > 0) {
          jdbi.useHandle(handle -> new SearchTable(handle).tidy());
        }
      } catch (InterruptedException e) {
        return;
      } catch (JdbiException e) {
        // Nothing is lost: the database does it itself, later.
        LOG.debug("the search index was not tidied: {}", Outage.reason(e));
      }
    }
  }
}
