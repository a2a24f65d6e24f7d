package io.newswire.producer.topic;

import io.newswire.events.KafkaConnection;
import io.newswire.events.Position;
import io.newswire.events.Topics;
import io.newswire.producer.publish.EventSender;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.serialization.Serializer;

/** Positions in the compacted topic {@code news.positions}. */
public final class KafkaPositions implements Positions {

  private final CompactedTopic<Position> topic;
  private final EventSender sender;
  private final Serializer<Position> serializer = Topics.POSITIONS.valueSerde().serializer();

  KafkaPositions(CompactedTopic<Position> topic, EventSender sender) {
    this.topic = topic;
    this.sender = sender;
  }

  /**
   * The positions of a cluster.
   *
   * @param sender writes them
   * @param refusals told of each that cannot be read
   */
  public static KafkaPositions of(
      KafkaConnection kafka, EventSender sender, CompactedTopic.Refusals refusals) {
    return new KafkaPositions(CompactedTopic.of(kafka, Topics.POSITIONS).telling(refusals), sender);
  }

  @Override
  public Map<String, Position> read() {
    return topic.read();
  }

  @Override
  public CompletionStage<Void> write(Position position) {
    var stamp =
        new EventSender.Stamp(
            UUID.randomUUID().toString(), "/sources/" + position.source(), position.updated());
    return sender.send(
        Topics.POSITIONS,
        position.source(),
        serializer.serialize(Topics.POSITIONS.name(), position),
        stamp);
  }
}
