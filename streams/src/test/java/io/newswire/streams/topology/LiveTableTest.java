package io.newswire.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Position;
import io.newswire.events.Rejection;
import io.newswire.events.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LiveTableTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
  private static final String GOOD =
      "{\"source\": \"one\", \"seen\": {}, \"at\": \"2026-03-02T09:30:00Z\"}";

  private final LiveTable<Position, String> table =
      new LiveTable<>(Topics.POSITIONS, LiveTableTest::prepare, Clock.fixed(NOW, ZoneOffset.UTC));

  private int offset;

  @Test
  void holdsTheNewestOfEachKey() {
    accept("a", GOOD);
    accept("b", GOOD);

    Optional<Rejection> rejection = accept("a", GOOD.replace("one", "two"));

    assertThat(rejection).isEmpty();
    assertThat(table.current()).isEqualTo(Map.of("a", "two", "b", "one"));
  }

  @Test
  void forgetsAKeyThatIsRemoved() {
    accept("a", GOOD);

    accept("a", null);

    assertThat(table.current()).isEmpty();
  }

  @Test
  void keepsTheLastGoodOneAndRejectsWhatIsRefused() {
    accept("a", GOOD);

    Optional<Rejection> rejection = accept("a", GOOD.replace("one", "bad"));

    assertThat(table.current()).isEqualTo(Map.of("a", "one"));
    assertThat(rejection).hasValueSatisfying(it -> assertThat(it.code()).isEqualTo("unusable"));
    assertThat(rejection.orElseThrow().message()).isEqualTo("no good");
    assertThat(rejection.orElseThrow().stage()).isEqualTo(Rejection.SETTINGS);
    assertThat(rejection.orElseThrow().uri()).isEqualTo("a");
    assertThat(rejection.orElseThrow().coordinates())
        .isEqualTo(new Rejection.Coordinates("news.positions", 0, 1));
  }

  @Test
  void rejectsWhatIsNoJson() {
    Optional<Rejection> rejection = accept("a", "source: one");

    assertThat(rejection).map(Rejection::code).hasValue("malformed");
  }

  @Test
  void survivesWhateverHappensWhenAValueIsPrepared() {
    Optional<Rejection> failing = accept("a", GOOD.replace("one", "failing"));
    Optional<Rejection> deep = accept("a", GOOD.replace("one", "deep"));

    assertThat(failing).map(Rejection::message).get().asString().contains("no idea");
    assertThat(deep).map(Rejection::message).get().asString().contains("nested too deeply");
  }

  @Test
  void givesAReplayTheSameDeadLetter() {
    Rejection first = accept("a", "bad").orElseThrow();
    offset = 0;

    Rejection again = accept("a", "bad").orElseThrow();

    assertThat(again).isEqualTo(first);
  }

  private Optional<Rejection> accept(String key, String value) {
    return table.accept(
        new ConsumerRecord<>(
            Topics.POSITIONS.name(),
            0,
            offset++,
            key.getBytes(UTF_8),
            value == null ? null : value.getBytes(UTF_8)));
  }

  private static Setting<String> prepare(String key, Position value) {
    return switch (value.source()) {
      case "bad" -> new Setting.Refused<>("no good");
      case "failing" -> throw new IllegalStateException("no idea");
      case "deep" -> throw new StackOverflowError();
      default -> new Setting.Usable<>(value.source());
    };
  }
}
