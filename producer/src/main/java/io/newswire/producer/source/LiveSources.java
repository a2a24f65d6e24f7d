package io.newswire.producer.source;

import io.newswire.events.Declaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which sources there are now: those of {@code sources.yaml}, with what was declared and paused
 * since. Thread-safe.
 */
public final class LiveSources {

  private static final Logger LOG = LoggerFactory.getLogger(LiveSources.class);

  private final Sources file;
  private volatile Map<String, Entry> entries;

  /** The sources of a file, before anything is known of declarations. */
  public LiveSources(Sources file) {
    this.file = file;
    this.entries = merge(file, Map.of());
  }

  /**
   * Takes up all declarations that hold now. One that cannot be read counts as none, and is logged.
   *
   * @param declarations by source
   */
  public void declare(Map<String, Declaration> declarations) {
    entries = merge(file, declarations);
  }

  private static Map<String, Entry> merge(Sources file, Map<String, Declaration> declarations) {
    Map<String, Entry> merged = new LinkedHashMap<>();
    file.list().forEach(source -> merged.put(source.id(), new Entry(source, true, false)));
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
    return entries.containsKey(id) || file.push().tokens().containsKey(id);
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
