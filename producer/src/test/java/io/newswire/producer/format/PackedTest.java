package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static io.newswire.producer.format.Wires.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class PackedTest {

  private static final byte[] ITEM = "{\"title\":\"Packed\"}".getBytes(UTF_8);

  @Test
  void unpacksGzip() throws IOException {
    List<Item> items = Wires.parse(gzip(ITEM), null);

    assertThat(article(items.get(0)).headline()).isEqualTo("Packed");
  }

  @Test
  void readsEveryFileOfAZipArchive() throws IOException {
    byte[] archive =
        zip(List.of("a/one.json", "../../two", "three"), ITEM, gzip(ITEM), zip(List.of("x"), ITEM));

    List<Item> items = Wires.parse(archive, null);

    assertThat(items).hasSize(3).allMatch(Item.Parsed.class::isInstance);
    assertThat(article(items.get(0)).origin().reference()).isEqualTo("wire!/a/one.json");
    assertThat(article(items.get(2)).origin().reference()).isEqualTo("wire!/three!/x");
  }

  @Test
  void oneBrokenFileOfAnArchiveIsNamedAndTheRestGoesOn() throws IOException {
    byte[] archive = zip(List.of("broken.xml", "good.json"), "<nitf><body>".getBytes(UTF_8), ITEM);

    List<Item> items = Wires.parse(archive, null);

    assertThat(refused(items.get(0)).message())
        .startsWith("broken.xml: nitf is no well-formed XML");
    assertThat(article(items.get(1)).headline()).isEqualTo("Packed");
  }

  @Test
  void refusesGzipThatUnpacksToTooMuch() throws IOException {
    List<Item> items = Wires.parse(gzip(new byte[Formats.MAX_DOCUMENT_BYTES + 1]), null);

    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.TOO_LARGE);
  }

  @Test
  void refusesZipThatUnpacksToTooMuch() throws IOException {
    byte[] much = new byte[Formats.MAX_DOCUMENT_BYTES];
    List<String> names = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");

    List<Item> items =
        Wires.parse(zip(names, names.stream().map(name -> much).toArray(byte[][]::new)), null);

    assertThat(items).hasSize(9);
    assertThat(refused(items.get(8)).code()).isEqualTo(Item.Refused.TOO_LARGE);
  }

  @Test
  void refusesZipOfTooManyFiles() throws IOException {
    List<String> names = IntStream.range(0, 3_000).mapToObj(Integer::toString).toList();

    List<Item> items =
        Wires.parse(zip(names, names.stream().map(name -> ITEM).toArray(byte[][]::new)), null);

    assertThat(items).hasSize(2_001);
    assertThat(refused(items.get(2_000)).code()).isEqualTo(Item.Refused.TOO_LARGE);
  }

  @Test
  void refusesWhatIsPackedTooOften() throws IOException {
    byte[] packed = ITEM;
    for (int i = 0; i < 10; i++) {
      packed = gzip(packed);
    }

    List<Item> items = Wires.parse(packed, null);

    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.TOO_LARGE);
  }

  @Test
  void saysThatAnArchiveBreaksOff() throws IOException {
    byte[] archive = zip(List.of("one", "two"), ITEM, ITEM);

    List<Item> items = Wires.parse(Arrays.copyOf(archive, 45), null);

    assertThat(items)
        .last()
        .satisfies(item -> assertThat(refused(item).code()).isEqualTo(Item.Refused.MALFORMED));
  }

  @Test
  void saysThatGzipBreaksOff() throws IOException {
    byte[] packed = gzip(ITEM);

    List<Item> items = Wires.parse(Arrays.copyOf(packed, packed.length - 9), null);

    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.MALFORMED);
  }

  @Test
  void officeDocumentIsNoArchiveOfWires() throws IOException {
    byte[] document = zip(List.of("[Content_Types].xml", "word/document.xml"), ITEM, ITEM);

    List<Item> items = Wires.parse(document, null);

    assertThat(items).hasSize(1);
    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.NOT_AN_ARTICLE);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] zip(List<String> names, byte[]... contents) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      for (int i = 0; i < contents.length; i++) {
        out.putNextEntry(new ZipEntry(names.get(i)));
        out.write(contents[i]);
      }
    }
    return packed.toByteArray();
  }
}
