package io.newswire.consumer;

import io.newswire.events.Actor;
import io.newswire.events.Alert;
import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.ArticleEventBuilder;
import io.newswire.events.Because;
import io.newswire.events.Delivery;
import io.newswire.events.Location;
import io.newswire.events.Mention;
import io.newswire.events.Origin;
import io.newswire.events.Rejection;
import io.newswire.events.Retraction;
import io.newswire.events.Story;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import io.newswire.events.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * A wire of events for tests, as records with offsets. Every topic has one partition. Each method
 * that names something adds a record.
 */
public final class TestWire {

  /** When its first day begins. */
  public static final Instant MORNING = Instant.parse("2026-03-02T06:00:00Z");

  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
  private final Map<String, Long> next = new HashMap<>();
  private final Map<String, UUID> ids = new LinkedHashMap<>();

  /** A wire on which nothing has come. */
  public TestWire() {
    Topics.all().forEach(topic -> ids.put(topic.name(), UUID.randomUUID()));
  }

  /** Ids of the topics. */
  public Map<String, UUID> topicIds() {
    return ids;
  }

  /** All records so far, in the order in which they came. */
  public List<ConsumerRecord<byte[], byte[]>> records() {
    return List.copyOf(records);
  }

  /** The records of a topic. */
  public List<ConsumerRecord<byte[], byte[]>> records(Topic<?> topic) {
    return records.stream().filter(record -> record.topic().equals(topic.name())).toList();
  }

  /** Adds an article as its source states it. */
  public TestWire raw(Article article) {
    return add(Topics.RAW, article.uri(), article);
  }

  /** Adds an event to the topic that its verdict goes to. */
  public TestWire tell(ArticleEvent event) {
    Topic<ArticleEvent> topic =
        event.verdict().type().goesOut() ? Topics.ARTICLES : Topics.DUPLICATES;
    return add(topic, event.article().uri(), event);
  }

  /** Adds word of a kill or correction. */
  public TestWire retract(Retraction retraction) {
    return add(Topics.RETRACTIONS, retraction.uri(), retraction);
  }

  /** Adds an alert. */
  public TestWire alert(Alert alert) {
    return add(Topics.ALERTS, alert.story(), alert);
  }

  /** Adds a dead letter. */
  public TestWire reject(String id, String stage) {
    return add(
        Topics.REJECTED,
        id,
        new Rejection(
            id,
            stage,
            "malformed",
            "no article",
            "agency",
            null,
            "file.txt",
            null,
            null,
            3,
            "abc",
            MORNING));
  }

  /** Adds bytes that may be anything. */
  public TestWire bytes(Topic<?> topic, String value) {
    return addBytes(topic, "key", value.getBytes(StandardCharsets.UTF_8));
  }

  private <V> TestWire add(Topic<V> topic, String key, V value) {
    return addBytes(topic, key, topic.valueSerde().serializer().serialize(topic.name(), value));
  }

  private TestWire addBytes(Topic<?> topic, String key, byte[] value) {
    long offset = next.merge(topic.name(), 1L, Long::sum) - 1;
    records.add(
        new ConsumerRecord<>(
            topic.name(),
            0,
            offset,
            MORNING.toEpochMilli(),
            TimestampType.CREATE_TIME,
            0,
            0,
            key.getBytes(StandardCharsets.UTF_8),
            value,
            new RecordHeaders(),
            Optional.empty()));
    return this;
  }

  /** An article; minutes count from the {@link #MORNING}. */
  public static Article article(String uri, String source, int minute, String headline) {
    Instant time = MORNING.plusSeconds(60L * minute);
    return ArticleBuilder.builder()
        .uri(uri)
        .source(source)
        .versionCreated(time)
        .received(time.plusSeconds(5))
        .language("en")
        .headline(headline)
        .dateline("MISRATA, March 2")
        .body("Dockers went back to work on Monday.\n\nThe talks lasted all night.")
        .origin(new Origin("watch", "text", uri + ".txt", "00"))
        .build();
  }

  /** The first text of a story of its own. */
  public static ArticleEvent fresh(Article article) {
    return event(article, 1, verdict(Verdict.Type.NEW, "first", null), story(article.uri(), 1));
  }

  /** An event without tags. */
  public static ArticleEvent event(Article article, int revision, Verdict verdict, Story story) {
    return ArticleEventBuilder.builder()
        .article(article)
        .revision(revision)
        .verdict(verdict)
        .story(story)
        .build();
  }

  /** A verdict; duplicates have a similarity. */
  public static Verdict verdict(Verdict.Type type, String reason, String of) {
    boolean measured = type == Verdict.Type.NEAR_DUPLICATE || type == Verdict.Type.EXACT_DUPLICATE;
    return new Verdict(type, reason, of, measured ? 0.93 : null, measured ? "minhash-1" : null);
  }

  /** The story that a first article began. */
  public static Story story(String first, int articles) {
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < articles; i++) {
      sources.add("source-" + i);
    }
    return new Story("st-" + first, first, MORNING, articles, sources, articles);
  }

  /** An alert of the rule {@code ports}. */
  public static Alert alert(String id, ArticleEvent event) {
    return alert(id, event, Delivery.AT_ONCE);
  }

  /** An alert of the rule {@code ports}, to be delivered in a way. */
  public static Alert alert(String id, ArticleEvent event, Delivery delivery) {
    Article article = event.article();
    return new Alert(
        id,
        Alert.Severity.WARNING,
        event.story().id(),
        article.uri(),
        event.revision(),
        article.source(),
        article.headline(),
        article.link(),
        new Because("ports", 1, List.of("location Misrata (LBY)")),
        delivery,
        article.received(),
        article.time());
  }

  /** Khalifa Haftar, found in a text. */
  public static Actor haftar(Mention... mentions) {
    return new Actor(
        "lex:haftar",
        "Khalifa Haftar",
        Actor.Kind.PERSON,
        "LBY",
        new Actor.Plover("LBY", List.of("MIL")),
        "LBYMIL",
        null,
        new Actor.Role("Commander of the Libyan National Army", null, null),
        List.of(mentions),
        0.9,
        true);
  }

  /** Misrata, found in a text. */
  public static Location misrata(Mention... mentions) {
    return new Location(
        2_214_846L,
        "Misrata",
        "PPLA",
        "LBY",
        "Misrata",
        Location.Point.of(15.0901, 32.3754),
        Location.Role.DATELINE,
        List.of(mentions),
        0.98,
        List.of());
  }
}
