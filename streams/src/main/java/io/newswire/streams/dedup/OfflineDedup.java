package io.newswire.streams.dedup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Json;
import io.newswire.events.Origin;
import io.newswire.events.Verdict;
import io.newswire.streams.version.Decision;
import io.newswire.streams.version.UriState;
import io.newswire.streams.version.Versions;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * The version and dedup stages over a file instead of a stream: one line of JSON per article in,
 * one line with its verdict out, in the same order.
 */
public final class OfflineDedup {

  private static final Origin ORIGIN = new Origin("file", "jsonl", "", "");
  private static final int GZIP_MAGIC = 0x1f8b;

  private final ObjectReader reader = Json.mapper().readerFor(Line.class);
  private final ObjectWriter writer = Json.mapper().writerFor(Result.class);
  private final Sketcher sketcher = new Sketcher();
  private final Versions versions;
  private final DedupSettings settings;
  private final Map<String, UriState> states = new HashMap<>();
  private final Map<String, Deduplicator> shards = new HashMap<>();
  private Instant last = Instant.EPOCH;

  /** Starts with nothing remembered. */
  public OfflineDedup(Versions versions, DedupSettings settings) {
    this.versions = versions;
    this.settings = settings;
  }

  /**
   * Reads all lines and writes a line for each.
   *
   * @param in lines of JSON ({@link Line}) in UTF-8, as they are or in gzip
   * @param out takes a line of JSON ({@link Result}) for each line that is an article
   * @param problems takes {@code line N: what is wrong} for each line that is none
   */
  public void run(InputStream in, Appendable out, Consumer<String> problems) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(unzipped(in), StandardCharsets.UTF_8));
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        for (Result result : accept(reader.readValue(line))) {
          out.append(writer.writeValueAsString(result)).append('\n');
        }
      } catch (JsonProcessingException e) {
        problems.accept("line " + number + ": " + e.getOriginalMessage());
      } catch (DateTimeException | IllegalArgumentException e) {
        problems.accept("line " + number + ": " + e.getMessage());
      }
    }
  }

  /**
   * Decides on the next article.
   *
   * @return its result; before it, that of a held version whose place it takes
   * @throws DateTimeException when {@code published} is no RFC 3339 time
   */
  public List<Result> accept(Line line) {
    Article article = article(line);
    Decision decision = versions.decide(states.get(line.uri()), article, article.received());
    states.put(line.uri(), decision.after());
    List<Result> results = new ArrayList<>();
    for (ArticleEvent event : decision.events()) {
      Outcome outcome = decide(event, decision.after().shard());
      String story = outcome.story() == null ? null : outcome.story().id();
      Verdict verdict = outcome.verdict();
      results.add(
          new Result(
              line.uri(),
              verdict.type(),
              verdict.of(),
              verdict.similarity(),
              story,
              verdict.reason(),
              verdict.algorithm()));
    }
    return results;
  }

  private Outcome decide(ArticleEvent event, String shard) {
    if (!event.verdict().type().goesOut()) {
      return Outcome.of(event.verdict(), null);
    }
    Sketch sketch = sketcher.sketch(event.article());
    return shards
        .computeIfAbsent(shard, name -> new Deduplicator(settings, new MemoryRecords()))
        .accept(Candidate.of(event, null, sketch));
  }

  private Article article(Line line) {
    if (line.published() != null) {
      last = OffsetDateTime.parse(line.published()).toInstant();
    }
    return ArticleBuilder.builder()
        .uri(line.uri())
        .source(line.source())
        .versionCreated(line.published() == null ? null : last)
        .received(last)
        .headline(line.headline())
        .body(line.text())
        .language(line.language())
        .origin(ORIGIN)
        .build();
  }

  private static InputStream unzipped(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(2);
    int magic = buffered.read() << 8 | buffered.read();
    buffered.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(buffered) : buffered;
  }

  /**
   * An article.
   *
   * @param uri names it; required
   * @param source id of its source; required
   * @param published RFC 3339; the time of the line before when absent
   * @param language BCP-47, may be absent
   * @param headline its headline, may be absent
   * @param text its body as plain text, may be absent
   */
  public record Line(
      String uri, String source, String published, String language, String headline, String text) {
    /** Refuses a line that names no article. */
    public Line {
      Objects.requireNonNull(uri, "no \"uri\"");
      Objects.requireNonNull(source, "no \"source\"");
    }
  }

  /**
   * A verdict.
   *
   * @param uri the article
   * @param verdict what was decided
   * @param of the earlier article, null when new
   * @param similarity 0 to 1, null where none was measured
   * @param story the article's story, null where none is known
   * @param reason why
   * @param algorithm what measured the similarity, null where nothing did
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Result(
      String uri,
      Verdict.Type verdict,
      String of,
      Double similarity,
      String story,
      String reason,
      String algorithm) {}
}
