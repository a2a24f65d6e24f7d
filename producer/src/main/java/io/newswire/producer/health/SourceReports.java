package io.newswire.producer.health;

import io.newswire.events.SourceState;
import io.newswire.events.SourceState.State;
import io.newswire.events.Topics;
import io.newswire.producer.publish.EventSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** Files come in bursts: what comes within so long counts as one delivery. */
  private static final Duration SHORTEST_BETWEEN_DELIVERIES = Duration.ofHours(1);

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
    publish(source, state, state.updated());
  }

  private void publish(String source, SourceState state, Instant at) {
    var stamp = new EventSender.Stamp(UUID.randomUUID().toString(), "/sources/" + source, at);
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
    List<Instant> recent = recent(before, sign, now);
    State state = state(sign.state, recent, now);
    boolean same = before != null && before.state() == state;
    if (state == State.SILENT && !same) {
      LOG.warn("{} has gone silent: nothing new since {}", source, recent.get(0));
    }
    boolean answers = answers(sign.state);
    return new SourceState(
        source,
        connector,
        state,
        sign.reason,
        sign.message,
        same ? before.since() : now,
        answers || before == null ? (answers ? now : null) : before.lastSuccess(),
        recent.isEmpty() ? null : recent.get(0),
        sign.accepted + (before == null ? 0 : before.accepted()),
        sign.rejected + (before == null ? 0 : before.rejected()),
        state == State.FAILING ? (before == null ? 0 : before.failures()) + 1 : 0,
        sign.nextPoll,
        now,
        recent);
  }

  /** What answers, and has had nothing new for much longer than usual, is silent. */
  private static State state(State told, List<Instant> recent, Instant now) {
    return answers(told) && new Rhythm(recent).isSilent(now) ? State.SILENT : told;
  }

  private static boolean answers(State told) {
    return told == State.OK || told == State.UNCHANGED;
  }

  private static List<Instant> recent(SourceState before, Sign sign, Instant now) {
    if (sign.recent != null) {
      return sign.recent;
    }
    List<Instant> known = before == null ? List.of() : before.recent();
    boolean countsAsNew =
        sign.accepted > 0
            && (known.isEmpty() || !now.isBefore(known.get(0).plus(SHORTEST_BETWEEN_DELIVERIES)));
    if (!countsAsNew) {
      return known;
    }
    List<Instant> all = new ArrayList<>();
    all.add(now);
    all.addAll(known);
    return List.copyOf(all.subList(0, Math.min(all.size(), SourceState.MOST_RECENT)));
  }

  /** Notices which sources have gone silent that nobody asks; to be called every minute or so. */
  public void listen() {
    Instant now = clock.instant();
    for (SourceState state : current().values()) {
      if (state.state() != State.SILENT
          && state(state.state(), state.recent(), now) == State.SILENT) {
        report(
            state.source(),
            state.connector(),
            new Sign(State.SILENT, null, null, 0, 0, null, state.nextPoll()));
      }
    }
  }

  /** Takes up how the sources were doing when the producer stopped; what is newer stays. */
  public void restore(Map<String, SourceState> before) {
    synchronized (states) {
      before.forEach(states::putIfAbsent);
    }
  }

  /** When a source had something new, as far as that is known. */
  public Rhythm rhythm(String source) {
    synchronized (states) {
      SourceState state = states.get(source);
      return state == null ? Rhythm.UNKNOWN : new Rhythm(state.recent());
    }
  }

  /** Forgets a source that is not declared any more. */
  public void forget(String source) {
    synchronized (states) {
      states.remove(source);
    }
    publish(source, null, clock.instant());
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
   * @param recent dates of its newest items, newest first; null when it states none: then the times
   *     at which something was accepted tell
   * @param nextPoll when it is asked next, null when it is not asked
   */
  public record Sign(
      State state,
      String reason,
      String message,
      int accepted,
      int rejected,
      List<Instant> recent,
      Instant nextPoll) {

    /** Somebody paused it. */
    public static final Sign PAUSED = new Sign(State.PAUSED, null, null, 0, 0, null, null);
  }
}
