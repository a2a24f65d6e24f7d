package io.newswire.consumer.store;

import static io.newswire.consumer.TestDatabase.value;
import static io.newswire.consumer.TestWire.article;
import static io.newswire.consumer.TestWire.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.consumer.TestDatabase;
import io.newswire.consumer.TestWire;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.search.Filter;
import io.newswire.consumer.search.Search;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Mention;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A database that the first release made and filled. */
class MigrationIT {

  private static TestDatabase server;

  @BeforeAll
  static void startServer() {
    server = TestDatabase.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void whatTheFirstReleaseStoredIsFoundAndGoesOn() {
    // given
    DatabaseConfig config = server.empty();
    Flyway.configure()
        .dataSource(config.url(), config.user(), config.password())
        .locations("classpath:io/newswire/consumer/store")
        .table("schema_history")
        .target("1")
        .load()
        .migrate();
    Jdbi old = Jdbi.create(config.url(), config.user(), config.password());
    old.useTransaction(MigrationIT::fillAsTheFirstRelease);

    try (Database database = new Database(config)) {
      // when
      database.migrate();

      // then
      Jdbi jdbi = database.jdbi();
      for (String question : List.of("q", "actor", "place", "country", "source", "near")) {
        assertThat(found(jdbi, question)).as(question).containsExactly("a");
      }
      assertThat(value(jdbi, "select event #>> '{article,body}' from article_versions"))
          .startsWith("Dockers");
      TestWire wire = new TestWire().tell(fresh(article("b", "paper", 10, "Behind it")));
      TestStore.write(jdbi, AlertConfig.logOnly(), wire);
      assertThat(value(jdbi, "select count(*) from articles")).isEqualTo("2");
    }
  }

  private static List<String> found(Jdbi jdbi, String question) {
    Map<String, String> answers =
        Map.of(
            "q", "docker",
            "actor", "haftar",
            "place", "gn:2214846",
            "country", "LBY",
            "source", "agency",
            "near", "32.4,15.1,20");
    Filter filter = Filter.of(name -> name.equals(question) ? answers.get(name) : null);
    return jdbi.inTransaction(
        handle -> new Search(handle).find(filter, null, 10).stream().map(Search.Hit::uri).toList());
  }

  private static void fillAsTheFirstRelease(Handle handle) {
    Mention mention = new Mention(Mention.Field.BODY, 0, 7, "Dockers", "alias", null);
    ArticleEvent event =
        fresh(article("a", "agency", 0, "Strike ends"))
            .withActors(List.of(TestWire.haftar(mention)))
            .withLocations(List.of(TestWire.misrata(mention)));
    handle
        .createUpdate(
            """
            insert into article_versions (uri, revision, verdict, reason, released, changed, story,
              happened_at, wire_at, event)
            values ('a', 1, 'new', 'first', false, '{}', 'st-a', :at, :at, cast(:event as jsonb))
            """)
        .bind("at", event.article().received())
        .bind("event", PostgresText.json(event))
        .execute();
    handle
        .createUpdate(
            """
            insert into articles (uri, source, story, status, went_out, represents, revision,
              text_revision, verdict, reason, language, headline, search, wire_at, change_seq)
            values ('a', 'agency', 'st-a', 'usable', true, true, 1, 1, 'new', 'first', 'en',
              'Strike ends', to_tsvector('simple', 'strike ends'), :at, nextval('change_seq'))
            """)
        .bind("at", event.article().received())
        .execute();
    handle.execute("insert into stories values ('st-a', 'a', 'a', now(), 1, array['agency'], 1)");
    handle.execute(
        "insert into actors values ('lex:haftar', 'Khalifa Haftar', 'person', 'LBY', 'LBY',"
            + " array['MIL'], 'LBYMIL', null, true)");
    handle.execute(
        "insert into places values ('gn:2214846', 2214846, 'Misrata', 'PPLA', 'LBY', 'Misrata',"
            + " 15.0901, 32.3754)");
    handle.execute(
        "insert into mentions (uri, actor, place, role, field, starts, ends, quote) values"
            + " ('a', 'lex:haftar', null, null, 'body', 0, 7, 'Dockers'),"
            + " ('a', null, 'gn:2214846', 'dateline', 'body', 0, 7, 'Dockers')");
  }
}
