package io.newswire.producer.source;

import io.newswire.events.Declaration;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which sources there are now: those of {@code sources.yaml}, with what was declared and paused
 * since. Thread-safe.
 */
public final class LiveSources {

  private static final Logger LOG = LoggerFactory.getLogger(LiveSources.class);

  private final Sources file;
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile Map<String, Entry> entries;
  private volatile Map<String, String> tokens;

  /** The sources of a file, before anything is known of declarations. */
  public LiveSources(Sources file) {
    this.file = file;
    this.entries = merge(file, Map.of());
    this.tokens = tokens(file, entries);
  }

  /**
   * Takes up all declarations that hold now. One that cannot be read counts as none, and is logged.
   *
   * @param declarations by source
   */
  public void declare(Map<String, Declaration> declarations) {
    Map<String, Entry> merged = merge(file, declarations);
    tokens = tokens(file, merged);
    entries = merged;
    told.countDown();
  }

  /**
   * Waits until the declarations were taken up for the first time.
   *
   * @return whether they were, in that time
   */
  public boolean awaitDeclarations(Duration patience) throws InterruptedException {
    return told.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Map<String, String> tokens(Sources file, Map<String, Entry> entries) {
    Map<String, String> digests = new HashMap<>();
    file.push().tokens().forEach((id, token) -> digests.put(id, PushToken.digest(token)));
    entries.forEach(
        (id, entry) -> {
          if (entry.source() instanceof Source.Desk desk) {
            digests.put(id, desk.tokenSha256());
          }
        });
    return Map.copyOf(digests);
  }

  private static Map<String, Entry> merge(Sources file, Map<String, Declaration> declarations) {
    Map<String, Entry> merged = new LinkedHashMap<>();
    file.list().forEach(source -> merged.put(source.id(), new Entry(source, true, false)));
    file.push()
        .tokens()
        .forEach(
            (id, token) -> {
              var desk = new Source.Desk(id, PushToken.digest(token), null, null);
              merged.putIfAbsent(id, new Entry(desk, true, false));
            });
    declarations.forEach(
        (id, declaration) -> {
          Entry before = merged.get(id);
          source(declaration)
              .or(() -> Optional.ofNullable(before).map(Entry::source))
              .ifPresent(
                  source ->
                      merged.put(id, new Entry(source, before != null, declaration.paused())));
        });
    return Map.copyOf(merged);
  }

  private static Optional<Source> source(Declaration declaration) {
    Optional<String> problem = problem(declaration);
    problem.ifPresent(words -> LOG.warn("{} is passed over: {}", declaration.source(), words));
    return declaration.declares() == null || problem.isPresent()
        ? Optional.empty()
        : Optional.of(SourceJson.read(declaration.declares()));
  }

  /** What is wrong with the source that a declaration declares; empty when nothing is. */
  public static Optional<String> problem(Declaration declaration) {
    if (declaration.declares() == null) {
      return Optional.empty();
    }
    try {
      String id = SourceJson.read(declaration.declares()).id();
      return id.equals(declaration.source())
          ? Optional.empty()
          : Optional.of("declares a source of another id, " + id);
    } catch (SourcesException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** All of them, by id. */
  public Map<String, Entry> entries() {
    return entries;
  }

  /** The source of an id, be it paused or not. */
  public Optional<Source> find(String id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::source);
  }

  /** Whether a source is declared, by itself or by its token. */
  public boolean declares(String id) {
    return entries.containsKey(id);
  }

  /** Whether nothing is to be taken in from a source for now. */
  public boolean isPaused(String id) {
    Entry entry = entries.get(id);
    return entry != null && entry.paused();
  }

  /** The digest of each token to push with, by source; empty when anybody may push. */
  public Map<String, String> tokens() {
    return tokens;
  }

  /** Those that are to be taken in. */
  public List<Source> active() {
    return entries.values().stream().filter(entry -> !entry.paused()).map(Entry::source).toList();
  }

  /**
   * A source that is declared.
   *
   * @param source what is declared
   * @param inFile whether {@code sources.yaml} declares it
   * @param paused whether nothing is taken in from it for now
   */
  public record Entry(Source source, boolean inFile, boolean paused) {}
}
