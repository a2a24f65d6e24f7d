package io.newswire.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.events.Rejection.Coordinates;
import io.newswire.events.Replay;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Which record of {@code news.raw} something was made of, carried along in a header, also across
 * the hop: so that a rejection names the record that caused it, wherever it failed, and every event
 * has an id that a replay gives again.
 */
final class Provenance {

  private static final String HEADER = "newswire-raw";

  /**
   * What goes through unchanged: the trace context, see W3C Trace Context, and word of a replay.
   */
  private static final String[] KEPT = {
    "traceparent", "tracestate", Replay.ID_HEADER, Replay.STAGE_HEADER
  };

  private static final Pattern FORM = Pattern.compile("(.+)/(\\d{1,9})/(\\d{1,18})");

  private Provenance() {}

  /** The headers of everything made of a record: what is kept of its own, and its coordinates. */
  static Headers headers(Headers incoming, Coordinates record) {
    Headers headers = new RecordHeaders();
    for (String name : KEPT) {
      Header header = incoming.lastHeader(name);
      if (header != null) {
        headers.add(header);
      }
    }
    return headers.add(HEADER, text(record).getBytes(UTF_8));
  }

  /** The record that something was made of; empty when it was not made of one. */
  static Optional<Coordinates> of(Headers headers) {
    Header header = headers == null ? null : headers.lastHeader(HEADER);
    if (header == null || header.value() == null) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(new String(header.value(), UTF_8));
    return matcher.matches()
        ? Optional.of(
            new Coordinates(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                Long.parseLong(matcher.group(3))))
        : Optional.empty();
  }

  /**
   * The id of the rejection after which a record was sent again; empty for every other record.
   *
   * @param stages only where it was rejected in one of these
   */
  static Optional<String> replayAfter(Headers headers, Predicate<String> stages) {
    return text(headers, Replay.STAGE_HEADER)
        .filter(stages)
        .flatMap(stage -> text(headers, Replay.ID_HEADER));
  }

  private static Optional<String> text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), UTF_8));
  }

  /** The coordinates as one word. */
  static String text(Coordinates record) {
    return record.topic() + '/' + record.partition() + '/' + record.offset();
  }
}
