package io.newswire.streams.tag.text;

/**
 * A run of tokens.
 *
 * @param from index of the first token
 * @param to index behind the last token, greater than {@code from}
 */
public record Span(int from, int to) {
  /** Refuses an empty or negative run. */
  public Span {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("no run of tokens: " + from + " to " + to);
    }
  }

  /** Whether the two share a token. */
  public boolean overlaps(Span other) {
    return from < other.to && other.from < to;
  }

  /** Whether the other lies inside this one. */
  public boolean contains(Span other) {
    return from <= other.from && other.to <= to;
  }

  /** How many tokens it has. */
  public int length() {
    return to - from;
  }
}
