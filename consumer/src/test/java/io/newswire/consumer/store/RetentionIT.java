package io.newswire.consumer.store;

import static io.newswire.consumer.TestWire.article;
import static io.newswire.consumer.TestWire.event;
import static io.newswire.consumer.TestWire.fresh;
import static io.newswire.consumer.TestWire.story;
import static io.newswire.consumer.TestWire.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.consumer.FreshDatabase;
import io.newswire.consumer.TestWire;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.events.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetentionIT {

  /** Two months after the first articles came, in {@link TestWire#MORNING}'s year. */
  private static final Instant MAY = Instant.parse("2026-05-20T00:00:00Z");

  private static final int MINUTES_TO_MAY = 60 * 24 * 65;

  @RegisterExtension private static final FreshDatabase database = new FreshDatabase();

  private Retention retention;

  @BeforeEach
  void store() {
    retention = new Retention(database.jdbi(), Clock.fixed(MAY, ZoneOffset.UTC));
    TestWire wire =
        new TestWire()
            .tell(fresh(article("over", "agency", 0, "A story that is over")))
            .tell(fresh(article("alive", "agency", 1, "A story that goes on")))
            .tell(
                event(
                    article("held", "agency", 2, "Embargoed"),
                    1,
                    verdict(Verdict.Type.HELD, "embargo", null),
                    null))
            .tell(
                event(
                    article("later", "paper", MINUTES_TO_MAY, "A story that goes on"),
                    1,
                    verdict(Verdict.Type.NEAR_DUPLICATE, "contained", "alive"),
                    story("alive", 2)))
            .tell(fresh(article("new", "agency", MINUTES_TO_MAY, "New")));
    TestStore.write(database.jdbi(), AlertConfig.logOnly(), wire);
  }

  @Test
  void whatIsOverGoesAndWhatALivingStoryNeedsStays() {
    // given
    retention.keep(1);

    // when
    long gone = retention.apply();

    // then
    assertThat(gone).isEqualTo(1);
    assertThat(database.value("select string_agg(uri, ' ' order by uri) from articles"))
        .isEqualTo("alive held later new");
    assertThat(database.value("select string_agg(uri, ' ' order by uri) from article_search"))
        .isEqualTo("alive held later new");
    assertThat(database.value("select string_agg(uri, ' ' order by uri) from article_versions"))
        .isEqualTo("alive held later new");
    assertThat(database.value("select string_agg(id, ' ' order by id) from stories"))
        .isEqualTo("st-alive st-new");
  }

  @Test
  void withoutASettingEverythingStays() {
    // when
    long gone = retention.apply();

    // then
    assertThat(gone).isZero();
    assertThat(database.value("select count(*) from articles")).isEqualTo("5");
  }

  @Test
  void theMonthsToComeAreThereBeforeTheyAreNeeded() {
    // when
    retention.prepareMonths();

    // then
    assertThat(
            database.value(
                "select string_agg(relname, ' ' order by relname) from pg_class"
                    + " where relname like 'article_search_2026___' and relkind = 'r'"))
        .isEqualTo(
            "article_search_2026_03 article_search_2026_05 article_search_2026_06"
                + " article_search_2026_07");
  }
}
