package io.newswire.consumer.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookConfigTest {

  private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  @ParameterizedTest
  @CsvSource({
    "ftp://example.org/, whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=, http",
    "/hook, whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=, http",
    "https://example.org/, secret, whsec_",
    "https://example.org/, whsec_c2hvcnQ=, 24 to 64 bytes",
    "https://example.org/, whsec_%%%, Base64"
  })
  void whatCannotWorkIsRefusedWithTheReason(URI url, String secret, String reason) {
    // when
    assertThatThrownBy(() -> new WebhookConfig("desk", url, List.of(Secret.of(secret)), false))

        // then
        .hasMessageContaining(reason);
  }

  @Test
  void theSecretIsNotShown() {
    // given
    WebhookConfig config =
        new WebhookConfig(
            "desk", URI.create("https://example.org/token"), List.of(Secret.of(SECRET)), false);

    // when
    String shown = config.toString();

    // then
    assertThat(shown).isEqualTo("webhook at example.org");
  }
}
