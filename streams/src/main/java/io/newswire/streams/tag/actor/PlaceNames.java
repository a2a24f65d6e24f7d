package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.text.Tokens;

/** What is known of places, for telling "Sirte" from somebody's surname. */
@FunctionalInterface
public interface PlaceNames {

  /**
   * How likely a place is meant by these tokens, and by no more and no fewer, when nothing else is
   * known: 0 when no place has that name, 3 for a small town, 5 for a city of a million.
   */
  float weight(Tokens tokens, int from, int to);
}
