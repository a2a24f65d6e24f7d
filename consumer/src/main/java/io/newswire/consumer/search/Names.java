package io.newswire.consumer.search;

/** Names of actors and places as somebody types them. */
public final class Names {

  private static final int MAX_LENGTH = 200;

  private Names() {}

  /**
   * The query for names that have words beginning as those of a text do; null when it has none.
   *
   * @throws BadQueryException when it is too long to be a name
   */
  public static String query(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > MAX_LENGTH) {
      throw new BadQueryException("q: longer than " + MAX_LENGTH + " characters");
    }
    String query = WordQuery.ofName(text);
    return query.isEmpty() ? null : query;
  }
}
