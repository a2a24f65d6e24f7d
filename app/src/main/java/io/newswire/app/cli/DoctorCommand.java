package io.newswire.app.cli;

import io.newswire.app.doctor.Doctor;
import io.newswire.app.doctor.Finding;
import io.newswire.app.up.Running;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what works, what does not, and what to do. */
@Command(
    name = "doctor",
    description = {
      "Say what works, what does not, and what to do. Changes nothing.",
      "Looks at the newswire up that runs; without one, at what it would need to start, and at the"
          + " cluster and the database that are named."
    })
final class DoctorCommand implements Callable<Integer> {

  @Mixin private ClusterOptions cluster;
  @Mixin private DatabaseOptions database;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Doctor.java());
    findings.add(Doctor.disk(cluster.dataFolder()));
    findings.add(Doctor.lexicon());
    Optional<Running> running = cluster.running();
    if (running.isPresent()) {
      findings.add(Doctor.kafka(cluster.kafka()));
      findings.add(
          Doctor.database(database.named() ? database.database() : running.get().database()));
      findings.add(Doctor.desk(running.get().deskPort()));
    } else {
      if (cluster.named()) {
        findings.add(Doctor.kafka(cluster.kafka()));
      } else {
        findings.add(Doctor.port(9092, "Kafka", "--kafka-port"));
      }
      if (database.named()) {
        findings.add(Doctor.database(database.database()));
      }
      findings.add(Doctor.port(8080, "the desk", "--desk-port"));
      findings.add(Doctor.port(8081, "pushed articles", "--push-port"));
    }
    PrintWriter out = spec.commandLine().getOut();
    findings.forEach(finding -> print(out, finding));
    return findings.stream().allMatch(Finding::well) ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private static void print(PrintWriter out, Finding finding) {
    out.printf(
        "%-6s %-12s %s%n", finding.well() ? "ok" : "not ok", finding.what(), finding.detail());
    if (!finding.well()) {
      out.printf("%-6s %-12s -> %s%n", "", "", finding.remedy());
    }
  }
}
