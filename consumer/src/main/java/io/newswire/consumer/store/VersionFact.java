package io.newswire.consumer.store;

import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What decides on an article's state of one of its versions.
 *
 * @param uri the article
 * @param revision from 1
 * @param verdict what was decided on it
 * @param story the story it belongs to, null while it is held
 * @param happenedAt event time
 * @param wireAt where it stands on the wire
 * @param source who delivered it
 * @param language BCP-47, null when unknown
 * @param headline its headline, which may be empty
 */
record VersionFact(
    String uri,
    int revision,
    Verdict verdict,
    String story,
    Instant happenedAt,
    Instant wireAt,
    String source,
    String language,
    String headline) {

  /** The fact in an event, with texts as the database holds them. */
  static VersionFact of(ArticleEvent event) {
    Article article = event.article();
    Verdict verdict = event.verdict();
    return new VersionFact(
        PostgresText.clean(article.uri()),
        event.revision(),
        new Verdict(
            verdict.type(),
            PostgresText.clean(verdict.reason()),
            PostgresText.clean(verdict.of()),
            verdict.similarity(),
            verdict.algorithm()),
        event.story() == null ? null : PostgresText.clean(event.story().id()),
        article.time().truncatedTo(ChronoUnit.MICROS),
        wireTime(event).truncatedTo(ChronoUnit.MICROS),
        PostgresText.clean(article.source()),
        PostgresText.clean(article.language()),
        PostgresText.clean(article.headline()));
  }

  boolean isHeld() {
    return verdict.type() == Verdict.Type.HELD;
  }

  boolean isKill() {
    return verdict.type() == Verdict.Type.KILL;
  }

  /**
   * Whether another account of the same version counts rather than this: a version that waits gives
   * way to its release, and a copy to its promotion, in whichever order they come.
   */
  boolean givesWayTo(VersionFact other) {
    return finality() < other.finality();
  }

  private int finality() {
    return verdict.type().goesOut() ? 2 : isHeld() ? 0 : 1;
  }

  /** Whether its source goes on in it with what another article began. */
  boolean continuesAnother() {
    return (verdict.type() == Verdict.Type.REVISION || verdict.type() == Verdict.Type.CORRECTION)
        && verdict.of() != null
        && !verdict.of().equals(uri);
  }

  /**
   * Where an event stands on the wire: when it came in, or, if it was held till its embargo's end,
   * when that was. Its own date would let an item without one, or with a wrong one, stand on top.
   */
  private static Instant wireTime(ArticleEvent event) {
    Instant received = event.article().received();
    Instant embargo = event.article().embargoedUntil();
    return event.released() && embargo != null && embargo.isAfter(received) ? embargo : received;
  }
}
