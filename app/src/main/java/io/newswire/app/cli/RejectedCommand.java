package io.newswire.app.cli;

import io.newswire.app.topics.TopicReader;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Rejection;
import io.newswire.events.Topics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what could not be used. */
@Command(name = "rejected", description = "Show what could not be used, and why.")
final class RejectedCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "list is missing");
  }

  @Command(
      name = "list",
      description = "List what was rejected and is still kept, oldest first, each once.")
  int list(
      @Mixin ClusterOptions cluster,
      @Option(names = "--code", paramLabel = "CODE", description = "Only those of this cause.")
          String code,
      @Option(names = "--source", paramLabel = "ID", description = "Only those of this source.")
          String source,
      @Option(names = "--json", description = "Print each as JSON.") boolean json) {
    PrintWriter out = spec.commandLine().getOut();
    JsonLines lines = new JsonLines(out);
    List<Rejection> rejections =
        read(cluster.kafka()).stream()
            .filter(rejection -> code == null || code.equals(rejection.code()))
            .filter(rejection -> source == null || source.equals(rejection.source()))
            .toList();
    for (Rejection rejection : rejections) {
      if (json) {
        lines.write(rejection);
      } else {
        out.println(rejection.rejectedAt() + "  " + OneLine.of(rejection));
      }
    }
    if (!json) {
      out.println(rejections.isEmpty() ? "nothing was rejected" : rejections.size() + " rejected");
    }
    return ExitCodes.OK;
  }

  /** All that is kept. A dead letter that was written twice has one id, and is one. */
  private static List<Rejection> read(KafkaConnection kafka) {
    Map<String, Rejection> byId = new LinkedHashMap<>();
    Deserializer<Rejection> values = Topics.REJECTED.valueSerde().deserializer();
    try (TopicReader reader = new TopicReader(kafka, Topics.REJECTED)) {
      reader.fromBeginning();
      reader.toEnd(
          record -> {
            Rejection rejection = values.deserialize(record.topic(), record.value());
            byId.putIfAbsent(rejection.id(), rejection);
            return true;
          });
    }
    List<Rejection> all = new ArrayList<>(byId.values());
    all.sort(Comparator.comparing(Rejection::rejectedAt));
    return all;
  }
}
