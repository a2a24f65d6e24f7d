package io.newswire.producer.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Rejection;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

  private static final Item.Refused REFUSED = new Item.Refused("malformed", "broken", null);

  @Test
  void sameDocumentRefusedAgainHasTheSameId() {
    Rejection first = DeadLetters.of(payload("x", "2026-03-02T10:00:00Z"), REFUSED);

    Rejection again = DeadLetters.of(payload("x", "2026-03-03T11:00:00Z"), REFUSED);

    assertThat(again.id()).isEqualTo(first.id());
  }

  @Test
  void anotherDocumentUnderTheSameReferenceHasAnotherId() {
    Rejection first = DeadLetters.of(payload("x", "2026-03-02T10:00:00Z"), REFUSED);

    Rejection other = DeadLetters.of(payload("y", "2026-03-02T10:00:00Z"), REFUSED);

    assertThat(other.id()).isNotEqualTo(first.id());
  }

  @Test
  void twoItemsOfOneDocumentHaveTwoIds() {
    Payload payload = payload("x", "2026-03-02T10:00:00Z");
    Rejection first = DeadLetters.of(payload, REFUSED);

    Rejection second = DeadLetters.of(payload, new Item.Refused("malformed", "line 2", null));

    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  void excerptIsBoundedAndHoldsNoHalfCharacterAndNoControls() {
    String text = "\u0000" + "x".repeat(Rejection.MAX_EXCERPT - 2) + "😀😀😀";

    Rejection rejection = DeadLetters.of(payload(text, "2026-03-02T10:00:00Z"), REFUSED);

    assertThat(rejection.excerpt()).isEqualTo("\uFFFD" + "x".repeat(Rejection.MAX_EXCERPT - 2));
    assertThat(rejection.bytes()).isEqualTo(text.getBytes(UTF_8).length);
  }

  private static Payload payload(String text, String received) {
    return new Payload(text.getBytes(UTF_8), "agency", "watch", "a.txt", Instant.parse(received));
  }
}
