package io.newswire.consumer.store;

import io.newswire.events.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/**
 * Where an article stands, computed from all its versions that are known; in whichever order they
 * came, the outcome is the same.
 *
 * @param decides the version that decides on its state
 * @param text the version that gives its text
 * @param story the story it belongs to, null when none is known
 * @param status usable, held or killed
 * @param wentOut whether it was sent out itself; a copy of another article is not
 */
record ArticleState(
    VersionFact decides, VersionFact text, String story, String status, boolean wentOut) {

  static final String USABLE = "usable";
  static final String HELD = "held";
  static final String KILLED = "killed";

  private static final Comparator<VersionFact> NEWEST_NOT_HELD =
      Comparator.comparing(VersionFact::isHeld)
          .thenComparing(Comparator.comparing(VersionFact::revision).reversed());

  private static final Comparator<VersionFact> NEWEST_WITH_TEXT =
      Comparator.comparing(VersionFact::isHeld)
          .thenComparing(VersionFact::isKill)
          .thenComparing(Comparator.comparing(VersionFact::revision).reversed());

  /**
   * The newest version that is not held decides the state; a kill's own text, if it has one, does
   * not take the place of the article's. Kill events decide whether an article is killed; word of a
   * kill alone counts until its event comes.
   *
   * @param versions all that are known, at least one
   * @param toldKilled event time of the last word of a kill, null when there was none
   */
  static ArticleState of(Collection<VersionFact> versions, Instant toldKilled) {
    VersionFact decides = versions.stream().min(NEWEST_NOT_HELD).orElseThrow();
    VersionFact text = versions.stream().min(NEWEST_WITH_TEXT).orElseThrow();
    boolean kills = versions.stream().anyMatch(VersionFact::isKill);
    boolean sentOut =
        versions.stream()
            .map(version -> version.verdict().type())
            .anyMatch(type -> type.goesOut() && type != Verdict.Type.KILL);
    boolean copy =
        versions.stream()
            .map(version -> version.verdict().type())
            .anyMatch(
                type ->
                    type == Verdict.Type.EXACT_DUPLICATE || type == Verdict.Type.NEAR_DUPLICATE);
    String status;
    if (decides.isHeld()) {
      status = HELD;
    } else if (decides.isKill()) {
      status = KILLED;
    } else {
      boolean killed = !kills && toldKilled != null && !toldKilled.isBefore(decides.happenedAt());
      status = killed ? KILLED : USABLE;
    }
    return new ArticleState(
        decides,
        text,
        decides.story() != null ? decides.story() : text.story(),
        status,
        sentOut || !copy);
  }

  String uri() {
    return decides.uri();
  }
}
