package io.newswire.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.app.Newswire;
import io.newswire.app.embedded.EmbeddedKafka;
import io.newswire.app.embedded.EmbeddedPostgres;
import io.newswire.app.embedded.Ports;
import io.newswire.app.topics.TopicPlan;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumer is killed without a word, under load: in the middle of storing, and between the
 * commit of alerts and their delivery. {@code -Dnewswire.kills=20} kills it more often.
 */
class ConsumerKillIT {

  private static final Logger LOG = LoggerFactory.getLogger(ConsumerKillIT.class);

  private static final int KILLS = Integer.getInteger("newswire.kills", 2);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String CHANNELS =
      """
      channels:
        - name: ops
          type: webhook
          url: %s
          secrets: [{file: %s}]
          allowPrivate: true
      retries: {first: PT0.2S, longest: PT1S, attempts: 1000}
      """;

  @TempDir private Path folder;

  private EmbeddedKafka kafka;
  private EmbeddedPostgres database;
  private HoldingReceiver receiver;
  private EventLoad load;
  private Child consumer;

  @BeforeEach
  void start() throws IOException {
    database = EmbeddedPostgres.start(folder.resolve("postgres"), Ports.free());
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
    TopicPlan.apply(connection, TopicPlan.of(connection, Topics.all()));
    receiver = new HoldingReceiver();
    load = new EventLoad(connection);
    Path secret =
        Files.writeString(
            folder.resolve("secret"), "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    Files.writeString(folder.resolve("channels.yaml"), CHANNELS.formatted(receiver.url(), secret));
  }

  @AfterEach
  void stop() throws Exception {
    if (consumer != null) {
      consumer.close();
    }
    load.close();
    receiver.close();
    kafka.close();
    database.close();
  }

  @Test
  void everyArticleIsOneRowAndEveryAlertIsToldUnderOneId() throws Exception {
    // given
    for (int kill = 0; kill < KILLS; kill++) {
      startConsumer();
      boolean whileStoring = kill % 2 == 0;
      if (whileStoring) {
        killWhileStoring();
      } else {
        killBetweenCommitAndDelivery();
      }
      LOG.info("killed {} of {} times", kill + 1, KILLS);
    }

    // when
    startConsumer();

    // then
    await().atMost(PATIENCE).until(this::rows, rows -> rows == load.articles());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                number(
                    "select count(*) from deliveries"
                        + " where status in ('pending', 'held', 'collected')"),
            unfinished -> unfinished == 0);
    assertThat(number("select count(*) from alerts")).isEqualTo(load.alerts().size());
    assertThat(number("select sum(records) from funnel")).isEqualTo(load.records());
    assertThat(receiver.alerts("alert.raised", "id"))
        .as("alerts told, of articles that were not killed")
        .filteredOn(id -> !load.killed().contains(id))
        .containsExactlyInAnyOrderElementsOf(load.standing());
    assertThat(receiver.alerts("alert.withdrawn", "alert"))
        .as("whoever was told of what was killed is told that, too")
        .doesNotHaveDuplicates()
        .containsAll(
            receiver.alerts("alert.raised", "id").stream()
                .filter(load.killed()::contains)
                .toList());
    assertThat(receiver.idsByAlert().values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    LOG.info(
        "{} kills: {} articles, {} alerts, {} killed before or after, {} messages came again",
        KILLS,
        load.articles(),
        load.alerts().size(),
        load.killed().size(),
        receiver.repeats());
  }

  private void killWhileStoring() throws Exception {
    long before = number("select count(*) from articles");
    load.send(3_000, 20);
    await().atMost(PATIENCE).until(this::rows, rows -> rows > before);
    consumer.kill();
  }

  /** Alerts are committed; of one the receiver does not answer, the others have not left. */
  private void killBetweenCommitAndDelivery() throws Exception {
    receiver.hold();
    load.send(300, 20);
    await().atMost(PATIENCE).until(() -> receiver.held() > 0 && committedAndNotBegun() > 0);
    consumer.kill();
    receiver.release();
  }

  private long committedAndNotBegun() throws SQLException {
    return number("select count(*) from deliveries where status = 'pending' and attempts = 0");
  }

  private void startConsumer() {
    consumer =
        Child.start(
            Newswire.class,
            folder.resolve("consumer.log"),
            Map.of("NEWSWIRE_DB_PASSWORD", database.password()),
            List.of(
                "consumer",
                "--part=store,alert",
                "--bootstrap-servers=" + kafka.bootstrapServers(),
                "--jdbc-url=" + database.jdbcUrl(),
                "--db-user=" + EmbeddedPostgres.USER,
                "--channels=" + folder.resolve("channels.yaml")));
    await().atMost(PATIENCE).until(() -> number("select count(*) from articles") >= 0);
  }

  private long rows() throws SQLException {
    return number("select count(*) from articles");
  }

  /** What a query gives; -1 while its tables are not there. */
  private long number(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), EmbeddedPostgres.USER, database.password());
        ResultSet result = connection.createStatement().executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      if ("42P01".equals(e.getSQLState())) {
        return -1;
      }
      throw e;
    }
  }
}
