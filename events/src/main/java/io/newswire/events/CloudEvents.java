package io.newswire.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/**
 * CloudEvents 1.0 in Kafka's binary mode: the event's attributes stand in record headers, its data
 * is the record's value.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
public final class CloudEvents {

  private CloudEvents() {}

  /**
   * Sets the headers of a record, replacing those it has.
   *
   * @param headers the record's headers
   * @param topic where it goes; gives the event its type, e.g. {@code io.newswire.articles.v1}
   * @param id unique among the events of this source
   * @param source what the event comes from, a URI reference
   * @param time when it happened
   */
  public static void stamp(
      Headers headers, Topic<?> topic, String id, String source, Instant time) {
    set(headers, "ce_specversion", "1.0");
    set(headers, "ce_id", id);
    set(headers, "ce_type", "io.newswire." + topic.name().substring("news.".length()) + ".v1");
    set(headers, "ce_source", source);
    set(headers, "ce_time", time.toString());
    set(headers, "content-type", "application/json");
  }

  private static void set(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(UTF_8));
  }
}
