package io.newswire.app.faults;

import io.newswire.events.Alert;
import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.ArticleEventBuilder;
import io.newswire.events.Because;
import io.newswire.events.Delivery;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Origin;
import io.newswire.events.Retraction;
import io.newswire.events.Story;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import io.newswire.events.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What the streams would send out: articles, some of them twice, alerts on some, and kills of some
 * that alerted.
 */
final class EventLoad implements AutoCloseable {

  private static final int SENT_TWICE = 10;
  private static final int KILLED = 4;

  private final KafkaProducer<String, byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();
  private final Set<String> alerts = new HashSet<>();
  private final Set<String> killed = new HashSet<>();
  private long articles;
  private long records;

  EventLoad(KafkaConnection kafka) {
    producer =
        new KafkaProducer<>(
            kafka.with(Map.of("acks", "all", "linger.ms", 5)),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Sends new articles, of which so many alert; returns when Kafka has them. */
  void send(int count, int alerting) throws ExecutionException, InterruptedException {
    for (int i = 0; i < count; i++) {
      ArticleEvent event = fresh("urn:load:" + articles++);
      tell(event);
      if (i % SENT_TWICE == 0) {
        tell(event);
      }
      if (i % (count / alerting) == 0) {
        alert(event);
        if (alerts.size() % KILLED == 0) {
          kill(event);
        }
      }
    }
    producer.flush();
    for (Future<RecordMetadata> record : sent) {
      record.get();
    }
    sent.clear();
  }

  /** How many articles there are. */
  long articles() {
    return articles;
  }

  /** How many records of {@code news.articles} were sent. */
  long records() {
    return records;
  }

  /** Ids of all alerts. */
  Set<String> alerts() {
    return alerts;
  }

  /** Ids of the alerts whose articles were killed. */
  Set<String> killed() {
    return killed;
  }

  /** Ids of the alerts whose articles were not killed. */
  Set<String> standing() {
    Set<String> standing = new HashSet<>(alerts);
    standing.removeAll(killed);
    return standing;
  }

  private void alert(ArticleEvent event) {
    Article article = event.article();
    Alert alert =
        new Alert(
            "al-" + article.uri(),
            Alert.Severity.WARNING,
            event.story().id(),
            article.uri(),
            1,
            article.source(),
            article.headline(),
            null,
            new Because("load", 1, List.of("it was sent")),
            Delivery.AT_ONCE,
            article.received(),
            article.time());
    alerts.add(alert.id());
    send(Topics.ALERTS, alert.story(), alert);
  }

  private void kill(ArticleEvent event) {
    String uri = event.article().uri();
    killed.add("al-" + uri);
    tell(
        ArticleEventBuilder.builder(event)
            .revision(2)
            .verdict(new Verdict(Verdict.Type.KILL, "canceled", uri, null, null))
            .build());
    Retraction retraction =
        new Retraction(
            uri,
            Retraction.Kind.KILL,
            event.story().id(),
            null,
            event.article().headline(),
            "wrong",
            event.article().time().plusSeconds(1));
    send(Topics.RETRACTIONS, uri, retraction);
  }

  private void tell(ArticleEvent event) {
    send(Topics.ARTICLES, event.article().uri(), event);
    records++;
  }

  private <V> void send(Topic<V> topic, String key, V value) {
    byte[] bytes = topic.valueSerde().serializer().serialize(topic.name(), value);
    sent.add(producer.send(new ProducerRecord<>(topic.name(), key, bytes)));
  }

  private static ArticleEvent fresh(String uri) {
    Instant now = Instant.now();
    Article article =
        ArticleBuilder.builder()
            .uri(uri)
            .source("agency")
            .versionCreated(now)
            .received(now)
            .language("en")
            .headline("Item " + uri)
            .body("Dockers went back to work on Monday.\n\nThe talks lasted all night.")
            .origin(new Origin("push", "ninjs", uri, "00"))
            .build();
    return ArticleEventBuilder.builder()
        .article(article)
        .revision(1)
        .verdict(new Verdict(Verdict.Type.NEW, "first", null, null, null))
        .story(new Story("st-" + uri, uri, now, 1, List.of("agency"), 1))
        .build();
  }

  @Override
  public void close() {
    producer.close();
  }
}
