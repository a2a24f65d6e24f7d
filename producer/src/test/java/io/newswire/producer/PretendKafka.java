package io.newswire.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.events.Article;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Position;
import io.newswire.events.Rejection;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import io.newswire.producer.connector.Intake;
import io.newswire.producer.format.Formats;
import io.newswire.producer.health.SourceReports;
import io.newswire.producer.publish.EventSender;
import io.newswire.producer.publish.RawPublisher;
import io.newswire.producer.source.LiveSources;
import io.newswire.producer.source.Sources;
import io.newswire.producer.topic.KafkaPositions;
import io.newswire.producer.topic.Positions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A Kafka that keeps what it is sent, and acknowledges it at once or when told to. */
public final class PretendKafka implements AutoCloseable {

  private final MockProducer<String, byte[]> producer;
  private final EventSender sender;

  private PretendKafka(boolean acknowledges, Clock clock) {
    producer =
        new MockProducer<>(acknowledges, null, new StringSerializer(), new ByteArraySerializer());
    sender = EventSender.over(producer, "Kafka at pretend:9092", clock);
  }

  /** One that acknowledges at once. */
  public static PretendKafka prompt() {
    return new PretendKafka(true, Clock.systemUTC());
  }

  /** One that acknowledges when told to. */
  public static PretendKafka slow(Clock clock) {
    return new PretendKafka(false, clock);
  }

  /** A sender to it. */
  public EventSender sender() {
    return sender;
  }

  /** Reports that go to it. */
  public SourceReports reports() {
    return new SourceReports(sender, Clock.systemUTC());
  }

  /** An intake to it that knows some sources. */
  public Intake intake(Sources sources) {
    return new Intake(
        Formats.standard(), new LiveSources(sources), new RawPublisher(sender), reports());
  }

  /** Positions that are written to it; those that it had before are given. */
  public Positions positions(Map<String, Position> before) {
    var written =
        KafkaPositions.of(
            KafkaConnection.to("pretend:9092"), sender, (record, code, message) -> {});
    return new Positions() {
      @Override
      public Map<String, Position> read() {
        return before;
      }

      @Override
      public CompletionStage<Void> write(Position position) {
        return written.write(position);
      }
    };
  }

  /** An intake to it that knows no source. */
  public Intake intake() {
    return intake(Sources.NONE);
  }

  /** Acknowledges the oldest record that waits. */
  public boolean acknowledgeNext() {
    return producer.completeNext();
  }

  /** Refuses the oldest record that waits. */
  public boolean refuseNext(RuntimeException why) {
    return producer.errorNext(why);
  }

  /** Acknowledges what waits. */
  public void acknowledgeAll() {
    boolean more = true;
    while (more) {
      more = producer.completeNext();
    }
  }

  /** The records of a topic, in order. */
  public List<ProducerRecord<String, byte[]>> records(Topic<?> topic) {
    return producer.history().stream().filter(r -> r.topic().equals(topic.name())).toList();
  }

  /** The values of a topic, in order. */
  public <V> List<V> values(Topic<V> topic) {
    return records(topic).stream()
        .map(r -> topic.valueSerde().deserializer().deserialize(topic.name(), r.value()))
        .toList();
  }

  /** The articles it has. */
  public List<Article> articles() {
    return values(Topics.RAW);
  }

  /** The uris of the articles it has. */
  public List<String> uris() {
    return articles().stream().map(Article::uri).toList();
  }

  /** The dead letters it has. */
  public List<Rejection> rejections() {
    return values(Topics.REJECTED);
  }

  /** The text of a record's header. */
  public static String header(ProducerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  @Override
  public void close() {
    sender.close();
  }
}
