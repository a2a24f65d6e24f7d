package io.newswire.app.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.newswire.events.SourceState;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** How each declared source is doing, as metrics. */
final class SourceMeters implements Runnable {

  private final Supplier<Map<String, SourceState>> sources;
  private final Clock clock;
  private final MultiGauge states;
  private final MultiGauge ages;
  private final MultiGauge failures;

  SourceMeters(Supplier<Map<String, SourceState>> sources, Clock clock, MeterRegistry registry) {
    this.sources = sources;
    this.clock = clock;
    this.states =
        MultiGauge.builder("newswire.source.state")
            .description("1 for the state that a source is in, 0 for each other")
            .register(registry);
    this.ages =
        MultiGauge.builder("newswire.source.quiet")
            .description("Since when a source has neither answered nor delivered anything of use")
            .baseUnit("seconds")
            .register(registry);
    this.failures =
        MultiGauge.builder("newswire.source.failures")
            .description("How many times in a row a source has failed")
            .register(registry);
  }

  /** Takes the figures of now. */
  @Override
  public void run() {
    List<Row<?>> stateRows = new ArrayList<>();
    List<Row<?>> ageRows = new ArrayList<>();
    List<Row<?>> failureRows = new ArrayList<>();
    sources
        .get()
        .forEach(
            (id, source) -> {
              Tags tags = Tags.of("source", id);
              for (SourceState.State state : SourceState.State.values()) {
                stateRows.add(
                    Row.of(tags.and("state", code(state)), state == source.state() ? 1 : 0));
              }
              failureRows.add(Row.of(tags, source.failures()));
              if (source.lastSuccess() != null) {
                ageRows.add(
                    Row.of(
                        tags, Duration.between(source.lastSuccess(), clock.instant()).toSeconds()));
              }
            });
    states.register(stateRows, true);
    ages.register(ageRows, true);
    failures.register(failureRows, true);
  }

  private static String code(SourceState.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
