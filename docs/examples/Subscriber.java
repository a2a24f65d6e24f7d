import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows news.articles with nothing but kafka-clients and Jackson, and keeps each story as it now
 * stands: a revision or correction replaces what was there, a kill takes it away.
 *
 * <pre>java -cp 'app/target/lib/*' docs/examples/Subscriber.java localhost:9092 [kafka.properties]</pre>
 */
public final class Subscriber {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> headlines = new LinkedHashMap<>();

  public static void main(String[] arguments) throws IOException {
    Properties settings = new Properties();
    if (arguments.length > 1) { // TLS, passwords
      try (FileReader file = new FileReader(arguments[1])) {
        settings.load(file);
      }
    }
    settings.put("bootstrap.servers", arguments[0]);
    settings.put("group.id", "example-java");
    settings.put("auto.offset.reset", "earliest");
    // Without this, what a crashed transaction left behind would be seen as well.
    settings.put("isolation.level", "read_committed");
    // Kafka remembers how far this read only once it has been used.
    settings.put("enable.auto.commit", "false");

    Subscriber subscriber = new Subscriber();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of("news.articles"));
      while (true) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          System.out.println(subscriber.take(record.key(), JSON.readTree(record.value())));
        }
        consumer.commitSync();
      }
    }
  }

  /** Taking the same event again changes nothing: after a crash, the last ones may come twice. */
  private String take(String uri, JsonNode event) {
    String verdict = event.at("/verdict/type").asText();
    if (verdict.equals("kill")) {
      return verdict + "  " + headlines.remove(uri);
    }
    String headline = event.at("/article/headline").asText();
    headlines.put(uri, headline);
    return verdict + "  " + headline + "  " + names(event.path("actors")) + names(event.path("locations"));
  }

  private static List<String> names(JsonNode tags) {
    List<String> names = new ArrayList<>();
    tags.forEach(tag -> names.add(tag.path("name").asText()));
    return names;
  }
}
