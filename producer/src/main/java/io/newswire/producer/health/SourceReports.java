package io.newswire.producer.health;

import io.newswire.events.SourceState;
import io.newswire.events.SourceState.State;
import io.newswire.events.Topics;
import io.newswire.producer.publish.EventSender;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps how each source is doing, and publishes it to {@code news.sources}. Nobody waits for a
 * report to be acknowledged: the next one replaces it. Thread-safe.
 */
public final class SourceReports {

  private static final Logger LOG = LoggerFactory.getLogger(SourceReports.class);
  private static final Set<State> ANSWERS = EnumSet.of(State.OK, State.UNCHANGED, State.SILENT);

  private final EventSender sender;
  private final Clock clock;
  private final Map<String, SourceState> states = new TreeMap<>();
  private final Serializer<SourceState> serializer = Topics.SOURCES.valueSerde().serializer();

  /** Reports of no source yet. */
  public SourceReports(EventSender sender, Clock clock) {
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Takes up what happened with a source.
   *
   * @param connector what takes it in
   */
  public void report(String source, String connector, Sign sign) {
    SourceState state;
    synchronized (states) {
      state = next(states.get(source), source, connector, sign);
      states.put(source, state);
    }
    var stamp =
        new EventSender.Stamp(UUID.randomUUID().toString(), "/sources/" + source, state.updated());
    sender
        .send(Topics.SOURCES, source, serializer.serialize(Topics.SOURCES.name(), state), stamp)
        .exceptionally(
            failure -> {
              LOG.debug("the state of {} was not published: {}", source, failure.toString());
              return null;
            });
  }

  private SourceState next(SourceState before, String source, String connector, Sign sign) {
    Instant now = clock.instant();
    boolean same = before != null && before.state() == sign.state;
    if (sign.state == State.SILENT && !same) {
      LOG.warn("{} has gone silent: nothing new since {}", source, sign.newest);
    }
    boolean answers = ANSWERS.contains(sign.state);
    return new SourceState(
        source,
        connector,
        sign.state,
        sign.reason,
        sign.message,
        same ? before.since() : now,
        answers || before == null ? (answers ? now : null) : before.lastSuccess(),
        sign.newest != null || before == null ? sign.newest : before.newest(),
        sign.accepted + (before == null ? 0 : before.accepted()),
        sign.rejected + (before == null ? 0 : before.rejected()),
        sign.state == State.FAILING ? (before == null ? 0 : before.failures()) + 1 : 0,
        sign.nextPoll,
        now,
        before == null ? List.of() : before.recent());
  }

  /** How the sources are doing that have given a sign, by id. */
  public Map<String, SourceState> current() {
    synchronized (states) {
      return Map.copyOf(states);
    }
  }

  /**
   * A sign of a source.
   *
   * @param state how it is doing
   * @param reason reason code of what is wrong, null while nothing is
   * @param message on the reason, null without one
   * @param accepted how many articles were published just now
   * @param rejected how many items were refused just now
   * @param newest date of its newest article, null when unknown
   * @param nextPoll when it is asked next, null when it is not asked
   */
  public record Sign(
      State state,
      String reason,
      String message,
      int accepted,
      int rejected,
      Instant newest,
      Instant nextPoll) {}
}
