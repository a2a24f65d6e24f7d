package io.newswire.events;

import java.util.Set;

/**
 * Where the bytes of an article came from, so that any later stage can name them.
 *
 * @param connector what took them in: {@code watch}, {@code poll}, {@code push}, {@code publish},
 *     {@value #BACKFILL}
 * @param format what they were parsed as, e.g. {@code rss}, {@code ninjs}, {@code text}
 * @param reference the file, URL or request they came from
 * @param sha256 hex SHA-256 of the payload
 */
public record Origin(String connector, String format, String reference, String sha256) {

  /** The connector of archives: nobody is told of what they hold. */
  public static final String BACKFILL = "backfill";

  /** Connectors that look where items lie, for however long. */
  private static final Set<String> LOOKING = Set.of("poll", "pull");

  /** Whether the item was found where it lay, rather than delivered. */
  public boolean wasFound() {
    return connector != null && LOOKING.contains(connector);
  }
}
