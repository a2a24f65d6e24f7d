package io.newswire.app.doctor;

import io.newswire.app.embedded.Ports;
import io.newswire.app.topics.TopicChange;
import io.newswire.app.topics.TopicPlan;
import io.newswire.app.topics.TopicsException;
import io.newswire.consumer.store.DatabaseConfig;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import io.newswire.streams.tag.Tagger;
import io.newswire.streams.tag.Tags;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The checks, each by itself: none needs another to have gone well, and none changes anything. */
public final class Doctor {

  private static final int OLDEST_JAVA = 17;
  private static final long LEAST_SPACE = 1L << 30;
  private static final int SECONDS = 5;

  private Doctor() {}

  /** Whether this Java will do. */
  public static Finding java() {
    int version = Runtime.version().feature();
    String detail = Runtime.version() + " in " + System.getProperty("java.home");
    return version >= OLDEST_JAVA
        ? Finding.well("Java", detail)
        : Finding.ill("Java", detail, "install a JDK of 17 or newer, or set JAVA_HOME to one");
  }

  /** Whether the data folder can be written and has room. */
  public static Finding disk(Path folder) {
    Path existing = folder.toAbsolutePath();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isWritable(existing)) {
      return Finding.ill("data folder", existing + " cannot be written", "choose another: --data");
    }
    try {
      long space = Files.getFileStore(existing).getUsableSpace();
      String detail = "%s, %.1f GB free".formatted(folder, space / 1e9);
      return space >= LEAST_SPACE
          ? Finding.well("data folder", detail)
          : Finding.ill("data folder", detail, "make room, or choose another: --data");
    } catch (IOException e) {
      return Finding.ill("data folder", folder + ": " + e, "choose another: --data");
    }
  }

  /** Whether a port is free that newswire up would take. */
  public static Finding port(int port, String who, String option) {
    String what = "port " + port;
    return Ports.isFree(port)
        ? Finding.well(what, "free, for " + who)
        : Finding.ill(what, "in use by another program", "choose another: " + option);
  }

  /** Whether a cluster answers and has the topics of the contract. */
  public static Finding kafka(KafkaConnection kafka) {
    try {
      List<TopicChange> changes = TopicPlan.of(kafka, Topics.all());
      return changes.isEmpty()
          ? Finding.well("Kafka", kafka + ", all " + Topics.all().size() + " topics in order")
          : Finding.ill(
              "Kafka",
              "%s, %d of its topics are not in order".formatted(kafka, changes.size()),
              "see newswire topics plan, then newswire topics apply");
    } catch (TopicsException e) {
      return Finding.ill("Kafka", e.getMessage(), "start it, or name another: --bootstrap-servers");
    }
  }

  /** Whether a database answers. */
  public static Finding database(DatabaseConfig database) {
    Properties settings = new Properties();
    settings.setProperty("user", database.user());
    settings.setProperty("password", database.password());
    settings.setProperty("connectTimeout", Integer.toString(SECONDS));
    settings.setProperty("socketTimeout", Integer.toString(SECONDS));
    try (Connection connection = DriverManager.getConnection(database.url(), settings)) {
      return Finding.well(
          "PostgreSQL",
          database + ", version " + connection.getMetaData().getDatabaseProductVersion());
    } catch (SQLException e) {
      return Finding.ill(
          "PostgreSQL",
          database + ": " + e.getMessage(),
          "start it, or check --jdbc-url, --db-user and NEWSWIRE_DB_PASSWORD");
    }
  }

  /** Whether a desk says that it is ready. */
  public static Finding desk(int port) {
    URI ready = URI.create("http://localhost:" + port + "/health/ready");
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(SECONDS)).build();
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(SECONDS)).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Finding.well("desk", "http://localhost:" + port)
          : Finding.ill("desk", "is not ready: " + answer.body(), "wait; its log says what for");
    } catch (IOException e) {
      return Finding.ill("desk", ready + " does not answer: " + e, "start newswire up again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.ill("desk", "interrupted", "try again");
    }
  }

  /** Whether the lexicon is there and finds what everybody knows. */
  public static Finding lexicon() {
    long start = System.nanoTime();
    try {
      Tags tags = Tagger.standard().tag("The United Nations met in Geneva, Switzerland.", null);
      String detail =
          "version %s, loaded in %d ms"
              .formatted(tags.lexicon(), (System.nanoTime() - start) / 1_000_000);
      List<String> missing = new ArrayList<>();
      if (tags.actors().isEmpty()) {
        missing.add("no actor");
      }
      if (tags.locations().isEmpty()) {
        missing.add("no place");
      }
      return missing.isEmpty()
          ? Finding.well("lexicon", detail)
          : Finding.ill(
              "lexicon",
              detail + ", but it finds " + String.join(" and ", missing) + " in a plain sentence",
              "build again from a clean checkout");
    } catch (RuntimeException e) {
      return Finding.ill("lexicon", "does not load: " + e, "build again from a clean checkout");
    }
  }
}
