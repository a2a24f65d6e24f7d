package io.newswire.app.cli;

import io.newswire.events.KafkaConnection;
import io.newswire.events.Rejection;
import io.newswire.producer.format.Documents;
import io.newswire.producer.format.Formats;
import io.newswire.producer.format.Payload;
import io.newswire.producer.publish.RawPublisher;
import io.newswire.producer.publish.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Parses files and publishes what is in them, many under way at a time. It sends one list of files
 * and is done.
 */
final class WireSender {

  private static final int UNDER_WAY = 64;

  private final KafkaConnection kafka;
  private final String source;
  private final String connector;
  private final Formats formats = Formats.standard();
  private final Semaphore places = new Semaphore(UNDER_WAY);

  // Guarded by this: receipts arrive on another thread.
  private final List<Refused> refused = new ArrayList<>();
  private long accepted;
  private Throwable failure;

  /**
   * A sender.
   *
   * @param source the source of all files, null when each file's own word decides
   * @param connector see {@link io.newswire.events.Origin}
   */
  WireSender(KafkaConnection kafka, String source, String connector) {
    this.kafka = kafka;
    this.source = source;
    this.connector = connector;
  }

  /**
   * Sends files, and returns when Kafka has acknowledged all of them.
   *
   * @param what what is done, one word, for the progress bar
   * @param done told of each file that is acknowledged, on another thread
   * @return what became of them
   * @throws CommandFailure when Kafka refuses to take something
   */
  Result send(String what, List<Path> files, Consumer<Path> done) {
    try (RawPublisher publisher = RawPublisher.connect(kafka);
        Progress progress = Progress.begin(what, files.size())) {
      for (Path file : files) {
        send(
            publisher,
            file,
            () -> {
              done.accept(file);
              progress.step();
            });
      }
      places.acquireUninterruptibly(UNDER_WAY);
      return result();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // release() hears of its failure
  private void send(RawPublisher publisher, Path file, Runnable done) {
    List<CompletableFuture<Void>> sent = new ArrayList<>();
    try (Documents documents = WireFile.open(file, source, connector, Instant.now())) {
      Optional<Payload> document = documents.next();
      while (document.isPresent()) {
        sent.add(send(publisher, file, document.get()));
        document = documents.next();
      }
    } catch (IOException e) {
      refuse(file, Reasons.of(e));
      return;
    }
    // A place of its own: what is done with the file must be done before all places are free.
    places.acquireUninterruptibly();
    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
        .thenRun(done)
        .whenComplete((nothing, e) -> release(e));
  }

  private CompletableFuture<Void> send(RawPublisher publisher, Path file, Payload document) {
    places.acquireUninterruptibly();
    return publisher
        .publish(document, formats.parse(document))
        .thenAccept(receipt -> count(file, receipt))
        .whenComplete((nothing, e) -> release(e))
        .toCompletableFuture();
  }

  private void release(Throwable e) {
    if (e != null) {
      fail(e);
    }
    places.release();
  }

  private synchronized void count(Path file, Receipt receipt) {
    accepted += receipt.accepted();
    for (Rejection rejection : receipt.rejected()) {
      refuse(file, rejection.message());
    }
  }

  private synchronized void refuse(Path file, String reason) {
    refused.add(new Refused(file, reason));
  }

  private synchronized void fail(Throwable e) {
    if (failure == null) {
      failure = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    }
  }

  private synchronized Result result() {
    if (failure != null) {
      throw new CommandFailure(
          kafka + " did not take everything: " + failure.getMessage(), failure);
    }
    return new Result(accepted, List.copyOf(refused));
  }

  /**
   * What became of the files.
   *
   * @param accepted how many articles Kafka took
   * @param refused what was rejected
   */
  record Result(long accepted, List<Refused> refused) {}

  /**
   * One item that was rejected.
   *
   * @param file where it is
   * @param reason why
   */
  record Refused(Path file, String reason) {}
}
