package io.newswire.app.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.events.CloudEvents;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Rejection;
import io.newswire.events.Rejection.Coordinates;
import io.newswire.events.Replay;
import io.newswire.events.Topics;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends the record behind a dead letter through the stages again, and notes that it did.
 *
 * <p>The note follows the record. Where it is missing, because the process was killed between the
 * two, the next replay sends the record again, and the {@code version} stage, which knows the
 * rejection's id, takes that for a redelivery.
 */
public final class Replayer implements AutoCloseable {

  private final RawRecords records;
  private final Clock clock;
  private final KafkaProducer<byte[], byte[]> producer;

  /** A replayer to a cluster. */
  public Replayer(KafkaConnection kafka, Clock clock) {
    this.records = new RawRecords(kafka);
    this.clock = clock;
    this.producer =
        new KafkaProducer<>(
            kafka.with(
                Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                    2 * Topics.MAX_RAW_BYTES)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Sends one again.
   *
   * @throws KafkaException when the cluster does not answer
   */
  public Outcome replay(DeadLetter letter) {
    if (letter.replay().isPresent()) {
      return new Outcome.Before(letter.replayed());
    }
    Original original = records.find(letter.rejection());
    return original instanceof Original.Found found
        ? new Outcome.Sent(send(letter.rejection(), found.kafka()))
        : new Outcome.Impossible(((Original.Missing) original).reason());
  }

  private Replay send(Rejection rejection, ConsumerRecord<byte[], byte[]> original) {
    // To the same partition, where the other versions of its uri are, whatever its key.
    var again =
        new ProducerRecord<>(
            original.topic(),
            original.partition(),
            original.key(),
            original.value(),
            original.headers());
    again.headers().remove(Replay.ID_HEADER).remove(Replay.STAGE_HEADER);
    again.headers().add(Replay.ID_HEADER, rejection.id().getBytes(UTF_8));
    again.headers().add(Replay.STAGE_HEADER, rejection.stage().getBytes(UTF_8));
    RecordMetadata sent = acknowledged(again);
    Replay replay =
        new Replay(
            rejection.id(),
            rejection.coordinates(),
            new Coordinates(sent.topic(), sent.partition(), sent.offset()),
            clock.instant());
    acknowledged(note(replay));
    return replay;
  }

  private static ProducerRecord<byte[], byte[]> note(Replay replay) {
    String topic = Topics.REPLAYS.name();
    var note =
        new ProducerRecord<>(
            topic,
            replay.rejection().getBytes(UTF_8),
            Topics.REPLAYS.valueSerde().serializer().serialize(topic, replay));
    CloudEvents.stamp(
        note.headers(), Topics.REPLAYS, replay.rejection(), "/newswire/rejected", replay.at());
    return note;
  }

  private RecordMetadata acknowledged(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    records.close();
    producer.close();
  }

  /** What became of a replay. */
  public sealed interface Outcome {

    /** It was sent now. */
    record Sent(Replay replay) implements Outcome {}

    /** It was sent before, and not again. */
    record Before(Replay replay) implements Outcome {}

    /**
     * It cannot be sent.
     *
     * @param reason why, one line
     */
    record Impossible(String reason) implements Outcome {}
  }
}
