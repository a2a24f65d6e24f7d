package io.newswire.streams.tag.place;

/**
 * Where an article's source is at home: of two places of one name, its readers think of theirs.
 *
 * @param country ISO-3166 alpha-3, null when unknown
 */
public record Home(String country) {

  /** Not known. */
  public static final Home UNKNOWN = new Home(null);
}
