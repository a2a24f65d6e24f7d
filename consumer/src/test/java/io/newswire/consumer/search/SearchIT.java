package io.newswire.consumer.search;

import static io.newswire.consumer.TestWire.article;
import static io.newswire.consumer.TestWire.event;
import static io.newswire.consumer.TestWire.fresh;
import static io.newswire.consumer.TestWire.story;
import static io.newswire.consumer.TestWire.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.consumer.FreshDatabase;
import io.newswire.consumer.TestWire;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.store.TestStore;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The wire, searched from its newest end. */
class SearchIT {

  private static final int DAY = 24 * 60;

  @RegisterExtension private static final FreshDatabase database = new FreshDatabase();

  private final TestWire wire = new TestWire();

  @Test
  void copiesNewerThanAllThatIsListedAreFoundFirst() {
    // given
    wire.tell(fresh(article("a", "radio", 0, "Strike ends")))
        .tell(copy("soon", 10))
        .tell(copy("later", 50 * DAY))
        .tell(copy("much-later", 200 * DAY));
    store();

    // when
    List<String> found = found(Map.of("source", "radio", "q", "strike"));

    // then
    assertThat(found).containsExactly("much-later", "later", "soon", "a");
  }

  @Test
  void pagesGoOnThroughAllSlices() {
    // given
    List<String> newestFirst = new ArrayList<>();
    for (int day = 0; day < 300; day += 10) {
      wire.tell(fresh(article("day-" + day, "agency", day * DAY, "Strike goes on")));
      newestFirst.add(0, "day-" + day);
    }
    for (int i = 0; i < 2_100; i++) {
      wire.tell(fresh(article("rain-" + i, "agency", 300 * DAY + i, "Rain")));
    }
    store();

    // when
    List<String> found = found(Map.of("q", "strikes"));

    // then
    assertThat(found).isEqualTo(newestFirst);
  }

  private void store() {
    TestStore.write(database.jdbi(), AlertConfig.logOnly(), wire);
  }

  /** All that is found, leafed through in pages of seven. */
  private List<String> found(Map<String, String> parameters) {
    Filter filter = Filter.of(parameters::get);
    List<String> uris = new ArrayList<>();
    Cursor behind = null;
    while (true) {
      Cursor from = behind;
      List<Search.Hit> page =
          database.jdbi().inTransaction(handle -> new Search(handle).find(filter, from, 7));
      if (page.isEmpty()) {
        return uris;
      }
      page.forEach(hit -> uris.add(hit.uri()));
      behind = page.get(page.size() - 1).cursor();
    }
  }

  private static ArticleEvent copy(String uri, int minute) {
    return event(
        article(uri, "radio", minute, "Strike ends"),
        1,
        verdict(Verdict.Type.NEAR_DUPLICATE, "contained", "a"),
        story("a", 2));
  }
}
