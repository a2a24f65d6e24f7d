package io.newswire.producer.topic;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.newswire.events.Declaration;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import io.newswire.producer.publish.EventSender;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.serialization.Serializer;

/** The sources that are declared while Newswire runs, in the topic {@code news.declarations}. */
public final class Declarations implements AutoCloseable {

  private final CompactedTopic<Declaration> topic;
  private final EventSender sender;
  private final Clock clock;
  private final Serializer<Declaration> serializer = Topics.DECLARATIONS.valueSerde().serializer();

  private Declarations(CompactedTopic<Declaration> topic, EventSender sender, Clock clock) {
    this.topic = topic;
    this.sender = sender;
    this.clock = clock;
  }

  /** The declarations of a cluster. */
  public static Declarations connect(KafkaConnection kafka) {
    return new Declarations(
        CompactedTopic.of(kafka, Topics.DECLARATIONS),
        EventSender.connect(kafka, new CompositeMeterRegistry()),
        Clock.systemUTC());
  }

  /**
   * Those that hold now, by source.
   *
   * @throws org.apache.kafka.common.KafkaException when they cannot be read now
   */
  public Map<String, Declaration> read() {
    return topic.read();
  }

  /** Declares; completes when every producer will see it. */
  public CompletionStage<Void> write(Declaration declaration) {
    return send(
        declaration.source(), serializer.serialize(Topics.DECLARATIONS.name(), declaration));
  }

  /** Takes a declaration back; completes when every producer will see it. */
  public CompletionStage<Void> remove(String source) {
    return send(source, null);
  }

  private CompletionStage<Void> send(String source, byte[] value) {
    Instant now = clock.instant();
    var stamp = new EventSender.Stamp(UUID.randomUUID().toString(), "/sources/" + source, now);
    return sender.send(Topics.DECLARATIONS, source, value, stamp);
  }

  @Override
  public void close() {
    sender.close();
  }
}
