package io.newswire.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.891Z");

  @ParameterizedTest
  @CsvSource({
    "{{now}}, 2026-03-04T05:06:07Z",
    "{{now+40s}}, 2026-03-04T05:06:47Z",
    "{{now+2m}}, 2026-03-04T05:08:07Z",
    "{{now-1h}}, 2026-03-04T04:06:07Z",
    "{{soon}}, {{soon}}",
    "from {{now}} to {{now+1s}}, from 2026-03-04T05:06:07Z to 2026-03-04T05:06:08Z",
  })
  void fillsInTimes(String template, String expected) {
    // when
    byte[] filled = Template.fill(template.getBytes(UTF_8), NOW);

    // then
    assertThat(new String(filled, UTF_8)).isEqualTo(expected);
  }

  @Test
  void leavesBytesOfAnyEncodingAlone() {
    // given
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }

    // when
    byte[] filled = Template.fill(bytes, NOW);

    // then
    assertThat(filled).isEqualTo(bytes);
  }
}
