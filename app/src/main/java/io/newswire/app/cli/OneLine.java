package io.newswire.app.cli;

import io.newswire.app.rejected.RawRecords;
import io.newswire.events.Actor;
import io.newswire.events.Alert;
import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Declaration;
import io.newswire.events.LexiconEntry;
import io.newswire.events.Location;
import io.newswire.events.Position;
import io.newswire.events.Rejection;
import io.newswire.events.Replay;
import io.newswire.events.Retraction;
import io.newswire.events.Rule;
import io.newswire.events.SourceState;
import io.newswire.events.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in one line what an event is, for people. */
final class OneLine {

  private static final int WIDEST_HEADLINE = 80;
  private static final int MOST_TAGS = 4;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private OneLine() {}

  /** The time of day, in this machine's zone. */
  static String clock(Instant time) {
    return CLOCK.format(time);
  }

  /** An event of any topic. */
  static String of(Object value) {
    String line;
    if (value instanceof ArticleEvent event) {
      line = event(event);
    } else if (value instanceof Article article) {
      line = "%-16s %s".formatted(article.source(), headline(article.headline(), article.uri()));
    } else if (value instanceof Rejection rejection) {
      line = rejection(rejection);
    } else if (value instanceof Retraction retraction) {
      line =
          "%-10s %s"
              .formatted(
                  retraction.kind().name().toLowerCase(Locale.ROOT),
                  headline(retraction.headline(), retraction.uri()));
    } else if (value instanceof Alert alert) {
      line =
          "%-8s %s — because %s: %s"
              .formatted(
                  alert.severity().name().toLowerCase(Locale.ROOT),
                  headline(alert.headline(), alert.uri()),
                  alert.because().rule(),
                  String.join(", ", alert.because().evidence()));
    } else if (value instanceof LexiconEntry entry) {
      line = "%-16s %s".formatted(entry.id(), entry.retired() ? "removed" : entry.name());
    } else if (value instanceof Position position) {
      line = "%-16s %d items".formatted(position.source(), position.seen().size());
    } else if (value instanceof Replay replay) {
      line = "%s sent again as %s".formatted(replay.rejection(), RawRecords.text(replay.to()));
    } else if (value instanceof Rule rule) {
      line =
          "%-16s version %d%s: %s"
              .formatted(
                  rule.id(), rule.version(), rule.enabled() ? "" : ", disabled", rule.when());
    } else if (value instanceof SourceState state) {
      line =
          "%-16s %s%s"
              .formatted(
                  state.source(),
                  state.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  state.reason() == null ? "" : " " + state.reason() + ": " + state.message());
    } else if (value instanceof Declaration declaration) {
      line =
          "%-16s %s%s"
              .formatted(
                  declaration.source(),
                  declaration.paused() ? "paused " : "",
                  declaration.declares() == null ? "" : declaration.declares());
    } else {
      line = value.toString();
    }
    return clean(line);
  }

  /** The text without terminal control codes, which wires may carry. */
  static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  /** A dead letter: where it came from, and why it is one. */
  static String rejection(Rejection rejection) {
    String where = rejection.reference();
    if (where == null && rejection.coordinates() != null) {
      where = RawRecords.text(rejection.coordinates());
    }
    return "%-14s %s: %s".formatted(rejection.code(), where, rejection.message());
  }

  private static String event(ArticleEvent event) {
    Verdict verdict = event.verdict();
    StringBuilder line =
        new StringBuilder(
            "%-15s %-16s %s"
                .formatted(
                    verdict.type().code(),
                    event.article().source(),
                    headline(event.article().headline(), event.article().uri())));
    List<String> tags = new ArrayList<>();
    tags.addAll(first(event.actors().stream().map(Actor::name).toList()));
    tags.addAll(first(event.locations().stream().map(Location::name).toList()));
    if (!tags.isEmpty()) {
      line.append("  [").append(String.join(", ", tags)).append(']');
    }
    if (verdict.of() != null) {
      line.append("  ").append(verdict.reason()).append(" as ").append(verdict.of());
    }
    if (!event.because().isEmpty()) {
      line.append("  because ")
          .append(
              event.because().stream()
                  .map(because -> because.rule())
                  .collect(Collectors.joining(", ")));
    }
    return line.toString();
  }

  private static List<String> first(List<String> names) {
    return names.stream().distinct().limit(MOST_TAGS).toList();
  }

  private static String headline(String headline, String uri) {
    if (headline == null || headline.isBlank()) {
      return uri;
    }
    int length = headline.codePointCount(0, headline.length());
    return length <= WIDEST_HEADLINE
        ? headline
        : headline.substring(0, headline.offsetByCodePoints(0, WIDEST_HEADLINE - 1)) + "…";
  }
}
