package io.newswire.producer.format;

import io.newswire.events.ArticleBuilder;
import io.newswire.events.Origin;

/**
 * A payload, unpacked and decoded: what formats read.
 *
 * @param payload where it came from
 * @param text its characters, without a byte order mark
 * @param sha256 hex SHA-256 of the payload's bytes
 */
record Document(Payload payload, String text, String sha256) {

  private static final int HEAD = 4096;

  /** Its first characters without leading white space, enough to tell its format. */
  String head() {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return text.substring(start, Math.min(text.length(), start + HEAD));
  }

  /**
   * The source of an article of this document.
   *
   * @param stated what the document itself says, null or blank when nothing
   */
  String sourceOr(String stated) {
    if (payload.source() != null) {
      return payload.source();
    }
    return stated == null || stated.isBlank() ? Payload.NO_SOURCE : stated.strip();
  }

  /**
   * Begins an article of this document.
   *
   * @param format name of the format
   */
  ArticleBuilder article(String format) {
    return ArticleBuilder.builder()
        .source(sourceOr(null))
        .received(payload.received())
        .origin(origin(format));
  }

  /**
   * Where an article of this document came from.
   *
   * @param format name of the format
   */
  Origin origin(String format) {
    return new Origin(payload.connector(), format, payload.reference(), sha256);
  }
}
