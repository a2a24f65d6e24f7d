package io.newswire.app.cli;

import io.newswire.app.topics.TopicChange;
import io.newswire.app.topics.TopicPlan;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares a cluster's topics with the contract and brings them in line. */
@Command(
    name = "topics",
    description =
        "Compare a cluster's topics with the contract, bring them in line, and say who needs which"
            + " rights on them.",
    subcommands = RightsCommand.class)
final class TopicsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "plan, apply or rights is missing");
  }

  @Command(name = "plan", description = "Show what apply would change; changes nothing.")
  int plan(@Mixin ClusterOptions cluster) {
    List<TopicChange> changes = TopicPlan.of(cluster.kafka(), Topics.all());
    print(changes);
    return ExitCodes.OK;
  }

  @Command(
      name = "apply",
      description = "Create topics, add partitions, set settings. Nothing is ever deleted.")
  int apply(@Mixin ClusterOptions cluster) {
    KafkaConnection kafka = cluster.kafka();
    List<TopicChange> changes = TopicPlan.of(kafka, Topics.all());
    TopicPlan.apply(kafka, changes);
    print(changes);
    return ExitCodes.OK;
  }

  private void print(List<TopicChange> changes) {
    PrintWriter out = spec.commandLine().getOut();
    changes.forEach(change -> out.println(change.topic().name() + ": " + change.words()));
    if (changes.isEmpty()) {
      out.println("all " + Topics.all().size() + " topics are as they should be");
    }
  }
}
