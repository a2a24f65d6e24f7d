package io.newswire.app.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.newswire.consumer.alert.Backlog;
import io.newswire.consumer.store.Funnel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jdbi.v3.core.JdbiException;

/** What the store has counted, as metrics. What cannot be had now is left out. */
final class StoreMeters implements Runnable {

  private final Supplier<Funnel> funnel;
  private final Supplier<List<Backlog>> backlogs;
  private final MultiGauge outcomes;
  private final MultiGauge underWay;
  private final MultiGauge waiting;
  private final MultiGauge oldest;

  StoreMeters(Supplier<Funnel> funnel, Supplier<List<Backlog>> backlogs, MeterRegistry registry) {
    this.funnel = funnel;
    this.backlogs = backlogs;
    this.outcomes =
        MultiGauge.builder("newswire.funnel")
            .description("Raw records over all restarts: accepted, and how each ended")
            .register(registry);
    this.underWay =
        MultiGauge.builder("newswire.lag.records")
            .description("Raw records that were accepted and have not yet ended anywhere")
            .register(registry);
    this.waiting =
        MultiGauge.builder("newswire.alert.waiting")
            .description("Messages in the outbox, by channel")
            .register(registry);
    this.oldest =
        MultiGauge.builder("newswire.alert.oldest")
            .description("For how long the oldest message of a channel has waited")
            .baseUnit("seconds")
            .register(registry);
  }

  /** Takes the figures of now. */
  @Override
  public void run() {
    outcomes.register(outcomes(), true);
    List<Row<?>> messages = new ArrayList<>();
    List<Row<?>> ages = new ArrayList<>();
    for (Backlog backlog : backlogsOrNone()) {
      Tags channel = Tags.of("channel", backlog.channel());
      messages.add(Row.of(channel, backlog.messages()));
      ages.add(Row.of(channel, backlog.oldest().toMillis() / 1_000.0));
    }
    waiting.register(messages, true);
    oldest.register(ages, true);
  }

  private List<Row<?>> outcomes() {
    try {
      Funnel now = funnel.get();
      underWay.register(List.of(Row.of(Tags.empty(), now.underWay())), true);
      return List.of(
          outcome("accepted", now.accepted()),
          outcome("stored", now.stored()),
          outcome("duplicates", now.duplicates()),
          outcome("redeliveries", now.redeliveries()),
          outcome("held", now.held()),
          outcome("rejected", now.rejected()));
    } catch (KafkaException | JdbiException e) {
      underWay.register(List.of(), true);
      return List.of();
    }
  }

  private static Row<Number> outcome(String outcome, long records) {
    return Row.of(Tags.of("outcome", outcome), records);
  }

  private List<Backlog> backlogsOrNone() {
    try {
      return backlogs.get();
    } catch (JdbiException e) {
      return List.of();
    }
  }
}
