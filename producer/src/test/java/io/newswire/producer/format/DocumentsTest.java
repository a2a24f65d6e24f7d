package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static io.newswire.producer.format.Wires.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

  private static final String TEXT = "The harbour opened again on Monday. ".repeat(400);
  private static final int LINES = Formats.MAX_DOCUMENT_BYTES / TEXT.length() + 100;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void dividesLongJsonLinesIntoDocumentsWithEveryArticleInOrder(boolean packed) throws IOException {
    // given
    byte[] file = lines(LINES, "");

    // when
    List<Payload> documents = documents(packed ? gzip(file) : file);

    // then
    assertThat(documents).hasSizeGreaterThan(10);
    assertThat(documents).allSatisfy(it -> assertThat(it.bytes().length).isLessThan(1 << 20));
    List<Item> items = items(documents);
    assertThat(items).hasSize(LINES);
    for (int i = 0; i < LINES; i++) {
      assertThat(article(items.get(i)).uri()).isEqualTo("urn:example:" + i);
    }
  }

  @Test
  void namesBrokenLinesByTheirNumberInTheFile() throws IOException {
    // given
    byte[] file = lines(LINES, "\n{\"headline\": \nno JSON at all\n");

    // when
    List<Item> items = items(documents(file));

    // then
    assertThat(items).hasSize(LINES + 2);
    assertThat(refused(items.get(LINES)).message()).startsWith("line " + (LINES + 2) + ": ");
    assertThat(refused(items.get(LINES + 1)).message()).startsWith("line " + (LINES + 3) + ": ");
  }

  @Test
  void refusesALineBeyondTheLimitAndGoesOn() throws IOException {
    // given
    String longLine = "{\"text\":\"" + "x".repeat(Formats.MAX_DOCUMENT_BYTES + 5) + "\"}\n";
    byte[] file = lines(2, longLine + "{\"id\":\"last\",\"headline\":\"Last\"}");

    // when
    List<Item> items = items(documents(file));

    // then
    assertThat(items).hasSize(4);
    assertThat(refused(items.get(2)).code()).isEqualTo(Item.Refused.TOO_LARGE);
    assertThat(refused(items.get(2)).message()).startsWith("line 3: ");
    assertThat(article(items.get(3)).uri()).isEqualTo("last");
  }

  @Test
  void leavesAFileWithinTheLimitAsItIs() throws IOException {
    // given
    byte[] file = gzip(lines(3, ""));

    // when
    List<Payload> documents = documents(file);

    // then
    assertThat(documents).hasSize(1);
    assertThat(documents.get(0).bytes()).isEqualTo(file);
  }

  @Test
  void doesNotDivideALongDocumentOfAnotherFormat() throws IOException {
    // given
    byte[] file = ("<rss>\n" + " \n".repeat(Formats.MAX_DOCUMENT_BYTES)).getBytes(UTF_8);

    // when
    List<Item> items = items(documents(file));

    // then
    assertThat(items).hasSize(1);
    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.TOO_LARGE);
  }

  @Test
  void failsWhenACompressedFileBreaksOffBehindItsFirstDocuments() throws IOException {
    // given
    byte[] packed = gzip(lines(2 * LINES, ""));
    byte[] cut = Arrays.copyOf(packed, packed.length - 100);

    // when, then
    assertThatThrownBy(() -> documents(cut)).isInstanceOf(IOException.class);
  }

  private static List<Payload> documents(byte[] file) throws IOException {
    List<Payload> found = new ArrayList<>();
    try (Documents documents =
        new Documents(new ByteArrayInputStream(file), null, "publish", "wire", Wires.NOW)) {
      for (Optional<Payload> next = documents.next(); next.isPresent(); next = documents.next()) {
        found.add(next.get());
      }
    }
    return found;
  }

  private static List<Item> items(List<Payload> documents) {
    Formats formats = Formats.standard();
    return documents.stream().flatMap(it -> formats.parse(it).stream()).toList();
  }

  private static byte[] lines(int count, String end) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines
          .append("{\"id\":\"urn:example:")
          .append(i)
          .append("\",\"headline\":\"Harbour open\",\"text\":\"")
          .append(TEXT)
          .append("\"}\n");
    }
    return lines.append(end).toString().getBytes(UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
