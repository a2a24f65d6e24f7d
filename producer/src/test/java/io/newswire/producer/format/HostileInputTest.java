package io.newswire.producer.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes: an answer, never an exception, and soon. */
class HostileInputTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void answersToRandomBytes() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(2_000)];
      random.nextBytes(bytes);

      List<Item> items = answer(bytes);

      assertThat(items).isNotEmpty();
    }
  }

  @Test
  void answersToMutatedWires() throws IOException, URISyntaxException {
    Random random = new Random(2);
    for (Path wire : wires()) {
      byte[] whole = Files.readAllBytes(wire);
      for (int i = 0; i < 15; i++) {
        List<Item> items = answer(mutated(whole, random));

        assertThat(items).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "{\"a\":",
        "[",
        "a ",
        "A. ",
        "By ",
        "«",
        "1/",
        "Facebook ",
        "&amp;",
        "\n",
        "(",
        "، "
      })
  void answersSoonToWhatGoesOnForever(String piece) {
    byte[] bytes = piece.repeat(300_000 / piece.length()).getBytes(UTF_8);

    List<Item> items = answer(bytes);

    assertThat(items).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%PDF-1.7\n\0\1\2\3\4", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0"})
  void refusesBinaryFiles(String beginning) {
    byte[] bytes = beginning.getBytes(ISO_8859_1);

    List<Item> items = answer(bytes);

    assertThat(Wires.refused(items.get(0)).code()).isEqualTo(Item.Refused.NOT_AN_ARTICLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "404 Not Found\nnginx/1.18.0",
        "Access denied\nYou do not have access to this page."
      })
  void refusesWhatServersSayInsteadOfAnArticle(String page) {
    List<Item> items = answer(page.getBytes(UTF_8));

    assertThat(Wires.refused(items.get(0)).code()).isEqualTo(Item.Refused.NOT_AN_ARTICLE);
  }

  private static List<Item> answer(byte[] bytes) {
    return assertTimeoutPreemptively(SOON, () -> Wires.parse(bytes, null));
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
    for (int i = random.nextInt(8); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static List<Path> wires() throws IOException, URISyntaxException {
    Path folder = Path.of(HostileInputTest.class.getResource("/wires").toURI());
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
    }
  }
}
