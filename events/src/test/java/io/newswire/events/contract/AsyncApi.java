package io.newswire.events.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newswire.events.CloudEvents;
import io.newswire.events.Json;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The AsyncAPI document of Newswire's topics.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI 3.0</a>
 * @see <a href="https://github.com/asyncapi/bindings/tree/master/kafka">Kafka bindings 0.5.0</a>
 */
final class AsyncApi {

  private static final String BINDING = "0.5.0";

  private final Javadocs docs;

  AsyncApi(Javadocs docs) {
    this.docs = docs;
  }

  /** The document; payloads refer to the schemas beside it. */
  ObjectNode document() {
    ObjectNode root = Json.mapper().createObjectNode();
    root.put("asyncapi", "3.0.0");
    root.putObject("info")
        .put("title", "Newswire")
        .put("version", "0.1.0")
        .put(
            "description",
            "News wires as events: each story once, with who and where, and every later revision,"
                + " correction or kill. Keys are UTF-8 text, values JSON; a field without a value"
                + " is left out. Readers pass over fields they do not know.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    root.put("defaultContentType", "application/json");
    server(root.putObject("servers").putObject("local"));
    ObjectNode channels = root.putObject("channels");
    ObjectNode operations = root.putObject("operations");
    for (Topic<?> topic : Topics.all()) {
      channel(channels.putObject(name(topic)), topic);
      operation(operations.putObject("send-" + name(topic)), "send", topic);
    }
    operation(operations.putObject("receive-" + name(Topics.RAW)), "receive", Topics.RAW);
    headers(root.putObject("components").putObject("messageTraits").putObject("cloudEvents"));
    return root;
  }

  private static void server(ObjectNode server) {
    server
        .put("host", "localhost:9092")
        .put("protocol", "kafka")
        .put("description", "The broker that newswire up starts; any Kafka cluster will do.");
  }

  private void channel(ObjectNode channel, Topic<?> topic) {
    channel.put("address", topic.name()).put("description", topic.purpose());
    channel.putArray("servers").addObject().put("$ref", "#/servers/local");
    message(channel.putObject("messages").putObject(topic.type().getSimpleName()), topic);
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("partitions", topic.partitions());
    ObjectNode configuration = kafka.putObject("topicConfiguration");
    topic.settings().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(setting -> setting(configuration, setting.getKey(), setting.getValue()));
    kafka.put("bindingVersion", BINDING);
  }

  private static void setting(ObjectNode configuration, String key, String value) {
    if (key.equals("cleanup.policy")) {
      configuration.putArray(key).add(value);
    } else {
      configuration.put(key, Long.parseLong(value));
    }
  }

  private void message(ObjectNode message, Topic<?> topic) {
    message.put("name", topic.type().getSimpleName());
    Optional<String> summary = docs.of(topic.type());
    summary.ifPresent(text -> message.put("summary", text));
    message.put("contentType", "application/json");
    message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/cloudEvents");
    message
        .putObject("payload")
        .put("schemaFormat", "application/schema+json;version=draft-2020-12")
        .putObject("schema")
        .put("$ref", "./schemas/" + Schemas.file(topic.type()));
    message
        .putObject("bindings")
        .putObject("kafka")
        .put("bindingVersion", BINDING)
        .putObject("key")
        .put("type", "string")
        .put("description", topic.key());
  }

  private static void operation(ObjectNode operation, String action, Topic<?> topic) {
    operation.put("action", action);
    operation.putObject("channel").put("$ref", "#/channels/" + name(topic));
    ArrayNode messages = operation.putArray("messages");
    messages
        .addObject()
        .put("$ref", "#/channels/" + name(topic) + "/messages/" + topic.type().getSimpleName());
  }

  /** The headers that {@link CloudEvents} sets. */
  private static void headers(ObjectNode trait) {
    RecordHeaders stamped = new RecordHeaders();
    CloudEvents.stamp(stamped, Topics.ARTICLES, "id", "/source", Instant.EPOCH);
    ObjectNode headers =
        trait
            .put("summary", "CloudEvents 1.0 in Kafka's binary mode.")
            .putObject("headers")
            .put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    ArrayNode required = headers.putArray("required");
    for (Header header : stamped) {
      ObjectNode property = properties.putObject(header.key()).put("type", "string");
      if (header.key().equals("ce_specversion") || header.key().equals("content-type")) {
        property.put("const", new String(header.value(), StandardCharsets.UTF_8));
      }
      required.add(header.key());
    }
  }

  /** Names within the document have no dots, so that references to them stay readable. */
  private static String name(Topic<?> topic) {
    return topic.name().substring("news.".length()).replace('.', '-');
  }
}
