package io.newswire.app.cli;

import io.newswire.app.rejected.DeadLetter;
import io.newswire.app.rejected.DeadLetters;
import io.newswire.app.up.Running;
import io.newswire.consumer.store.DatabaseConfig;
import io.newswire.consumer.store.StoreRejections;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Rejection;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that choose among the dead letters. */
final class RejectedOptions {

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "Only those of this cause, e.g. malformed.")
  private String code;

  @Option(names = "--source", paramLabel = "ID", description = "Only those of this source.")
  private String source;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "Only those of this stage: producer, a node of the topology, or store.")
  private String stage;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimePoint.class,
      description =
          "Only those rejected then or later: 2026-03-02T09:30:00Z, 2026-03-02, or how long ago,"
              + " e.g. 90m, 12h, 7d.")
  private Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimePoint.class,
      description = "Only those rejected before; written like --since.")
  private Instant until;

  @Mixin private ClusterOptions cluster;
  @Mixin private DatabaseOptions database;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  /** The cluster meant. */
  KafkaConnection kafka() {
    return cluster.kafka();
  }

  /** Whether anything was chosen. */
  boolean choose() {
    return code != null || source != null || stage != null || since != null || until != null;
  }

  /** All that are kept, of the topic and of the store where there is one, the oldest first. */
  List<DeadLetter> all() {
    PrintWriter err = spec.commandLine().getErr();
    return new DeadLetters(kafka(), err::println).read(ofTheStore(err));
  }

  /** Those that were chosen. */
  List<DeadLetter> chosen() {
    return all().stream().filter(letter -> isChosen(letter.rejection())).toList();
  }

  private boolean isChosen(Rejection rejection) {
    return (code == null || code.equals(rejection.code()))
        && (source == null || source.equals(rejection.source()))
        && (stage == null || stage.equals(rejection.stage()))
        && (since == null || !rejection.rejectedAt().isBefore(since))
        && (until == null || rejection.rejectedAt().isBefore(until));
  }

  private List<Rejection> ofTheStore(PrintWriter err) {
    Optional<DatabaseConfig> known =
        database.named()
            ? Optional.of(database.database())
            : cluster.running().map(Running::database);
    if (known.isEmpty()) {
      return List.of();
    }
    try {
      return StoreRejections.read(known.get());
    } catch (JdbiException e) {
      err.println(known.get() + ": what the store itself rejected is missing: " + e.getMessage());
      return List.of();
    }
  }
}
