package io.newswire.app.cli;

import io.newswire.app.topics.TopicWriter;
import io.newswire.events.ArticleEvent;
import io.newswire.events.KafkaConnection;
import io.newswire.events.LexiconEntry;
import io.newswire.events.Topics;
import io.newswire.streams.tag.TagChanges;
import io.newswire.streams.tag.Tagger;
import io.newswire.streams.tag.Tags;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tries another lexicon on the articles that are kept. */
@Command(
    name = "retag",
    description = {
      "Tag the stored articles anew, into news.retagged, and report tags gained and lost.",
      "Stored where: in the database that is named, else in that of the newswire up that runs on the"
          + " data folder; with --bootstrap-servers alone, what news.articles keeps.",
      "The lexicon is the one that runs and, over it, the entries on trial; with --promote these are"
          + " then put into news.lexicon."
    })
final class RetagCommand implements Callable<Integer> {

  private static final int MOST_LINES = 40;

  @Mixin private ClusterOptions cluster;
  @Mixin private DatabaseOptions database;

  @Option(
      names = "--entries",
      paramLabel = "FILE.jsonl",
      description = "Entries on trial, as newswire lexicon get prints them.")
  private Path entries;

  @Option(
      names = "--last",
      paramLabel = "TIME",
      converter = SpanConverter.class,
      description = "Only articles of this long, e.g. 72h or 30d; all without it.")
  private Duration last;

  @Option(
      names = "--promote",
      description = "Afterwards put the entries on trial into the running lexicon.")
  private boolean promote;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (promote && entries == null) {
      throw new ParameterException(
          spec.commandLine(), "--promote puts the entries on trial: name them with --entries");
    }
    KafkaConnection kafka = cluster.kafka();
    Complaints complaints = new Complaints(spec.commandLine().getErr());
    Tagger packaged = Tagger.standard();
    List<LexiconEntry> trial =
        entries == null ? List.of() : LexiconCommand.good(entries, packaged.lexicon(), complaints);
    if (complaints.any()) {
      throw new CommandFailure("nothing was tagged: entries on trial are refused, see above");
    }
    Map<String, LexiconEntry> all = LexiconTopic.current(kafka);
    trial.forEach(entry -> all.put(entry.id(), entry));
    Tagger tagger = packaged.with(all);
    report(retag(kafka, tagger), tagger.lexicon().version());
    if (promote) {
      LexiconCommand.write(kafka, trial);
      out().println("promoted " + trial.size() + " entries");
    }
    return ExitCodes.OK;
  }

  private TagChanges retag(KafkaConnection kafka, Tagger tagger) {
    Instant since = last == null ? Instant.EPOCH : Instant.now().minus(last);
    TagChanges changes = new TagChanges();
    try (TopicWriter<ArticleEvent> shadow = new TopicWriter<>(kafka, Topics.RETAGGED)) {
      Past.articles(cluster, database)
          .current(
              since,
              event -> {
                Tags tags = tagger.tag(event.article());
                changes.add(event, tags);
                shadow.send(event.article().uri(), tagged(event, tags));
              });
      shadow.flush();
    }
    return changes;
  }

  private static ArticleEvent tagged(ArticleEvent event, Tags tags) {
    return event
        .with()
        .actors(tags.actors())
        .locations(tags.locations())
        .lexicon(tags.lexicon())
        .build();
  }

  private void report(TagChanges changes, String version) {
    list("gained", changes.gained());
    list("lost", changes.lost());
    out()
        .println(
            "%d articles tagged with lexicon %s; %d have other tags: %d gained, %d lost"
                .formatted(
                    changes.articles(),
                    version,
                    changes.changed(),
                    changes.gained().size(),
                    changes.lost().size()));
  }

  private void list(String heading, List<TagChanges.Count> counts) {
    for (TagChanges.Count count : counts.subList(0, Math.min(MOST_LINES, counts.size()))) {
      out()
          .println(
              "%s  %4d  %s  %s  e.g. %s"
                  .formatted(
                      heading, count.articles(), count.name(), count.tag(), count.example()));
    }
    if (counts.size() > MOST_LINES) {
      out().println(heading + "  and " + (counts.size() - MOST_LINES) + " more");
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
