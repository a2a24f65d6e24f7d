package io.newswire.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newswire.events.Article;
import io.newswire.events.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An agency that drops files into a folder that a producer watches, some articles in each. */
final class Inbox implements AutoCloseable {

  private static final String SOURCE = "agency";
  private static final int IN_A_FILE = 25;
  private static final Duration TO_FINISH = Duration.ofMinutes(10);

  private final Path folder;
  private final int perSecond;
  private final int least;
  private final Set<String> dropped = new HashSet<>();
  private final Thread thread = new Thread(this::drop, "inbox");
  private volatile boolean enough;

  private Inbox(Path folder, int perSecond, int least) {
    this.folder = folder;
    this.perSecond = perSecond;
    this.least = least;
  }

  /**
   * Begins to drop files.
   *
   * @param folder the inbox; the files go into a subfolder for their source
   * @param perSecond articles a second
   * @param least how many are dropped at least
   */
  static Inbox begin(Path folder, int perSecond, int least) throws IOException {
    Files.createDirectories(folder.resolve(SOURCE));
    Inbox inbox = new Inbox(folder, perSecond, least);
    inbox.thread.start();
    return inbox;
  }

  /**
   * Drops what is missing to the least number, and waits until all of it was taken.
   *
   * @return what was dropped, by {@link Ledger#name}
   */
  Set<String> finish() throws InterruptedException {
    enough = true;
    thread.join();
    await().atMost(TO_FINISH).until(() -> waiting() == 0);
    return Set.copyOf(dropped);
  }

  @Override
  public void close() {
    enough = true;
    thread.interrupt();
  }

  private long waiting() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .filter(file -> !file.startsWith(folder.resolve("done")))
          .count();
    }
  }

  private void drop() {
    try {
      for (int position = 0; !enough || position < least; position += IN_A_FILE) {
        StringBuilder file = new StringBuilder();
        for (int each = position; each < position + IN_A_FILE; each++) {
          file.append(line(Wire.apart("dropped", each))).append('\n');
        }
        Path aside = folder.resolveSibling(position + ".jsonl");
        Files.writeString(aside, file, UTF_8);
        Files.move(aside, folder.resolve(SOURCE).resolve(position + ".jsonl"));
        TimeUnit.MILLISECONDS.sleep(1_000L * IN_A_FILE / perSecond);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String line(Wire.Item item) throws JsonProcessingException {
    Article article = Json.mapper().readValue(item.json(), Article.class);
    dropped.add(Ledger.name(item.uri(), item.version()));
    return Json.mapper()
        .writeValueAsString(
            Map.of(
                "uri", article.uri(),
                "version", article.version(),
                "versioncreated", article.versionCreated().toString(),
                "language", article.language(),
                "headline", article.headline(),
                "body_text", article.body()));
  }
}
