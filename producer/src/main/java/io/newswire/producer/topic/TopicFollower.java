package io.newswire.producer.topic;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a compacted topic on a thread of its own, and waits for a Kafka that does not answer.
 *
 * @param <V> what the topic's values are
 */
public final class TopicFollower<V> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
  private static final int TRIES_BETWEEN_WORDS = 15;

  private final CompactedTopic<V> topic;
  private final Consumer<Map<String, V>> reader;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Runnable stop = () -> {};

  /**
   * A follower that has not started.
   *
   * @param name what waits for the topic, for people
   * @param reader told of all that the topic holds, after each change
   */
  public TopicFollower(CompactedTopic<V> topic, String name, Consumer<Map<String, V>> reader) {
    this.topic = topic;
    this.reader = reader;
    this.thread = new Thread(() -> run(name), name);
    thread.setDaemon(true);
  }

  /** Begins to follow. */
  public void start() {
    thread.start();
  }

  private void run(String name) {
    try {
      for (int attempt = 0; closed.getCount() > 0; attempt++) {
        try {
          topic.follow(reader, this::mayRun);
        } catch (KafkaException e) {
          if (attempt % TRIES_BETWEEN_WORDS == 0) {
            LOG.warn("{}: waiting: {}", name, e.getMessage());
          }
        } catch (RuntimeException e) {
          LOG.error("{}: going on after a failure", name, e);
        }
        closed.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean mayRun(Runnable how) {
    stop = how;
    return closed.getCount() > 0;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed.countDown();
      stop.run();
    }
    try {
      thread.join(CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
