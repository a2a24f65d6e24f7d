package io.newswire.events;

import java.time.Instant;
import java.util.List;

/**
 * All the articles that carry one piece of copy, at the moment an event was made.
 *
 * @param id stable id, derived from the first article's uri
 * @param representative uri of the article that stands for it, null when all were killed
 * @param firstSeen event time of its first article
 * @param articles how many articles it has, the representative included
 * @param sources ids of the sources that carry it, in order of arrival, the first {@value
 *     #MAX_SOURCES}
 * @param independentSources how many of them are independent: one publisher's feeds, and whoever
 *     credits the same agency, count as one
 */
public record Story(
    String id,
    String representative,
    Instant firstSeen,
    int articles,
    List<String> sources,
    int independentSources) {

  /** How many sources are listed by id. */
  public static final int MAX_SOURCES = 64;

  /** Copies the sources. */
  public Story {
    sources = List.copyOf(sources);
  }
}
