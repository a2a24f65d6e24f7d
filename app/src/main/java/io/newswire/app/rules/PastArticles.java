package io.newswire.app.rules;

import io.newswire.app.topics.TopicReader;
import io.newswire.app.topics.TopicsException;
import io.newswire.consumer.store.Database;
import io.newswire.consumer.store.DatabaseConfig;
import io.newswire.consumer.store.StoredEvents;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Because;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import io.newswire.events.Verdict;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;

/** Articles that went out before: those in the database, or those that Kafka still keeps. */
public abstract sealed class PastArticles {

  private PastArticles() {}

  /** Those of a database. */
  public static PastArticles in(DatabaseConfig database) {
    return new Stored(database);
  }

  /** Those that {@code news.articles} keeps. */
  public static Kept on(KafkaConnection kafka) {
    return new Kept(kafka);
  }

  /**
   * Every article that went out since a time, and every later version of it.
   *
   * @param receiver is given one after the other
   * @throws TopicsException when they cannot be read
   */
  public abstract void since(Instant since, Consumer<ArticleEvent> receiver);

  /**
   * The newest version of every article that came in since a time and was not killed.
   *
   * @param receiver is given one after the other
   * @throws TopicsException when they cannot be read
   */
  public abstract void current(Instant since, Consumer<ArticleEvent> receiver);

  /**
   * The newest version of an article.
   *
   * @throws TopicsException when it cannot be read
   */
  public abstract Optional<ArticleEvent> newest(String uri);

  private static final class Stored extends PastArticles {
    private final DatabaseConfig config;

    Stored(DatabaseConfig config) {
      this.config = config;
    }

    @Override
    public void since(Instant since, Consumer<ArticleEvent> receiver) {
      try (Database database = new Database(config)) {
        new StoredEvents(database).since(since, receiver);
      } catch (SQLException e) {
        throw new TopicsException(config + ": " + e.getMessage(), e);
      }
    }

    @Override
    public void current(Instant since, Consumer<ArticleEvent> receiver) {
      try (Database database = new Database(config)) {
        new StoredEvents(database).current(since, receiver);
      } catch (SQLException e) {
        throw new TopicsException(config + ": " + e.getMessage(), e);
      }
    }

    @Override
    public Optional<ArticleEvent> newest(String uri) {
      AtomicReference<ArticleEvent> found = new AtomicReference<>();
      try (Database database = new Database(config)) {
        new StoredEvents(database).newest(uri, found::set);
      } catch (SQLException e) {
        throw new TopicsException(config + ": " + e.getMessage(), e);
      }
      return Optional.ofNullable(found.get());
    }

    @Override
    public String toString() {
      return config.toString();
    }
  }

  /** The articles that {@code news.articles} keeps. */
  public static final class Kept extends PastArticles {
    private final KafkaConnection kafka;

    private Kept(KafkaConnection kafka) {
      this.kafka = kafka;
    }

    @Override
    public void since(Instant since, Consumer<ArticleEvent> receiver) {
      read(
          since,
          event -> {
            if (event.verdict().type() != Verdict.Type.KILL) {
              receiver.accept(event);
            }
          });
    }

    @Override
    public void current(Instant since, Consumer<ArticleEvent> receiver) {
      Map<String, ArticleEvent> newest = new LinkedHashMap<>();
      read(since, event -> newest.put(event.article().uri(), event));
      newest.values().stream()
          .filter(event -> event.verdict().type() != Verdict.Type.KILL)
          .forEach(receiver);
    }

    @Override
    public Optional<ArticleEvent> newest(String uri) {
      AtomicReference<ArticleEvent> found = new AtomicReference<>();
      since(
          Instant.EPOCH,
          event -> {
            if (event.article().uri().equals(uri)) {
              found.set(event);
            }
          });
      return Optional.ofNullable(found.get());
    }

    /**
     * How many articles each rule chose since a time, by the rule's id.
     *
     * @throws TopicsException when they cannot be read
     */
    public Map<String, Long> countMatches(Instant since) {
      Map<String, Long> matches = new HashMap<>();
      read(
          since,
          event -> {
            for (Because because : event.because()) {
              matches.merge(because.rule(), 1L, Long::sum);
            }
          });
      return matches;
    }

    private void read(Instant since, Consumer<ArticleEvent> receiver) {
      try (TopicReader reader = new TopicReader(kafka, Topics.ARTICLES);
          var values = Topics.ARTICLES.valueSerde()) {
        reader.from(since);
        reader.toEnd(
            record -> {
              try {
                receiver.accept(values.deserializer().deserialize(record.topic(), record.value()));
              } catch (SerializationException e) {
                // Somebody else put it there; the service passes over it too.
                return true;
              }
              return true;
            });
      }
    }

    @Override
    public String toString() {
      return Topics.ARTICLES.name() + " at " + kafka.bootstrapServers();
    }
  }
}
