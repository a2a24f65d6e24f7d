package io.newswire.streams.topology;

import io.newswire.events.Article;
import io.newswire.events.Rejection;
import io.newswire.events.Rejection.Coordinates;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.MDC;

/**
 * Says to whatever is logged on this thread which article is at hand: {@code article}, {@code
 * source}, and as {@code record} the record of {@code news.raw} it came in.
 */
final class LogContext {

  private static final String ARTICLE = "article";
  private static final String SOURCE = "source";
  private static final String RECORD = "record";

  private final Map<String, String> known = new HashMap<>();

  private LogContext(String article, String source, Coordinates record) {
    put(ARTICLE, article);
    put(SOURCE, source);
    if (record != null) {
      put(RECORD, record.topic() + "-" + record.partition() + "-" + record.offset());
    }
  }

  /**
   * What is known of an article.
   *
   * @param article null when it could not be read
   * @param record null when unknown
   */
  static LogContext of(Article article, Coordinates record) {
    return article == null
        ? new LogContext(null, null, record)
        : new LogContext(article.uri(), article.source(), record);
  }

  /** What is known of a dead letter. */
  static LogContext of(Rejection rejection) {
    return new LogContext(rejection.uri(), rejection.source(), rejection.coordinates());
  }

  /** Does something; what it logs knows this, and what was known before. */
  void around(Runnable work) {
    Map<String, String> before = new HashMap<>();
    known.forEach(
        (key, value) -> {
          before.put(key, MDC.get(key));
          MDC.put(key, value);
        });
    try {
      work.run();
    } finally {
      before.forEach(LogContext::restore);
    }
  }

  private static void restore(String key, String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }

  private void put(String key, String value) {
    if (value != null) {
      known.put(key, value);
    }
  }
}
