package io.newswire.app.cli;

import io.newswire.events.KafkaConnection;
import io.newswire.producer.format.Formats;
import io.newswire.producer.format.Payload;
import io.newswire.producer.publish.RawPublisher;
import io.newswire.producer.publish.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Parses files and publishes what is in them, many under way at a time. Not thread-safe; receipts
 * arrive on another thread.
 */
final class WireSender implements AutoCloseable {

  private static final int UNDER_WAY = 64;

  private final RawPublisher publisher;
  private final Formats formats = Formats.standard();
  private final Semaphore places = new Semaphore(UNDER_WAY);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final String source;

  /**
   * A sender.
   *
   * @param source the source of all files, null when each file's own word decides
   */
  WireSender(KafkaConnection kafka, String source) {
    this.publisher = RawPublisher.connect(kafka);
    this.source = source;
  }

  /** Told what became of each file. */
  interface Receiver {
    /** Kafka has acknowledged all of it, articles and rejections. */
    void acknowledged(Receipt receipt);
  }

  /**
   * Sends one file; returns as soon as there is room for the next.
   *
   * @throws IOException when it cannot be read
   */
  void send(Path file, Receiver receiver) throws IOException {
    Payload payload = WireFile.read(file, source, "publish", Instant.now());
    places.acquireUninterruptibly();
    rethrow();
    publisher
        .publish(payload, formats.parse(payload))
        .whenComplete(
            (receipt, e) -> {
              try {
                if (e == null) {
                  receiver.acknowledged(receipt);
                } else {
                  failure.compareAndSet(null, e);
                }
              } catch (RuntimeException refused) {
                failure.compareAndSet(null, refused);
              } finally {
                places.release();
              }
            });
  }

  /** Waits until everything sent is acknowledged. */
  void await() {
    places.acquireUninterruptibly(UNDER_WAY);
    places.release(UNDER_WAY);
    rethrow();
  }

  @Override
  public void close() {
    publisher.close();
  }

  private void rethrow() {
    Throwable e = failure.get();
    if (e instanceof CompletionException && e.getCause() != null) {
      e = e.getCause();
    }
    if (e != null) {
      throw new CommandFailure("Kafka refused an article: " + e.getMessage(), e);
    }
  }
}
