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
import io.newswire.events.ArticleEvent;
import io.newswire.events.Verdict;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredEventsIT {

  @RegisterExtension private static final FreshDatabase database = new FreshDatabase();

  private StoredEvents events;

  @BeforeEach
  void store() {
    events = new StoredEvents(database.database());
    TestWire wire =
        new TestWire()
            .tell(fresh(article("once", "agency", 0, "Told once")))
            .tell(fresh(article("revised", "agency", 1, "Before")))
            .tell(later("revised", 60, "After", Verdict.Type.REVISION))
            .tell(fresh(article("killed", "agency", 2, "Told in error")))
            .tell(later("killed", 61, "Told in error", Verdict.Type.KILL))
            .tell(fresh(article("waiting", "agency", 3, "Told before the embargo")))
            .tell(later("waiting", 62, "Under embargo", Verdict.Type.HELD))
            .tell(later("copy", 63, "Told once", Verdict.Type.EXACT_DUPLICATE));
    TestStore.write(database.jdbi(), AlertConfig.logOnly(), wire);
  }

  @Test
  void ofEachArticleTheNewestThatWentOutAndWasNotKilledIsCurrent() throws SQLException {
    // when
    List<String> current = current(Instant.EPOCH);

    // then
    assertThat(current)
        .containsExactlyInAnyOrder(
            "once: Told once", "revised: After", "waiting: Told before the embargo");
  }

  @Test
  void whatCameInEarlierIsNotCurrent() throws SQLException {
    // when
    List<String> current = current(TestWire.MORNING.plusSeconds(30 * 60));

    // then
    assertThat(current).containsExactly("revised: After");
  }

  @Test
  void allThatWentOutIsToldInItsOrder() throws SQLException {
    // given
    List<String> told = new ArrayList<>();

    // when
    events.since(Instant.EPOCH, event -> told.add(headline(event)));

    // then
    assertThat(told)
        .containsExactly(
            "once: Told once",
            "revised: Before",
            "killed: Told in error",
            "waiting: Told before the embargo",
            "revised: After");
  }

  private List<String> current(Instant since) throws SQLException {
    List<String> current = new ArrayList<>();
    events.current(since, event -> current.add(headline(event)));
    return current;
  }

  private static String headline(ArticleEvent event) {
    return event.article().uri() + ": " + event.article().headline();
  }

  private static ArticleEvent later(String uri, int minute, String headline, Verdict.Type type) {
    return event(
        article(uri, "agency", minute, headline),
        2,
        verdict(type, "changed", null),
        type == Verdict.Type.HELD ? null : story(uri, 1));
  }
}
