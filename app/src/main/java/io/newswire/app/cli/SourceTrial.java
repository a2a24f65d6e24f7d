package io.newswire.app.cli;

import io.newswire.events.Article;
import io.newswire.producer.connector.Trial;
import io.newswire.producer.format.Item;
import io.newswire.producer.poll.FeedTrial;
import io.newswire.producer.pull.FolderTrial;
import io.newswire.producer.source.Source;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tries a source once, and says what came of it. */
final class SourceTrial {

  private static final int MOST_SHOWN = 5;

  private SourceTrial() {}

  static Trial of(Source source) {
    if (source instanceof Source.Feed feed) {
      return FeedTrial.real().ask(feed);
    }
    if (source instanceof Source.Remote remote) {
      return FolderTrial.real().look(remote);
    }
    if (source instanceof Source.Desk desk) {
      return new Trial(List.of("sends by itself: " + desk.place()), Optional.empty(), List.of());
    }
    Path folder = ((Source.Folder) source).folder();
    return Files.isDirectory(folder)
        ? new Trial(List.of("a folder of this machine"), Optional.empty(), List.of())
        : Trial.failed(List.of(), "no-folder", folder + " is no folder of this machine");
  }

  /** Why a source would be of no use; empty when it would be. A folder may be empty. */
  static Optional<String> objection(Source source, Trial trial) {
    if (trial.failure().isPresent()) {
      return trial.failure().map(failure -> failure.code() + ": " + failure.message());
    }
    if (source instanceof Source.Feed && !trial.hasArticles()) {
      String why =
          trial.items().stream()
              .map(item -> item.fold(article -> "", refused -> refused.message()))
              .filter(text -> !text.isEmpty())
              .findFirst()
              .orElse("there is nothing in it");
      return Optional.of("no feed: no article in it: " + why);
    }
    return Optional.empty();
  }

  static void print(Trial trial, PrintWriter out) {
    trial.facts().forEach(fact -> line(out, "  " + fact));
    trial
        .failure()
        .ifPresent(failure -> line(out, "  " + failure.code() + ": " + failure.message()));
    long articles = trial.items().stream().filter(Item.Parsed.class::isInstance).count();
    if (trial.items().isEmpty()) {
      return;
    }
    String formats =
        trial.items().stream()
            .filter(Item.Parsed.class::isInstance)
            .map(item -> ((Item.Parsed) item).article().origin().format())
            .distinct()
            .collect(Collectors.joining(", "));
    line(
        out,
        "  would be published: %d articles (%s), rejected: %d"
            .formatted(
                articles, formats.isEmpty() ? "-" : formats, trial.items().size() - articles));
    trial.items().stream()
        .limit(MOST_SHOWN)
        .forEach(item -> line(out, "    " + item.fold(SourceTrial::words, SourceTrial::words)));
    if (trial.items().size() > MOST_SHOWN) {
      line(out, "    … and %d more".formatted(trial.items().size() - MOST_SHOWN));
    }
  }

  private static String words(Article article) {
    return "%s  %s  (%,d characters%s)"
        .formatted(
            article.versionCreated() == null && article.firstCreated() == null
                ? "undated             "
                : article.time(),
            article.headline().isEmpty() ? article.uri() : article.headline(),
            article.body().length(),
            FeedTrial.page(article) == null ? "" : ", from its page");
  }

  private static String words(Item.Refused refused) {
    return "rejected: " + refused.code() + ": " + refused.message();
  }

  /** What servers say may hold terminal control codes; a line of text has none. */
  private static void line(PrintWriter out, String text) {
    out.println(text.replaceAll("\\p{Cntrl}+", " "));
  }
}
