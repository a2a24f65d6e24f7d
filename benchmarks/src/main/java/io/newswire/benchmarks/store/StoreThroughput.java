package io.newswire.benchmarks.store;

import io.newswire.app.embedded.EmbeddedKafka;
import io.newswire.app.embedded.EmbeddedPostgres;
import io.newswire.app.embedded.Ports;
import io.newswire.app.topics.TopicPlan;
import io.newswire.benchmarks.DemoEvents;
import io.newswire.consumer.ConsumerConfig;
import io.newswire.consumer.ConsumerService;
import io.newswire.consumer.store.DatabaseConfig;
import io.newswire.events.ArticleEvent;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How many events a second go from Kafka into PostgreSQL, both embedded, with all indexes and
 * {@code fsync} on, and where the time goes. A first part of the events, which is not timed, warms
 * everything up.
 *
 * <p>Arguments: how many events to time; how many words an article has on average; the folder to
 * work in, which is kept, and whose database {@link SearchLatency} reads.
 */
public final class StoreThroughput {

  private static final int WARM_UP = 40_000;
  private static final Instant BEGINNING = Instant.parse("2025-12-01T00:00:00Z");
  private static final Duration YEAR = Duration.ofDays(360);
  private static final Duration SAMPLE = Duration.ofMillis(20);

  private final DatabaseConfig database;
  private final Path folder;

  private StoreThroughput(DatabaseConfig database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    int events = Integer.parseInt(arguments[0]);
    int words = Integer.parseInt(arguments[1]);
    Path folder = Path.of(arguments[2]);
    Files.createDirectories(folder);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgresql"), 0);
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free())) {
      KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
      TopicPlan.apply(connection, TopicPlan.of(connection, Topics.all()));
      DatabaseConfig database =
          new DatabaseConfig(postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
      Size size = fill(connection, WARM_UP + events, words);
      System.out.printf("events %,d; on average ", events);
      size.print(WARM_UP + events);
      new StoreThroughput(database, folder).measure(connection, events);
    }
  }

  private static Size fill(KafkaConnection kafka, int events, int words) {
    WireGenerator wire =
        new WireGenerator(DemoEvents.tagged(), words, BEGINNING, YEAR.dividedBy(events), 1);
    Size size = Size.NONE;
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            kafka.with(Map.of("linger.ms", 20, "batch.size", 1 << 18, "compression.type", "lz4")),
            new org.apache.kafka.common.serialization.StringSerializer(),
            new org.apache.kafka.common.serialization.ByteArraySerializer())) {
      for (int i = 0; i < events; i++) {
        ArticleEvent event = wire.next();
        Topic<ArticleEvent> topic =
            event.verdict().type().goesOut() ? Topics.ARTICLES : Topics.DUPLICATES;
        byte[] value = topic.valueSerde().serializer().serialize(topic.name(), event);
        size = size.with(event, value.length);
        var unused =
            producer.send(new ProducerRecord<>(topic.name(), event.article().uri(), value));
      }
    }
    return size;
  }

  private void measure(KafkaConnection kafka, int events) throws Exception {
    ConsumerConfig config =
        new ConsumerConfig(Set.of(ConsumerConfig.Part.STORE), database, null, null);
    try (ConsumerService consumer = new ConsumerService(kafka, config);
        Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password())) {
      consumer.start();
      while (stored(connection) < WARM_UP) {
        Thread.sleep(SAMPLE.toMillis());
      }
      long before = stored(connection);
      ActivityProfile profile = new ActivityProfile(connection);
      long server = serverPid(folder);
      Cpu cpu = Cpu.now(server);
      long begin = System.nanoTime();
      while (stored(connection) < WARM_UP + events) {
        profile.sample();
        Thread.sleep(SAMPLE.toMillis());
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      long timed = stored(connection) - before;
      System.out.printf("stored %,d in %.1f s: %,.0f events/s%n", timed, seconds, timed / seconds);
      Cpu.now(server).since(cpu).print(timed, seconds);
      profile.print();
      sizes(connection);
    }
  }

  private static long serverPid(Path folder) throws IOException {
    Path file = folder.resolve("postgresql/cluster/postmaster.pid");
    return Long.parseLong(Files.readAllLines(file).get(0).strip());
  }

  private static long stored(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select case when to_regclass('kafka_offsets') is null then 0 else (xpath("
                    + "'/row/n/text()', query_to_xml('select coalesce(sum(next_offset), 0) as n"
                    + " from kafka_offsets', false, true, '')))[1]::text::bigint end")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void sizes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select coalesce(parent.relname, c.relname), (sum(pg_table_size(c.oid)) / 1048576)::bigint,
                  (sum(pg_indexes_size(c.oid)) / 1048576)::bigint
                from pg_class c
                left join pg_inherits i on i.inhrelid = c.oid
                left join pg_class parent on parent.oid = i.inhparent
                where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                group by 1 having sum(pg_total_relation_size(c.oid)) > 1048576 order by 2 desc
                """)) {
      while (rows.next()) {
        System.out.printf(
            "  %-20s %,6d MB, indexes %,6d MB%n",
            rows.getString(1), rows.getLong(2), rows.getLong(3));
      }
    }
  }

  /** What events have, all together. */
  private record Size(long bytes, long words, long tags, long mentions) {

    static final Size NONE = new Size(0, 0, 0, 0);

    Size with(ArticleEvent event, int length) {
      return new Size(
          bytes + length,
          words + new StringTokenizer(event.article().body()).countTokens(),
          tags + event.actors().size() + event.locations().size(),
          mentions
              + event.actors().stream().mapToInt(actor -> actor.mentions().size()).sum()
              + event.locations().stream().mapToInt(place -> place.mentions().size()).sum());
    }

    void print(long events) {
      System.out.printf(
          "%,d bytes of JSON, %d words, %d tags, %d mentions%n",
          bytes / events, words / events, tags / events, mentions / events);
    }
  }
}
