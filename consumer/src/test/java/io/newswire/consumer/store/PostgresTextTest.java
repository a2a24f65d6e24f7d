package io.newswire.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresTextTest {

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "'a\0b', 'a\uFFFDb'",
    "'\uD83D\uDEA2', '\uD83D\uDEA2'",
    "'\uD83D', '\uFFFD'",
    "'\uDEA2x', '\uFFFDx'",
    "'\uD83D\uD83D\uDEA2', '\uFFFD\uD83D\uDEA2'",
    "'\uD83D\uDEA2\uDEA2', '\uD83D\uDEA2\uFFFD'"
  })
  void whatPostgresCannotHoldIsReplaced(String text, String expected) {
    // when
    String clean = PostgresText.clean(text);

    // then
    assertThat(clean).isEqualTo(expected);
  }

  @Test
  void jsonHasNoEscapedNul() {
    // when
    String json = PostgresText.json(Map.of("a\0", "b\0 and a backslash before u0000: \\u0000"));

    // then
    assertThat(json).isEqualTo("{\"a\uFFFD\":\"b\uFFFD and a backslash before u0000: \\\\u0000\"}");
  }
}
