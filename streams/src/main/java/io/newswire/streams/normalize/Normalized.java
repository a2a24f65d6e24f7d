package io.newswire.streams.normalize;

import io.newswire.events.Article;

/** What became of an article in the {@link Normalizer}. */
public sealed interface Normalized {

  /**
   * It can be used.
   *
   * @param article the article, normalised
   */
  record Accepted(Article article) implements Normalized {}

  /**
   * It cannot be used.
   *
   * @param code reason code, e.g. {@code no-text}
   * @param message one line for people: what and why
   */
  record Refused(String code, String message) implements Normalized {}
}
