package io.newswire.producer.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Declaration;
import io.newswire.events.Json;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveSourcesTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Source FOLDER = new Source.Folder("agency", Path.of("/srv"), null, "en");
  private static final Source FEED =
      new Source.Feed("daily", URI.create("https://e.net/rss"), null, "Group", null, false, true);

  private final LiveSources sources = new LiveSources(new Sources(List.of(FOLDER), Push.DEFAULT));

  @Test
  void declaredSourcesStandBesideThoseOfTheFile() {
    sources.declare(Map.of("daily", declaration(FEED, false)));

    assertThat(sources.active()).containsExactlyInAnyOrder(FOLDER, FEED);
  }

  @Test
  void sourceOfTheFileCanBePaused() {
    sources.declare(Map.of("agency", new Declaration("agency", null, true, NOW)));

    assertThat(sources.active()).isEmpty();
    assertThat(sources.find("agency")).contains(FOLDER);
  }

  @Test
  void whatIsTakenBackHoldsNoMore() {
    sources.declare(Map.of("daily", declaration(FEED, false)));

    sources.declare(Map.of());

    assertThat(sources.active()).containsExactly(FOLDER);
    assertThat(sources.declares("daily")).isFalse();
  }

  @Test
  void declarationThatCannotBeReadTouchesNoOther() throws Exception {
    var unknown = Json.mapper().readTree("{\"id\":\"odd\",\"type\":\"telex\"}");

    sources.declare(
        Map.of(
            "odd", new Declaration("odd", unknown, false, NOW), "daily", declaration(FEED, false)));

    assertThat(sources.active()).containsExactlyInAnyOrder(FOLDER, FEED);
  }

  @Test
  void declaredTokenGoesBeforeThatOfTheFile() {
    Push push = new Push(null, null, null, Map.of("desk", "token-of-the-file"));
    LiveSources guarded = new LiveSources(new Sources(List.of(FOLDER), push));
    var newer = new Source.Desk("desk", PushToken.digest("token-declared-since"), null, null);

    guarded.declare(Map.of("desk", declaration(newer, false)));

    assertThat(guarded.tokens())
        .containsExactly(Map.entry("desk", PushToken.digest("token-declared-since")));
  }

  @Test
  void tokenOfTheFileIsASourceThatCanBePaused() {
    Push push = new Push(null, null, null, Map.of("desk", "token-of-the-file"));
    LiveSources guarded = new LiveSources(new Sources(List.of(), push));

    guarded.declare(Map.of("desk", new Declaration("desk", null, true, NOW)));

    assertThat(guarded.isPaused("desk")).isTrue();
    assertThat(guarded.tokens()).containsKey("desk");
  }

  private static Declaration declaration(Source source, boolean paused) {
    return new Declaration(source.id(), SourceJson.write(source), paused, NOW);
  }
}
