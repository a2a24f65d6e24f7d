package io.newswire.streams.dedup;

import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Verdict;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * What the dedup stage is asked about one version of an article.
 *
 * @param uri the article
 * @param source id of the source that delivered it
 * @param publisher whose source that is: the feeds of one publisher count as one source; the source
 *     id where nothing is known
 * @param credit the agency it credits, null when none; counts as its origin
 * @param time event time, never later than when it was received
 * @param sketch of its text; null for a kill, which needs none
 * @param version the version stage's verdict: new, revision, correction or kill
 */
public record Candidate(
    String uri,
    String source,
    String publisher,
    String credit,
    Instant time,
    Sketch sketch,
    Verdict version) {

  /** Refuses what cannot be judged. */
  public Candidate {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(publisher, "publisher");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(version, "version");
    if (!version.type().goesOut()) {
      throw new IllegalArgumentException(uri + ": " + version.type().code() + " is final already");
    }
    if (sketch == null && version.type() != Verdict.Type.KILL) {
      throw new IllegalArgumentException(uri + ": no sketch");
    }
  }

  /**
   * The candidate of an event of the version stage.
   *
   * @param event whose verdict goes out
   * @param publisher whose source it is, null where nothing is known
   * @param sketch of its text, null for a kill
   */
  public static Candidate of(ArticleEvent event, String publisher, Sketch sketch) {
    Article article = event.article();
    Instant time = article.time();
    String credit =
        article.credit() == null ? Boilerplate.credit(article.body()) : article.credit();
    return new Candidate(
        article.uri(),
        article.source(),
        publisher == null ? article.source() : publisher,
        credit,
        time.isAfter(article.received()) ? article.received() : time,
        sketch,
        event.verdict());
  }

  /** What makes it independent: the credited agency, else its publisher; folded to lower case. */
  String origin() {
    String name = credit == null || credit.isBlank() ? publisher : credit;
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
