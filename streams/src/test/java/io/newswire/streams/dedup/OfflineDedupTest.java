package io.newswire.streams.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.Json;
import io.newswire.streams.version.Versions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class OfflineDedupTest {

  private final OfflineDedup offline = new OfflineDedup(new Versions(), DedupSettings.DEFAULT);
  private final List<String> problems = new ArrayList<>();

  @Test
  void writesAVerdictForEachLine() throws Exception {
    String in =
        line("urn:a", "meridian", "2026-03-03T12:00:00Z", Wires.body(Wires.STRIKE))
            + line("urn:b", "gazette", "2026-03-03T13:00:00+01:00", Wires.body(Wires.STRIKE))
            + line("urn:a", "meridian", "2026-03-03T12:00:00Z", Wires.body(Wires.STRIKE));

    List<JsonNode> out = run(bytes(in));

    assertThat(out)
        .extracting(row -> row.get("verdict").textValue())
        .containsExactly("new", "exact-duplicate", "redelivery");
    assertThat(out.get(0).get("of").isNull()).isTrue();
    assertThat(out.get(1).get("of").textValue()).isEqualTo("urn:a");
    assertThat(out.get(1).get("similarity").doubleValue()).isEqualTo(1);
    assertThat(out.get(1).get("story")).isEqualTo(out.get(0).get("story"));
    assertThat(problems).isEmpty();
  }

  @Test
  void readsGzip() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(
          line("urn:a", "meridian", "2026-03-03T12:00:00Z", "Text.")
              .getBytes(StandardCharsets.UTF_8));
    }

    List<JsonNode> out = run(new ByteArrayInputStream(zipped.toByteArray()));

    assertThat(out).hasSize(1);
  }

  @Test
  void namesTheLinesItCannotUseAndGoesOn() throws Exception {
    String in =
        "{\"uri\":\n\n{\"source\":\"meridian\"}\n"
            + line("urn:a", "meridian", "yesterday", "Text.")
            + line("urn:b", "meridian", "2026-03-03T12:00:00Z", "Text.");

    List<JsonNode> out = run(bytes(in));

    assertThat(out).extracting(row -> row.get("uri").textValue()).containsExactly("urn:b");
    assertThat(problems)
        .hasSize(3)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("line 1: "),
            second -> assertThat(second).startsWith("line 3: ").contains("uri"),
            third -> assertThat(third).startsWith("line 4: ").contains("yesterday"));
  }

  private List<JsonNode> run(InputStream in) throws IOException {
    StringBuilder out = new StringBuilder();
    offline.run(in, out, problems::add);
    List<JsonNode> rows = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      rows.add(Json.mapper().readTree(line));
    }
    return rows;
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String uri, String source, String published, String text)
      throws IOException {
    return Json.mapper()
            .writeValueAsString(
                Map.of("uri", uri, "source", source, "published", published, "text", text))
        + "\n";
  }
}
