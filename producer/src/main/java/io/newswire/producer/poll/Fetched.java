package io.newswire.producer.poll;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/** What came of asking for a feed. */
sealed interface Fetched {

  /**
   * The document.
   *
   * @param bytes its content, decompressed
   * @param etag its entity tag, null when it has none
   * @param lastModified when it changed, as the server wrote it, null when not stated
   * @param at where it was found after all redirects
   * @param movedTo where the feed is for good from now on, null when where it was
   * @param freshFor how long the server says that it will not change, zero when it does not say
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy of megabytes helps nobody
  record Document(
      byte[] bytes, String etag, String lastModified, URI at, URI movedTo, Duration freshFor)
      implements Fetched {}

  /**
   * The same as last time.
   *
   * @param freshFor how long the server says that it will not change, zero when it does not say
   */
  record Unchanged(Duration freshFor) implements Fetched {}

  /** There is nothing there, and there will not be. */
  record Gone() implements Fetched {}

  /**
   * More than a document may have.
   *
   * @param beginning what was read before the limit
   */
  @SuppressWarnings("ArrayRecordComponent") // as above
  record TooLarge(byte[] beginning) implements Fetched {}

  /**
   * No document.
   *
   * @param code reason code, e.g. {@code timeout}, {@code http-503}
   * @param message one line for people
   * @param retryAfter how long the server wants to be left alone, null when it does not say
   */
  record Failed(String code, String message, Duration retryAfter) implements Fetched {

    private static final Pattern PASSING =
        Pattern.compile("timeout|unreachable|unknown-host|http-(?:408|425|429|5\\d\\d)");

    /** Whether the same request may go well in a moment. */
    boolean mayPass() {
      return PASSING.matcher(code).matches();
    }
  }
}
