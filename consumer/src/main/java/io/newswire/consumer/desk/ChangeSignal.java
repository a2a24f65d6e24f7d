package io.newswire.consumer.desk;

import io.newswire.consumer.store.Changes;
import io.newswire.consumer.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes whoever waits for changes. It listens to the database on a connection of its own; when that
 * breaks, it makes a new one, and meanwhile waits end by their timeout.
 */
final class ChangeSignal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeSignal.class);

  private static final Duration LISTEN = Duration.ofSeconds(1);

  private final Database database;
  private final Thread thread = new Thread(this::run, "newswire-desk-listen");
  private final Object lock = new Object();
  private long count;
  private volatile boolean closed;

  ChangeSignal(Database database) {
    this.database = database;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  boolean closed() {
    return closed;
  }

  /** How many signals there were. */
  long count() {
    synchronized (lock) {
      return count;
    }
  }

  /** Waits for a signal behind the one counted last, but not longer than the timeout. */
  void await(long counted, Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    synchronized (lock) {
      long left = timeout.toMillis();
      while (count == counted && !closed && left > 0) {
        lock.wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    synchronized (lock) {
      lock.notifyAll();
    }
  }

  private void run() {
    while (!closed) {
      try (Connection connection = database.ownConnection()) {
        listen(connection);
      } catch (SQLException e) {
        LOG.debug("cannot listen: {}", e.getMessage());
      }
      try {
        Thread.sleep(LISTEN.toMillis());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + Changes.CHANNEL);
    }
    signal();
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (!closed) {
      PGNotification[] notifications = postgres.getNotifications((int) LISTEN.toMillis());
      if (notifications != null && notifications.length > 0) {
        signal();
      }
    }
  }

  private void signal() {
    synchronized (lock) {
      count++;
      lock.notifyAll();
    }
  }
}
