package io.newswire.app.cli;

import io.newswire.app.sources.SourceRegistry;
import io.newswire.app.sources.SourceTable;
import io.newswire.app.topics.ClusterCheck;
import io.newswire.app.topics.TopicReader;
import io.newswire.events.KafkaConnection;
import io.newswire.events.SourceState;
import io.newswire.events.Topics;
import io.newswire.producer.connector.Trial;
import io.newswire.producer.source.LiveSources;
import io.newswire.producer.source.Opml;
import io.newswire.producer.source.PushToken;
import io.newswire.producer.source.Source;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows and changes where wires come from, while everything runs. */
@Command(
    name = "sources",
    description = {
      "Show and change where wires come from, while everything runs.",
      "What is added here stands in news.declarations beside sources.yaml; every producer takes it"
          + " up within seconds."
    })
final class SourcesCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "list, add, token, test, pause, resume, remove, import or export is missing");
  }

  @Command(
      name = "list",
      description = "Show every source: how it is doing and why, and when it is asked next.")
  int list(
      @Mixin ClusterOptions cluster,
      @Mixin SourcesFileOption file,
      @Option(names = "--json", description = "Print each state as JSON.") boolean json) {
    try (SourceRegistry registry = registry(cluster, file)) {
      Map<String, SourceState> states = states(cluster.kafka());
      PrintWriter out = out();
      if (json) {
        JsonLines lines = new JsonLines(out);
        states.values().forEach(lines::write);
      } else if (registry.all().isEmpty() && states.isEmpty()) {
        out.println("no source is declared; add one: newswire sources add URL");
      } else {
        SourceTable.lines(registry.all(), states).forEach(out::println);
      }
      return ExitCodes.OK;
    }
  }

  @Command(
      name = "add",
      description = {
        "Add a feed, an FTP or SFTP folder, or a folder of the producer's machine.",
        "It is tried first, and refused when nothing can be taken in from it."
      })
  int add(
      @Mixin ClusterOptions cluster,
      @Mixin SourcesFileOption file,
      @Mixin SourceDeclarationOptions declaration,
      @Option(names = "--force", description = "Add it untried; it may work later.") boolean force,
      @Parameters(paramLabel = "URL", description = "http, https, ftp, ftps, sftp, or a folder.")
          String address) {
    Source source = declaration.source(address);
    try (SourceRegistry registry = registry(cluster, file)) {
      requireNew(registry, source, declaration.named());
      if (!force) {
        requireOfUse(source);
      }
      Source added = declaration.named() ? source : source.withId(registry.free(source.id()));
      registry.add(added);
      out().println("added " + added.id());
      return ExitCodes.OK;
    }
  }

  private static void requireNew(SourceRegistry registry, Source source, boolean named) {
    if (named && registry.find(source.id()).isPresent()) {
      throw new CommandFailure(
          "there is a source %s; remove it first, or choose another --id".formatted(source.id()));
    }
    registry
        .sameAs(source)
        .ifPresent(
            known -> {
              throw new CommandFailure("it is declared already, as " + known.source().id());
            });
  }

  private void requireOfUse(Source source) {
    Trial trial = SourceTrial.of(source);
    Optional<String> objection = SourceTrial.objection(source, trial);
    if (objection.isPresent()) {
      throw new CommandFailure(
          "not added: %s; newswire sources test shows more, --force adds it all the same"
              .formatted(objection.get()));
    }
  }

  @Command(
      name = "token",
      description = {
        "Let somebody push as a source: makes a token, and prints it this once.",
        "Only its SHA-256 is kept. Made again, the one before holds no more; newswire sources"
            + " remove takes it back. Whoever has no token cannot push while there is one."
      })
  int token(
      @Mixin ClusterOptions cluster,
      @Mixin SourcesFileOption file,
      @Option(names = "--publisher", paramLabel = "NAME", description = "Who owns the source.")
          String publisher,
      @Option(
              names = "--language",
              paramLabel = "TAG",
              description = "Language of articles that state none, e.g. en.")
          String language,
      @Parameters(paramLabel = "ID", description = "The source's id.") String id) {
    try (SourceRegistry registry = registry(cluster, file)) {
      Optional<Source> before = registry.find(id).map(LiveSources.Entry::source);
      if (before.isPresent() && !(before.get() instanceof Source.Desk)) {
        throw new CommandFailure(
            "%s is declared as %s; choose another id".formatted(id, before.get().place()));
      }
      String token = PushToken.create();
      registry.add(
          new Source.Desk(
              id,
              PushToken.digest(token),
              publisher != null ? publisher : before.map(Source::publisher).orElse(null),
              language != null ? language : before.map(Source::language).orElse(null)));
      out().println(token);
      err().println("not shown again; " + id + " sends it as Authorization: Bearer TOKEN");
      return ExitCodes.OK;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  @Command(
      name = "test",
      description = {
        "Ask a source once, and show what would be published. Nothing is published or changed.",
        "Exit code 0 when something would be, 2 when some of it would be rejected, 1 when nothing"
            + " would be."
      })
  int test(
      @Mixin ClusterOptions cluster,
      @Mixin SourcesFileOption file,
      @Mixin SourceDeclarationOptions declaration,
      @Parameters(paramLabel = "URL|ID", description = "An address, or the id of a source.")
          String address) {
    Source source = meant(address, declaration, cluster, file);
    out().println(source.id());
    out().flush();
    Trial trial = SourceTrial.of(source);
    SourceTrial.print(trial, out());
    Optional<String> objection = SourceTrial.objection(source, trial);
    if (objection.isPresent()) {
      out().flush();
      throw new CommandFailure(objection.get());
    }
    long rejected = trial.items().stream().filter(item -> item.fold(a -> false, r -> true)).count();
    return rejected > 0 ? ExitCodes.SOME_REJECTED : ExitCodes.OK;
  }

  private static Source meant(
      String address,
      SourceDeclarationOptions declaration,
      ClusterOptions cluster,
      SourcesFileOption file) {
    if (address.contains("/")) {
      return declaration.source(address);
    }
    Optional<Source> inFile = file.sources().find(address);
    if (inFile.isPresent()) {
      return inFile.get();
    }
    try (SourceRegistry registry = registry(cluster, file)) {
      return entry(registry, address).source();
    }
  }

  @Command(name = "pause", description = "Take nothing in from sources until they are resumed.")
  int pause(
      @Mixin ClusterOptions cluster,
      @Mixin SourcesFileOption file,
      @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids.") List<String> ids) {
    try (SourceRegistry registry = registry(cluster, file)) {
      ids.forEach(id -> entry(registry, id));
      ids.forEach(id -> registry.pause(id, true));
      out().println("paused " + String.join(", ", ids));
      return ExitCodes.OK;
    }
  }

  @Command(name = "resume", description = "Let paused sources go on where they stopped.")
  int resume(
      @Mixin ClusterOptions cluster,
      @Mixin SourcesFileOption file,
      @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids.") List<String> ids) {
    try (SourceRegistry registry = registry(cluster, file)) {
      ids.forEach(id -> entry(registry, id));
      ids.forEach(id -> registry.pause(id, false));
      out().println("resumed " + String.join(", ", ids));
      return ExitCodes.OK;
    }
  }

  @Command(name = "remove", description = "Remove sources that were added. Their articles stay.")
  int remove(
      @Mixin ClusterOptions cluster,
      @Mixin SourcesFileOption file,
      @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids.") List<String> ids) {
    try (SourceRegistry registry = registry(cluster, file)) {
      ids.forEach(id -> entry(registry, id));
      boolean guarded = !registry.anybodyMayPush();
      for (String id : ids) {
        if (!registry.remove(id)) {
          throw new CommandFailure(
              "%s is declared in sources.yaml: take it out there, or newswire sources pause %s"
                  .formatted(id, id));
        }
        out().println("removed " + id);
      }
      if (guarded && registry.anybodyMayPush()) {
        err().println("no token is left: whoever reaches the push port may send articles");
      }
      return ExitCodes.OK;
    }
  }

  @Command(
      name = "import",
      description = {
        "Add the feeds of an OPML file, untried; those that are declared already are passed over.",
        "What cannot be polled is named on standard error."
      })
  int importFeeds(
      @Mixin ClusterOptions cluster,
      @Mixin SourcesFileOption file,
      @Parameters(paramLabel = "FILE", description = "The OPML file.") Path opml) {
    Opml.Imported imported = read(opml);
    try (SourceRegistry registry = registry(cluster, file)) {
      int known = 0;
      List<String> added = new ArrayList<>();
      for (Source.Feed feed : imported.feeds()) {
        if (registry.sameAs(feed).isPresent()) {
          known++;
          continue;
        }
        Source fresh = feed.withId(registry.free(feed.id()));
        registry.add(fresh);
        added.add(fresh.id());
      }
      imported.refused().forEach(line -> err().println(opml + ": " + line));
      out()
          .printf(
              "%d added, %d known, %d refused%n", added.size(), known, imported.refused().size());
      return imported.refused().isEmpty() ? ExitCodes.OK : ExitCodes.SOME_REJECTED;
    }
  }

  private static Opml.Imported read(Path opml) {
    try {
      return Opml.read(Files.readAllBytes(opml));
    } catch (IOException e) {
      throw new CommandFailure(opml + ": " + Reasons.of(e), e);
    }
  }

  @Command(name = "export", description = "Write all feeds as OPML, to standard output or a file.")
  int export(
      @Mixin ClusterOptions cluster,
      @Mixin SourcesFileOption file,
      @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to.") Path target)
      throws IOException {
    try (SourceRegistry registry = registry(cluster, file)) {
      List<Source.Feed> feeds =
          registry.all().values().stream()
              .map(LiveSources.Entry::source)
              .filter(Source.Feed.class::isInstance)
              .map(Source.Feed.class::cast)
              .toList();
      if (target == null) {
        var bytes = new ByteArrayOutputStream();
        Opml.write(feeds, bytes);
        out().println(bytes.toString(StandardCharsets.UTF_8));
      } else {
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(target))) {
          Opml.write(feeds, to);
        }
        out().println(feeds.size() + " feeds in " + target);
      }
      return ExitCodes.OK;
    }
  }

  private static LiveSources.Entry entry(SourceRegistry registry, String id) {
    return registry
        .find(id)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "no source is called %s; there are: %s"
                        .formatted(id, String.join(", ", registry.all().keySet()))));
  }

  private static SourceRegistry registry(ClusterOptions cluster, SourcesFileOption file) {
    KafkaConnection kafka = cluster.kafka();
    ClusterCheck.require(kafka, Topics.DECLARATIONS);
    return new SourceRegistry(kafka, file.sources(), Clock.systemUTC());
  }

  private static Map<String, SourceState> states(KafkaConnection kafka) {
    Map<String, SourceState> states = new TreeMap<>();
    Deserializer<SourceState> values = Topics.SOURCES.valueSerde().deserializer();
    try (TopicReader reader = new TopicReader(kafka, Topics.SOURCES)) {
      reader.fromBeginning();
      reader.toEnd(
          record -> {
            SourceState state = values.deserialize(record.topic(), record.value());
            if (state == null) {
              states.remove(record.key());
            } else {
              states.put(record.key(), state);
            }
            return true;
          });
    }
    return states;
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
