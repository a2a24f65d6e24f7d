package io.newswire.consumer.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.events.Alert;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Rejection;
import io.newswire.events.Retraction;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Reads records; what is no event of its topic comes out as {@link Incoming.Unusable}. */
final class RecordReader {

  /** The stage of dead letters that are made here. */
  static final String STAGE = "store";

  private static final String MALFORMED = "malformed";

  /** Records of these topics stand for one raw record each. */
  private static final Set<String> OF_THE_FUNNEL =
      Set.of(Topics.ARTICLES.name(), Topics.DUPLICATES.name(), Topics.REJECTED.name());

  private final Map<String, Reading<?>> readings = new LinkedHashMap<>();
  private final WordForms forms;

  /**
   * A reader.
   *
   * @param forms takes note of the words of articles
   */
  RecordReader(WordForms forms) {
    this.forms = forms;
    add(Topics.ARTICLES, RecordReader::missing, this::told);
    add(Topics.DUPLICATES, RecordReader::missing, this::told);
    add(
        Topics.REJECTED,
        RecordReader::missing,
        (value, record) -> new Incoming.Rejected(value, coordinates(record)));
    add(
        Topics.RETRACTIONS,
        RecordReader::missing,
        (value, record) -> new Incoming.Retracted(value, coordinates(record)));
    add(
        Topics.ALERTS,
        RecordReader::missing,
        (value, record) -> new Incoming.Alerted(value, coordinates(record)));
  }

  /** Names of the topics that are read. */
  List<String> topics() {
    return List.copyOf(readings.keySet());
  }

  /** Reads a record of one of the {@link #topics()}. */
  Incoming read(ConsumerRecord<byte[], byte[]> record) {
    Reading<?> reading = readings.get(record.topic());
    if (record.value() == null) {
      return unusable(record, MALFORMED, "the record has no value");
    }
    try {
      return reading.read(record);
    } catch (SerializationException e) {
      return unusable(record, MALFORMED, e.getMessage());
    } catch (RuntimeException e) {
      // It is JSON, and lacks what no event lacks; the others must not wait behind it.
      return unusable(record, MALFORMED, record.topic() + ": " + e);
    }
  }

  /** The dead letter of a record. */
  Incoming.Unusable unusable(ConsumerRecord<byte[], byte[]> record, String code, String message) {
    Rejection.Coordinates at = coordinates(record);
    byte[] value = record.value() == null ? new byte[0] : record.value();
    String beginning =
        new String(value, 0, Math.min(value.length, 4 * Rejection.MAX_EXCERPT), UTF_8);
    Rejection rejection =
        new Rejection(
            STAGE + ":" + at.topic() + ":" + at.partition() + ":" + at.offset(),
            STAGE,
            code,
            message,
            null,
            record.key() == null ? null : new String(record.key(), UTF_8),
            null,
            at,
            sha256(value),
            value.length,
            beginning.substring(0, Math.min(beginning.length(), Rejection.MAX_EXCERPT)),
            Instant.ofEpochMilli(record.timestamp()));
    return new Incoming.Unusable(rejection, OF_THE_FUNNEL.contains(at.topic()), at);
  }

  private <V> void add(
      Topic<V> topic,
      Function<V, String> missing,
      BiFunction<V, ConsumerRecord<byte[], byte[]>, Incoming> incoming) {
    readings.put(topic.name(), new Reading<>(topic, missing, incoming));
  }

  private static Rejection.Coordinates coordinates(ConsumerRecord<byte[], byte[]> record) {
    return new Rejection.Coordinates(record.topic(), record.partition(), record.offset());
  }

  private Incoming told(ArticleEvent event, ConsumerRecord<byte[], byte[]> record) {
    return new Incoming.Told(ToldVersion.of(event, record.value(), forms), coordinates(record));
  }

  private static String missing(ArticleEvent event) {
    if (event.verdict().type() == null) {
      return "verdict.type";
    }
    if (event.story() != null && event.story().id() == null) {
      return "story.id";
    }
    return null;
  }

  private static String missing(Rejection rejection) {
    boolean complete =
        rejection.id() != null
            && rejection.stage() != null
            && rejection.code() != null
            && rejection.message() != null
            && rejection.rejectedAt() != null;
    return complete ? null : "id, stage, code, message or rejectedAt";
  }

  private static String missing(Retraction retraction) {
    boolean complete =
        retraction.uri() != null && retraction.kind() != null && retraction.at() != null;
    return complete ? null : "uri, kind or at";
  }

  private static String missing(Alert alert) {
    boolean complete =
        alert.id() != null
            && alert.uri() != null
            && alert.severity() != null
            && alert.headline() != null
            && alert.because() != null
            && alert.because().rule() != null
            && alert.raised() != null;
    return complete ? null : "id, uri, severity, headline, because.rule or raised";
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private record Reading<V>(
      Topic<V> topic,
      Function<V, String> missing,
      BiFunction<V, ConsumerRecord<byte[], byte[]>, Incoming> incoming) {

    Incoming read(ConsumerRecord<byte[], byte[]> record) {
      V value = topic.valueSerde().deserializer().deserialize(record.topic(), record.value());
      if (value == null) {
        throw new SerializationException(topic.name() + ": the value is null");
      }
      String missing = this.missing.apply(value);
      if (missing != null) {
        throw new SerializationException(topic.name() + ": " + missing + " is missing");
      }
      return incoming.apply(value, record);
    }
  }
}
