package io.newswire.consumer.desk;

import io.newswire.events.Because;
import io.newswire.events.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * One line of the wire: an article as the page lists it.
 *
 * @param uri the article
 * @param source who delivered it
 * @param headline its headline
 * @param lead the beginning of its body
 * @param dateline where and when it was filed, as printed
 * @param language BCP-47, null when unknown
 * @param urgency 1 (flash) to 9, null when unknown
 * @param edNote the newest version's note to editors
 * @param time where it stands on the wire: when its newest version came in
 * @param dated the newest version's own date
 * @param status usable, held, killed or superseded
 * @param supersededBy uri under which its source goes on with the story
 * @param revision its newest version, from 1
 * @param changed what that version changed
 * @param verdict what was decided on that version
 * @param story the story it belongs to, null when none is known
 * @param actors who acts
 * @param places the places it names
 * @param because the rules that chose it
 * @param alerts the alerts it raised
 * @param copies the other articles of its story that have no line of their own
 */
record Line(
    String uri,
    String source,
    String headline,
    String lead,
    String dateline,
    String language,
    Integer urgency,
    String edNote,
    Instant time,
    Instant dated,
    String status,
    String supersededBy,
    int revision,
    List<String> changed,
    Verdict verdict,
    StoryFigures story,
    List<ActorChip> actors,
    List<PlaceChip> places,
    List<Because> because,
    List<AlertMark> alerts,
    List<Copy> copies) {

  /**
   * A story in figures.
   *
   * @param id its id
   * @param representative uri of the article that stands for it
   * @param articles how many articles it has
   * @param sources who carries it
   * @param independentSources how many of them are independent
   * @param firstSeen event time of its first article
   */
  record StoryFigures(
      String id,
      String representative,
      int articles,
      List<String> sources,
      int independentSources,
      Instant firstSeen) {}

  /**
   * An actor: who, of which country and sectors, in which office, and whether the lexicon has it.
   */
  record ActorChip(
      String id,
      String name,
      String kind,
      String country,
      List<String> sectors,
      String role,
      boolean lexicon) {}

  /** A place: where, in which country, in degrees WGS 84, and how the article names it. */
  record PlaceChip(
      String id, String name, String country, Double longitude, Double latitude, String role) {}

  /** An alert: its rule, how urgent, and what made the rule true. */
  record AlertMark(String id, String rule, String severity, List<String> evidence) {}

  /** An article without a line of its own, and why it has none. */
  record Copy(
      String uri,
      String source,
      String headline,
      String language,
      Instant time,
      String status,
      String supersededBy,
      Verdict verdict) {}
}
