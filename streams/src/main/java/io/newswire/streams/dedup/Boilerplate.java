package io.newswire.streams.dedup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What frames a story and is not the story: the dateline, credit lines, notices. */
final class Boilerplate {

  /** How far into a body a dateline may reach, in characters. */
  private static final int OPENING = 120;

  /** "TRIPOLI, March 3 (Reuters) - ", "Paris (AFP) \u2013 ", "(ANSA) - ". */
  private static final Pattern DATELINE_WITH_CREDIT =
      Pattern.compile(
          "^\\s*[^.!?()\"\u201c]{0,70}\\(([\\p{L}][\\p{L}\\d ./&-]{1,30})\\)\\s*[-\u2013\u2014:]{1,2}\\s*");

  /** "TRIPOLI, Libya, March 3 - ": a place in capitals, and a dash. */
  private static final Pattern DATELINE =
      Pattern.compile(
          "^\\s*\\p{Lu}[\\p{Lu} .'/-]{2,40}(?:, [\\p{L}\\d. ]{2,30}){0,2}\\s+[-\u2013\u2014]{1,2}\\s+");

  /** "(Reporting by \u2026; editing by \u2026)", or the same as a paragraph. */
  private static final Pattern SIGN_OFF =
      Pattern.compile(
          "[(\\[]WHO by [^()\\[\\]]{0,300}[)\\]]|^[ \\t]*WHO by [^\\n]{0,300}$"
              .replace(
                  "WHO",
                  "(?:(?:additional )?(?:reporting|writing)|edit(?:ing|ed)|compiled|written|translated)"),
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  /** A paragraph that is only a notice. */
  private static final Pattern NOTICE =
      Pattern.compile(
          "^[ \\t]*(?:\u00a9|\\(c\\) |copyright\\b|all rights reserved"
              + "|click (?:here|on|for)|for more (?:stories|news|information|on this)"
              + "|follow us|sign up|subscribe|read (?:more|also)|related (?:articles?|stories|links?)"
              + "|this (?:article|story|report) (?:was|is|has been|first|originally)"
              + "|first published|originally published|source:|photo:|image:|share (?:this|on)"
              + "|our standards:|with (?:files|material|information) from"
              + "|alle rechte vorbehalten|tous droits r\u00e9serv\u00e9s"
              + "|todos los derechos reservados)[^\\n]{0,280}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE);

  private Boilerplate() {}

  /** The body without notices; what its authors wrote, as far as that can be told. */
  static String withoutNotices(String body) {
    return NOTICE.matcher(body).replaceAll(" ");
  }

  /** The body without dateline and sign-offs. */
  static String withoutFrame(String body) {
    return SIGN_OFF.matcher(body.substring(dateline(body))).replaceAll(" ");
  }

  /** Whom the dateline credits, e.g. {@code Reuters}; null when nobody. */
  static String credit(String body) {
    Matcher dateline = DATELINE_WITH_CREDIT.matcher(opening(body));
    return dateline.find() ? dateline.group(1) : null;
  }

  private static int dateline(String body) {
    Matcher withCredit = DATELINE_WITH_CREDIT.matcher(opening(body));
    if (withCredit.find()) {
      return withCredit.end();
    }
    Matcher plain = DATELINE.matcher(opening(body));
    return plain.find() ? plain.end() : 0;
  }

  private static String opening(String body) {
    return body.substring(0, Math.min(body.length(), OPENING));
  }
}
