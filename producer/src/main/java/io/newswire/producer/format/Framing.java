package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.newswire.events.Article;
import io.newswire.producer.format.text.Dateline;
import io.newswire.producer.format.text.Frame;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Moves what a wire prints around its story to the fields that are there for it, so that the body
 * begins with the story and ends with it, whatever format it came in.
 *
 * <p>What the source states in fields of its own stands, but for a bare place name, of which the
 * printed dateline is the fuller form. An agency that the source's own credit does not name is kept
 * in {@link Article#extra} as {@value #PRINTED_CREDIT}.
 */
final class Framing {

  private static final String PRINTED_CREDIT = "printedCredit";

  /** What some sources leave behind the place: {@code Mereth (HWA) -}. */
  private static final Pattern AGENCY_BEHIND =
      Pattern.compile("\\s*(?:\\([^()]{2,60}\\))?\\s*[—–-]*\\s*$");

  private Framing() {}

  /** The article with its body freed of dateline and credits. */
  static Article unframed(Article article) {
    Frame frame = Frame.of(article.body(), article.credit());
    return article.with(
        it ->
            it.dateline(dateline(article.dateline(), frame.dateline()))
                .credit(article.credit() == null ? frame.credit() : article.credit())
                .extra(PlainExtra.of(extra(article, frame.credit())))
                .byline(article.byline() == null ? frame.byline() : article.byline())
                .edNote(joined(article.edNote(), frame.edNote()))
                .body(frame.story()));
  }

  private static String dateline(String field, Dateline printed) {
    String stated = field == null ? null : AGENCY_BEHIND.matcher(field).replaceFirst("");
    if (printed == null || printed.place() == null) {
      return stated;
    }
    return stated == null || printed.isFullerThan(stated) ? printed.place() : stated;
  }

  private static Map<String, JsonNode> extra(Article article, String printed) {
    if (printed == null
        || article.credit() == null
        || article.credit().toLowerCase(Locale.ROOT).contains(printed.toLowerCase(Locale.ROOT))) {
      return article.extra();
    }
    Map<String, JsonNode> extra = new HashMap<>(article.extra());
    extra.putIfAbsent(PRINTED_CREDIT, TextNode.valueOf(printed));
    return extra;
  }

  private static String joined(String stated, String printed) {
    if (stated == null || printed == null) {
      return stated == null ? printed : stated;
    }
    return stated + "; " + printed;
  }
}
