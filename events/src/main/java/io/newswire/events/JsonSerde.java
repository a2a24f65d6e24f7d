package io.newswire.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Plain JSON, readable with any Kafka tool.
 *
 * <p>What is no JSON, not of the type, or beyond the bounds of {@link Json} is a {@link
 * SerializationException} whose message says what is wrong and where.
 *
 * @param <T> type of the values
 */
public final class JsonSerde<T> implements Serde<T> {

  private final Class<T> type;
  private final ObjectReader reader;
  private final ObjectWriter writer;

  /** The serde of a type. */
  public JsonSerde(Class<T> type) {
    this.type = type;
    this.reader = Json.mapper().readerFor(type);
    this.writer = Json.mapper().writerFor(type);
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> {
      if (value == null) {
        return null;
      }
      try {
        return writer.writeValueAsBytes(value);
      } catch (JsonProcessingException e) {
        throw new SerializationException(
            topic + ": cannot write " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
      }
    };
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> {
      if (bytes == null) {
        return null;
      }
      try {
        return reader.readValue(bytes);
      } catch (JsonProcessingException e) {
        throw new SerializationException(
            topic + ": no " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
      } catch (IOException e) {
        throw new SerializationException(topic + ": unreadable", e);
      }
    };
  }
}
