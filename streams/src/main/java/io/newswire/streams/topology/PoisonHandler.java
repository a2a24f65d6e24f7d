package io.newswire.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.events.Rejection;
import io.newswire.events.Rejection.Coordinates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a record that cannot be read, or that a stage fails on, into a {@link Rejection}, and lets
 * the stream go on. What is not the record's fault, such as a full disk or a lost connection, still
 * stops the stream: else every record would be rejected.
 *
 * <p>What the broker refuses to take stops it too. A refused record ends Kafka's transaction, so
 * nothing can be saved of it here; that no record is too large is seen to by {@link TagProcessor}.
 *
 * <p>Kafka makes its own instances, and gives them the {@link Tally} from the configuration.
 */
public final class PoisonHandler
    implements DeserializationExceptionHandler,
        ProcessingExceptionHandler,
        ProductionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(PoisonHandler.class);

  /** Key of the {@link Tally} in the configuration. */
  static final String TALLY = "newswire.tally";

  private Tally tally;

  @Override
  public void configure(Map<String, ?> configs) {
    tally = (Tally) configs.get(TALLY);
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    Coordinates here = new Coordinates(record.topic(), record.partition(), record.offset());
    Coordinates coordinates = Provenance.of(record.headers()).orElse(here);
    Rejection rejection =
        DeadLetters.of(
            context.processorNodeId(),
            "malformed",
            rootMessage(exception),
            text(record.key()),
            coordinates,
            record.value(),
            Instant.now());
    return DeserializationExceptionHandler.Response.resume(letters(rejection));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context,
      org.apache.kafka.streams.processor.api.Record<?, ?> record,
      Exception exception) {
    if (exception instanceof StreamsException) {
      return ProcessingExceptionHandler.Response.fail();
    }
    LOG.warn("{} failed on a record", context.processorNodeId(), exception);
    Rejection rejection =
        DeadLetters.of(
            context.processorNodeId(),
            "stage-failed",
            exception.toString(),
            record == null || record.key() == null ? null : record.key().toString(),
            coordinates(context, record == null ? null : record.headers()),
            context.sourceRawValue(),
            Instant.now());
    return ProcessingExceptionHandler.Response.resume(letters(rejection));
  }

  /** The transaction is lost: going on would only find that out later. */
  @Override
  public ProductionExceptionHandler.Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    LOG.error(
        "cannot write {} bytes to {}: {}",
        record.value() == null ? 0 : record.value().length,
        record.topic(),
        exception.getMessage());
    return ProductionExceptionHandler.Response.fail();
  }

  @Override
  @SuppressWarnings("rawtypes") // the interface has it so: the record could not be serialised
  public ProductionExceptionHandler.Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception exception,
      SerializationExceptionOrigin origin) {
    Rejection rejection =
        DeadLetters.of(
            context.processorNodeId(),
            "not-writable",
            record.topic() + ": " + rootMessage(exception),
            String.valueOf(record.key()),
            coordinates(context, record.headers()),
            context.sourceRawValue(),
            Instant.now());
    return ProductionExceptionHandler.Response.resume(letters(rejection));
  }

  private static Coordinates coordinates(ErrorHandlerContext context, Headers headers) {
    return Provenance.of(headers)
        .or(() -> Provenance.of(context.headers()))
        .orElseGet(
            () ->
                context.topic() == null
                    ? null
                    : new Coordinates(context.topic(), context.partition(), context.offset()));
  }

  private List<ProducerRecord<byte[], byte[]>> letters(Rejection rejection) {
    tally.count(rejection);
    return List.of(DeadLetters.letter(rejection));
  }

  private static String rootMessage(Exception exception) {
    Throwable cause = exception;
    while (!(cause instanceof SerializationException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static String text(byte[] key) {
    return key == null || key.length > 2_048 ? null : new String(key, UTF_8);
  }
}
