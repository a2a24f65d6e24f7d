package io.newswire.app.up;

import io.newswire.app.ops.OperationsConfig;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.events.trace.Spans;
import io.newswire.producer.source.Sources;
import io.newswire.streams.dedup.DedupSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * What {@code newswire up} runs, and where.
 *
 * @param data the folder in which everything is kept
 * @param kafkaPort port of the broker
 * @param databasePort port of the database server, 0 for any free one
 * @param deskPort port of the page
 * @param sources where wires come from, besides the watched folder {@code wires} in the data folder
 * @param rules the rules file; null for the packaged rules
 * @param dedup how copies are told from stories
 * @param alerts who is told of alerts
 * @param operations where health checks and metrics are served
 * @param spans goes on with the trace of each article
 * @param demoPace time between two items of the demo wire; null when it is not played
 */
public record UpConfig(
    Path data,
    int kafkaPort,
    int databasePort,
    int deskPort,
    Sources sources,
    Path rules,
    DedupSettings dedup,
    AlertConfig alerts,
    OperationsConfig operations,
    Spans spans,
    Duration demoPace) {
  /** Refuses what may not be absent. */
  public UpConfig {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(sources, "sources");
    Objects.requireNonNull(dedup, "dedup");
    Objects.requireNonNull(alerts, "alerts");
    Objects.requireNonNull(operations, "operations");
    Objects.requireNonNull(spans, "spans");
  }
}
