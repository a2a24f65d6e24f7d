package io.newswire.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How a source is doing, told honestly: the value of {@code news.sources}.
 *
 * @param source id of the source, the record's key
 * @param connector what takes it in: {@code watch}, {@code poll}, {@code push}, {@code pull}
 * @param state how it is doing
 * @param reason reason code of what is wrong, e.g. {@code http-503}, {@code timeout}, {@code
 *     robots}; null while nothing is
 * @param message one line for people on the reason, null without one
 * @param since since when it has been in this state
 * @param lastSuccess when it last answered or delivered something of use, null if it never did
 * @param newest date of its newest article, null when unknown
 * @param accepted how many of its articles were published, over all restarts
 * @param rejected how many of its items were refused, over all restarts
 * @param failures how many times in a row it has failed
 * @param nextPoll when it is asked next, null when it never is
 * @param updated when this was written
 * @param recent when something new came, newest first, at most {@value #MOST_RECENT}: its rhythm
 */
@RecordBuilder
public record SourceState(
    String source,
    String connector,
    State state,
    String reason,
    String message,
    Instant since,
    Instant lastSuccess,
    Instant newest,
    long accepted,
    long rejected,
    int failures,
    Instant nextPoll,
    Instant updated,
    List<Instant> recent)
    implements SourceStateBuilder.With {

  /** So many times of something new tell a rhythm. */
  public static final int MOST_RECENT = 10;

  /** Refuses a state of nobody. */
  public SourceState {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(state, "state");
    recent = recent == null ? List.of() : List.copyOf(recent);
  }

  /** How a source can be doing. */
  public enum State {
    /** Something new came. */
    @JsonProperty("ok")
    OK,
    /** It answers, and has nothing new. */
    @JsonProperty("unchanged")
    UNCHANGED,
    /** It answers, and has had nothing new for much longer than usual. */
    @JsonProperty("silent")
    SILENT,
    /** What it holds is well-formed and without any item. */
    @JsonProperty("empty")
    EMPTY,
    /** Everything that it holds was refused. */
    @JsonProperty("all-rejected")
    ALL_REJECTED,
    /** It cannot be read; the reason says why. */
    @JsonProperty("failing")
    FAILING,
    /** It has said that it is no more. */
    @JsonProperty("gone")
    GONE,
    /** Somebody paused it. */
    @JsonProperty("paused")
    PAUSED
  }
}
