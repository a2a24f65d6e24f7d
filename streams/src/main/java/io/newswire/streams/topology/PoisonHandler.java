package io.newswire.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.events.Article;
import io.newswire.events.Rejection;
import io.newswire.events.Rejection.Coordinates;
import io.newswire.streams.topology.Quarantine.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
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
 * <p>A record that the broker refuses ends Kafka's transaction, so that nothing can be saved of it
 * here. It goes into {@link Quarantine}, and is rejected when it comes again. That none is too
 * large in the first place is seen to by {@link TagProcessor}.
 *
 * <p>Kafka makes its own instances, and gives them {@link Tally} and {@link Quarantine} from the
 * configuration.
 */
public final class PoisonHandler
    implements DeserializationExceptionHandler,
        ProcessingExceptionHandler,
        ProductionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(PoisonHandler.class);

  private static final String NOT_WRITABLE = "not-writable";

  /** Key of the {@link Tally} in the configuration. */
  static final String TALLY = "newswire.tally";

  /** Key of the {@link Quarantine} in the configuration. */
  static final String QUARANTINE = "newswire.quarantine";

  private Tally tally;
  private Quarantine quarantine;

  @Override
  public void configure(Map<String, ?> configs) {
    tally = (Tally) configs.get(TALLY);
    quarantine = (Quarantine) configs.get(QUARANTINE);
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
    boolean refused = exception instanceof RefusedException;
    if (!refused) {
      LOG.warn("{} failed on a record", context.processorNodeId(), exception);
    }
    String stage = context.processorNodeId();
    String code = refused ? NOT_WRITABLE : "stage-failed";
    String message = refused ? exception.getMessage() : exception.toString();
    Coordinates coordinates = coordinates(context, record == null ? null : record.headers());
    Instant now = Instant.now();
    Rejection rejection =
        article(record == null ? null : record.value())
            .map(article -> DeadLetters.of(stage, code, message, article, coordinates, now))
            .orElseGet(
                () ->
                    DeadLetters.of(
                        stage,
                        code,
                        message,
                        record == null || record.key() == null ? null : record.key().toString(),
                        coordinates,
                        context.sourceRawValue(),
                        now));
    return ProcessingExceptionHandler.Response.resume(letters(rejection));
  }

  /** The transaction is lost: going on would only find that out later. */
  @Override
  public ProductionExceptionHandler.Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    String refusal =
        "%s does not take %,d bytes: %s"
            .formatted(
                record.topic(),
                record.value() == null ? 0 : record.value().length,
                exception.getMessage());
    LOG.error("{}", refusal);
    if (isTheRecordsFault(exception)) {
      Provenance.of(record.headers()).ifPresent(raw -> quarantine.add(raw, refusal, exception));
    }
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
            NOT_WRITABLE,
            record.topic() + ": " + rootMessage(exception),
            String.valueOf(record.key()),
            coordinates(context, record.headers()),
            context.sourceRawValue(),
            Instant.now());
    return ProductionExceptionHandler.Response.resume(letters(rejection));
  }

  /** The article that a stage was given; after the hop the record's key does not name it. */
  private static Optional<Article> article(Object value) {
    if (value instanceof Article article) {
      return Optional.of(article);
    }
    if (value instanceof Versioned versioned) {
      return Optional.of(versioned.event().article());
    }
    if (value instanceof Tagged tagged) {
      return Optional.of(tagged.event().article());
    }
    if (value instanceof Judged judged) {
      return Optional.of(judged.event().article());
    }
    return Optional.empty();
  }

  private static boolean isTheRecordsFault(Exception exception) {
    return exception instanceof RecordTooLargeException
        || exception instanceof InvalidRecordException
        || exception instanceof InvalidTimestampException;
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
