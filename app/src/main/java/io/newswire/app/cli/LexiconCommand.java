package io.newswire.app.cli;

import io.newswire.app.topics.TopicWriter;
import io.newswire.events.KafkaConnection;
import io.newswire.events.LexiconEntry;
import io.newswire.events.Topics;
import io.newswire.streams.tag.Lexicon;
import io.newswire.streams.tag.Tagger;
import io.newswire.streams.tag.actor.ActorEntries;
import io.newswire.streams.tag.actor.LexiconLint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at the lexicon of actors and places, and changes it while the service runs. */
@Command(
    name = "lexicon",
    description = {
      "Look at the lexicon of actors and places, and change it while it runs.",
      "What is put stands in news.lexicon, over the packaged lexicon; every instance uses it within"
          + " two seconds."
    })
final class LexiconCommand implements Runnable {

  private final Clock clock = Clock.systemUTC();
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "one of get, put, remove, reset, lint, diff, history, coverage is missing");
  }

  @Command(name = "get", description = "Print entries as JSON lines, to be edited and put again.")
  int get(
      @Mixin ClusterOptions cluster,
      @Parameters(arity = "1..*", paramLabel = "ID|NAME") List<String> wanted) {
    Lexicon entries = entries(cluster);
    JsonLines lines = new JsonLines(out());
    boolean missing = false;
    for (String one : wanted) {
      Set<LexiconEntry> found = new LinkedHashSet<>(entries.named(one));
      entries.byId(one).ifPresent(found::add);
      found.forEach(lines::write);
      if (found.isEmpty()) {
        missing = true;
        spec.commandLine().getErr().println(one + ": nobody and no place goes by that");
      }
    }
    return missing ? ExitCodes.FAILED : ExitCodes.OK;
  }

  @Command(
      name = "put",
      description = {
        "Put entries, each in place of the one that has its id.",
        "Every entry is checked before; a bad one is refused with its reason, the others are put."
      })
  int put(
      @Mixin ClusterOptions cluster,
      @Parameters(
              paramLabel = "FILE.jsonl",
              description = "Entries as get prints them; - for standard input.")
          Path file)
      throws InterruptedException {
    Complaints complaints = new Complaints(spec.commandLine().getErr());
    List<LexiconEntry> good = good(file, Tagger.standard().lexicon(), complaints);
    write(cluster.kafka(), good);
    good.forEach(entry -> out().println("put " + entry.id() + "  " + entry.name()));
    return complaints.any() ? ExitCodes.SOME_REJECTED : ExitCodes.OK;
  }

  @Command(name = "remove", description = "Let nothing be found by these entries any more.")
  int remove(
      @Mixin ClusterOptions cluster,
      @Option(names = "--note", paramLabel = "TEXT", description = "Why.") String note,
      @Parameters(arity = "1..*", paramLabel = "ID") List<String> ids)
      throws InterruptedException {
    KafkaConnection kafka = cluster.kafka();
    Lexicon packaged = Tagger.standard().lexicon();
    Map<String, LexiconEntry> put = LexiconTopic.current(kafka);
    try (TopicWriter<LexiconEntry> writer = new TopicWriter<>(kafka, Topics.LEXICON)) {
      for (String id : ids) {
        Optional<LexiconEntry> entry = packaged.byId(id);
        if (entry.isEmpty() && !put.containsKey(id)) {
          throw new CommandFailure(id + ": no entry has that id");
        }
        writer.put(
            id,
            entry
                .map(e -> e.withRetired(true).withNote(note).withUpdated(clock.instant()))
                .orElse(null));
        out().println("removed " + id);
      }
    }
    return ExitCodes.OK;
  }

  @Command(
      name = "reset",
      description = "Take back what was put: the packaged entries stand again.")
  int reset(
      @Mixin ClusterOptions cluster,
      @Parameters(arity = "1..*", paramLabel = "ID") List<String> ids)
      throws InterruptedException {
    KafkaConnection kafka = cluster.kafka();
    Map<String, LexiconEntry> put = LexiconTopic.current(kafka);
    try (TopicWriter<LexiconEntry> writer = new TopicWriter<>(kafka, Topics.LEXICON)) {
      for (String id : ids) {
        if (!put.containsKey(id)) {
          throw new CommandFailure(id + ": nothing was put for it");
        }
        writer.put(id, null);
        out().println("reset " + id);
      }
    }
    return ExitCodes.OK;
  }

  @Command(
      name = "lint",
      description = {
        "List what deserves a second look: open terms that are too long, names that collide, unknown"
            + " countries, two holders of one office.",
        "Exit code 2 when there is something."
      })
  int lint(@Mixin ClusterOptions cluster) {
    List<LexiconLint.Finding> findings =
        entries(cluster).actors().lint(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    findings.forEach(out()::println);
    return findings.isEmpty() ? ExitCodes.OK : ExitCodes.SOME_REJECTED;
  }

  @Command(name = "diff", description = "Tell how what was put differs from the packaged lexicon.")
  int diff(@Mixin ClusterOptions cluster) {
    Tagger tagger = Tagger.standard();
    Lexicon packaged = tagger.lexicon();
    Map<String, LexiconEntry> put = LexiconTopic.current(cluster.kafka());
    put.forEach(
        (id, entry) -> {
          List<String> changes = EntryDiff.between(packaged.byId(id).orElse(null), entry);
          changes.forEach(change -> out().println(id + "  " + change));
        });
    out()
        .println(
            "lexicon %s, packaged %s, %d entries put"
                .formatted(tagger.with(put).lexicon().version(), packaged.version(), put.size()));
    return ExitCodes.OK;
  }

  @Command(
      name = "history",
      description = {
        "Tell what was put for an entry, and when, oldest first.",
        "Kafka keeps the newest record of each id for ever, older ones until it compacts the topic."
      })
  int history(@Mixin ClusterOptions cluster, @Parameters(paramLabel = "ID") String id) {
    LexiconEntry before = Tagger.standard().lexicon().byId(id).orElse(null);
    LexiconEntry packaged = before;
    boolean any = false;
    for (LexiconTopic.Put put : LexiconTopic.read(cluster.kafka())) {
      if (id.equals(put.id())) {
        any = true;
        LexiconEntry now = put.entry() == null ? packaged : put.entry();
        List<String> changes =
            put.problem() != null
                ? List.of("unusable: " + put.problem())
                : put.entry() == null ? List.of("reset") : EntryDiff.between(before, now);
        String note = now == null || now.note() == null ? "" : "  (" + now.note() + ")";
        out().println(put.at() + "  " + String.join("; ", changes) + note);
        before = put.problem() == null ? now : before;
      }
    }
    if (!any) {
      throw new CommandFailure(id + ": nothing was put for it");
    }
    return ExitCodes.OK;
  }

  @Command(
      name = "coverage",
      description = "Print for how many countries the leading offices are known, by year.")
  int coverage() {
    out().print(ActorEntries.standard().coverage().markdown());
    return ExitCodes.OK;
  }

  /** The readable entries of a file that may be put; the others are complained of. */
  static List<LexiconEntry> good(Path file, Lexicon packaged, Complaints complaints) {
    List<LexiconEntry> good = new ArrayList<>();
    Instant now = Instant.now();
    JsonLinesFile.read(
        file,
        LexiconEntry.class,
        complaints,
        entry -> {
          List<String> problems = packaged.problems(entry);
          if (problems.isEmpty()) {
            good.add(entry.withUpdated(now));
          } else {
            complaints.reject(entry.id(), String.join("; ", problems));
          }
        });
    return good;
  }

  static void write(KafkaConnection kafka, List<LexiconEntry> entries) throws InterruptedException {
    try (TopicWriter<LexiconEntry> writer = new TopicWriter<>(kafka, Topics.LEXICON)) {
      for (LexiconEntry entry : entries) {
        writer.put(entry.id(), entry);
      }
    }
  }

  /** The packaged lexicon, and over it what was put where a service runs or is named. */
  private static Lexicon entries(ClusterOptions cluster) {
    Tagger packaged = Tagger.standard();
    return cluster.named() || cluster.running().isPresent()
        ? packaged.with(LexiconTopic.current(cluster.kafka())).lexicon()
        : packaged.lexicon();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
