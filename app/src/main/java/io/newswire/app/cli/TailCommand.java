package io.newswire.app.cli;

import io.newswire.app.topics.TopicReader;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what passes on a topic. */
@Command(
    name = "tail",
    description = "Show what passes on a topic, one line a record, until Ctrl-C.")
final class TailCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "TOPIC",
      completionCandidates = TopicNames.class,
      description = "One of: ${COMPLETION-CANDIDATES}. The \"news.\" may be left out.")
  private String name;

  @Option(names = "--from-beginning", description = "Start with the oldest record that is kept.")
  private boolean fromBeginning;

  @Option(
      names = "--until-end",
      description = "Stop behind the last record that is there; starts with the oldest.")
  private boolean untilEnd;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "Stop after so many records.")
  private long count = Long.MAX_VALUE;

  @Option(names = "--json", description = "Print each record's value as it is, JSON.")
  private boolean json;

  @Mixin private ClusterOptions cluster;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Topic<?> topic = topic();
    PrintWriter out = spec.commandLine().getOut();
    if (count < 1) {
      throw new ParameterException(spec.commandLine(), "--count: must be at least 1");
    }
    RecordPrinter receiver = new RecordPrinter(topic, json, out, count);
    try (TopicReader reader = new TopicReader(cluster.kafka(), topic)) {
      if (fromBeginning || untilEnd) {
        reader.fromBeginning();
      }
      if (untilEnd) {
        reader.toEnd(receiver);
      } else {
        reader.follow(receiver);
      }
    }
    return ExitCodes.OK;
  }

  private Topic<?> topic() {
    return Topics.all().stream()
        .filter(topic -> topic.name().equals(name) || topic.name().equals("news." + name))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "no topic \"%s\"; there are %s"
                        .formatted(name, String.join(", ", new TopicNames()))));
  }

  /** The names of all topics. */
  static final class TopicNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Topics.all().stream().map(Topic::name).iterator();
    }
  }
}
