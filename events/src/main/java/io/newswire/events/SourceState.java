package io.newswire.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Objects;

/**
 * How a source is doing, told honestly: the value of {@code news.sources}.
 *
 * @param source id of the source, the record's key
 * @param connector what takes it in: {@code watch}, {@code poll}, {@code push}
 * @param state how it is doing
 * @param reason reason code of what is wrong, e.g. {@code http-503}, {@code timeout}, {@code
 *     robots}; null while nothing is
 * @param message one line for people on the reason, null without one
 * @param since since when it has been in this state
 * @param lastSuccess when it last answered or delivered something of use, null if it never did
 * @param newest date of its newest article, null when unknown
 * @param accepted how many of its articles were published since the producer started
 * @param rejected how many of its items were refused since the producer started
 * @param failures how many times in a row it has failed
 * @param nextPoll when it is asked next, null when it never is
 * @param updated when this was written
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
    Instant updated)
    implements SourceStateBuilder.With {

  /** Refuses a state of nobody. */
  public SourceState {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(state, "state");
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
    GONE
  }
}
