package io.newswire.consumer.store;

import static io.newswire.consumer.TestDatabase.value;
import static io.newswire.consumer.TestWire.article;
import static io.newswire.consumer.TestWire.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.consumer.TestDatabase;
import io.newswire.consumer.TestWire;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.events.Article;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words that the writer makes, beside those that PostgreSQL makes itself. */
class SearchWordsIT {

  private static final String OF_THE_TEXT =
      "select coalesce(string_agg(concat_ws(' ', lexeme, positions::text), ', ' order by lexeme),"
          + " '') from article_search, unnest(words) where lexeme not like '%:%'";

  private static TestDatabase server;

  @BeforeAll
  static void startServer() {
    server = TestDatabase.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "en, english, The strikers were striking again in the ports of Misrata and the port of Zawiya",
    "fr, french, Les grévistes reprennent les négociations et la grève continue",
    "ar, arabic, أعلن عمال الموانئ الإضراب في ميناء مصراتة",
    "ru, russian, Докеры объявили забастовку в портах",
    "xx, simple, Words of a language the dictionaries have not"
  })
  void wordsAndPositionsAreThoseThatPostgresFinds(String language, String config, String body) {
    // given
    Article article = article("a", "agency", 0, "").withBody(body).withLanguage(language);

    try (Database database = server.fresh()) {
      // when
      TestStore.write(database.jdbi(), AlertConfig.logOnly(), new TestWire().tell(fresh(article)));

      // then
      assertThat(value(database.jdbi(), OF_THE_TEXT))
          .isEqualTo(
              database
                  .jdbi()
                  .withHandle(
                      handle ->
                          handle
                              .createQuery(
                                  "select string_agg(concat_ws(' ', lexeme, positions::text), ', '"
                                      + " order by lexeme) from unnest(to_tsvector("
                                      + "cast(:config as regconfig), :body))")
                              .bind("config", config)
                              .bind("body", body)
                              .mapTo(String.class)
                              .one()));
    }
  }

  @Test
  void aTextWithoutEndIsStoredAndFoundByItsBeginning() {
    // given
    String body = "anchor " + "again and again, word ".repeat(20_000) + "w".repeat(70_000);
    Article article = article("a", "agency", 0, "Endless").withBody(body);

    try (Database database = server.fresh()) {
      Jdbi jdbi = database.jdbi();

      // when
      TestStore.write(jdbi, AlertConfig.logOnly(), new TestWire().tell(fresh(article)));

      // then
      assertThat(value(jdbi, "select count(*) from rejected")).isEqualTo("0");
      assertThat(
              List.of(
                  value(jdbi, "select count(*) from article_search where words @@ 'anchor'"),
                  value(
                      jdbi,
                      "select cardinality(positions) from article_search, unnest(words)"
                          + " where lexeme = 'word'")))
          .containsExactly("1", "255");
    }
  }
}
