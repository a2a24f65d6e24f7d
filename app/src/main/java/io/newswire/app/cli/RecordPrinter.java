package io.newswire.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.events.Topic;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Prints the records of a topic, one line each, at once. */
final class RecordPrinter implements Predicate<ConsumerRecord<String, byte[]>> {

  private final Deserializer<?> values;
  private final boolean json;
  private final PrintWriter out;
  private long left;

  /**
   * A printer.
   *
   * @param topic where the records come from
   * @param json whether values are printed as they are
   * @param count how many are wanted
   */
  RecordPrinter(Topic<?> topic, boolean json, PrintWriter out, long count) {
    this.values = topic.valueSerde().deserializer();
    this.json = json;
    this.out = out;
    this.left = count;
  }

  @Override
  public boolean test(ConsumerRecord<String, byte[]> record) {
    out.println(json ? text(record.value()) : line(record));
    if (out.checkError()) {
      throw new BrokenPipe();
    }
    return --left > 0;
  }

  private String line(ConsumerRecord<String, byte[]> record) {
    String words;
    try {
      Object value = values.deserialize(record.topic(), record.value());
      words = value == null ? "removed: " + record.key() : OneLine.of(value);
    } catch (SerializationException e) {
      words = e.getMessage();
    }
    return OneLine.clock(Instant.ofEpochMilli(record.timestamp())) + "  " + words;
  }

  private static String text(byte[] value) {
    return value == null ? "null" : new String(value, UTF_8);
  }
}
