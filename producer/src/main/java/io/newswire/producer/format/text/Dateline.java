package io.newswire.producer.format.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a story was filed, as printed before its first sentence: {@code ALGER – }, {@code TRIPOLI,
 * March 3 (Agency) - }, {@code Madrid, 3 mar (EFE).- }, {@code March 3 (Agency) - }, {@code
 * (Reuters) - }.
 *
 * @param place the place, with the date where one is printed, or the date alone; null where only an
 *     agency is
 * @param agency the agency in parentheses, null when there is none
 * @param story what follows
 */
public record Dateline(String place, String agency, String story) {

  private static final String DASH = "\\s*(?:\\.?\\s?[—–]+|\\s-{1,2}|\\.\\s?-+|--+|-(?=\\s))\\s*";

  private static final String UPPER_WORD = "\\p{Lu}[\\p{Lu}\\p{M}.’'-]*";
  private static final String TITLE_WORD = "\\p{Lu}[\\p{L}\\p{M}.’'-]*";
  private static final String DATE =
      "(?:(?:le |el )?(?:\\d{1,2}(?:er|st|nd|rd|th)?(?: de)? \\p{L}{3,12}\\.?|\\p{L}{3,12}\\.? \\d{1,2})(?:,? (?:de )?\\d{4})?)";

  /** A town in capitals, as most agencies print it. */
  private static final Pattern CAPITALS =
      Pattern.compile(
          "^(?<place>"
              + UPPER_WORD
              + "(?:(?: ?/ ?|,? | and | et | y )"
              + UPPER_WORD
              + "){0,5}"
              + "(?:, "
              + TITLE_WORD
              + "(?: "
              + TITLE_WORD
              + "){0,3})?(?:,? (?<date>"
              + DATE
              + "))?,?)"
              + "(?: ?\\((?<agency>[^()]{2,60})\\))?(?:"
              + DASH
              + "|:\\s+)(?<story>.*)$",
          Pattern.DOTALL);

  /** A town in ordinary spelling, made certain by a date or an agency behind it. */
  private static final Pattern CERTAIN =
      Pattern.compile(
          "^(?<place>"
              + TITLE_WORD
              + "(?:[ /](?:(?:de|del|la|el|al|of|du|des) )?"
              + TITLE_WORD
              + "){0,3}"
              + "(?:, "
              + TITLE_WORD
              + "(?: "
              + TITLE_WORD
              + "){0,2})?(?:,? (?<date>"
              + DATE
              + "))?,?)"
              + "(?: ?\\((?<agency>[^()]{2,60})\\))?"
              + DASH
              + "(?<story>.*)$",
          Pattern.DOTALL);

  /** A town in ordinary spelling and a dash. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "^(?<place>"
              + TITLE_WORD
              + "(?: "
              + TITLE_WORD
              + "){0,2}(?:, "
              + TITLE_WORD
              + "(?: "
              + TITLE_WORD
              + ")?)?)"
              + "\\s(?:[—–]|--?)\\s+(?<story>[\\p{Lu}\"“«‘].*)$",
          Pattern.DOTALL);

  private static final String ARABIC_WORD =
      "[\\p{InArabic}&&\\p{L}][\\p{InArabic}&&[\\p{L}\\p{M}]]*";

  /** Arabic has no capitals: a place of one to three words and an agency, a date or a dash. */
  private static final Pattern ARABIC =
      Pattern.compile(
          "^(?<place>"
              + ARABIC_WORD
              + "(?:(?:[ /]|، ?)"
              + ARABIC_WORD
              + "){0,2}"
              + "(?:[،,]? (?<date>\\d{1,2} "
              + ARABIC_WORD
              + "(?:/"
              + ARABIC_WORD
              + ")?(?: \\d{4})?))?)"
              + "(?: ?\\((?<agency>[^()]{2,40})\\))?\\s?(?:[—–:]|--?)\\s+(?<story>.*)$",
          Pattern.DOTALL);

  /** What was compiled at many places, or at none, has a date and an agency. */
  private static final Pattern NO_PLACE =
      Pattern.compile(
          "^(?<place>(?<date>" + DATE + ")) ?\\((?<agency>[^()]{2,60})\\)" + DASH + "(?<story>.*)$",
          Pattern.DOTALL);

  private static final Pattern BARE = Pattern.compile("[^,،\\d]*");

  private static final Pattern AGENCY_ONLY =
      Pattern.compile(
          "^\\((?<agency>[^()]{2,40})\\)(?:" + DASH + "|:\\s*|\\s+)(?<story>.*)$", Pattern.DOTALL);

  /** An agency without parentheses: {@code AFP - }, {@code Agence France-Presse – }. */
  private static final Pattern BARE_AGENCY =
      Pattern.compile(
          "^(?<agency>\\p{Lu}[\\p{L}.’' -]{1,39}?)\\s*(?:\\.\\s?-+|[—–]+|\\s-{1,2}|/)\\s+(?<story>.*)$",
          Pattern.DOTALL);

  private static final Pattern LABEL =
      Pattern.compile(
          "(?:BY .+|UPDATE ?\\d*|UPDATED|BREAKING(?: NEWS)?|EXCLUSIVE|ANALYSIS|OPINION|FACTBOX|EXPLAINER|INTERVIEW|FEATURE|WATCH|VIDEO|PHOTOS?|LIVE|NEWS|CORRECTED|CORRECTION|REFILE|WRAPUP ?\\d*|TIMELINE|FOCUS|INSIGHT|SPECIAL REPORT|LEAD|ALERT|URGENT|FLASH|EDITORIAL|COMMENT(?:ARY)?|NOTE|WARNING|UPDATE|READ|MORE|NOTA|ALERTE|EXCLUSIF|ENTRETIEN|DOSSIER|ÚLTIMA HORA|EN VIVO|EN DIRECT|Q|A|TL;DR|عاجل|خاص|حصري|تحديث|بالفيديو|بالصور|فيديو|تقرير|مقابلة|حوار|رأي|تحليل)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /**
   * Tells the dateline from the first paragraph. Place and agency may each have a dash of their
   * own, in either order: {@code (ANSA) - ROMA, 1 LUG - }.
   *
   * @param paragraph a tidy paragraph
   */
  public static Optional<Dateline> read(String paragraph) {
    return part(paragraph)
        .map(first -> part(first.story()).flatMap(first::completedBy).orElse(first));
  }

  private Optional<Dateline> completedBy(Dateline next) {
    boolean placeThenAgency = place != null && agency == null && next.place == null;
    boolean agencyThenPlace = place == null && next.place != null && next.agency == null;
    return placeThenAgency || agencyThenPlace
        ? Optional.of(
            new Dateline(
                placeThenAgency ? place : next.place,
                placeThenAgency ? next.agency : agency,
                next.story))
        : Optional.empty();
  }

  private static Optional<Dateline> part(String paragraph) {
    Matcher agency = AGENCY_ONLY.matcher(paragraph);
    if (agency.matches() && Agencies.isAgency(agency.group("agency"))) {
      return Optional.of(new Dateline(null, agency.group("agency").strip(), agency.group("story")));
    }
    Matcher bare = BARE_AGENCY.matcher(paragraph);
    if (bare.matches() && Agencies.isAgency(bare.group("agency"))) {
      return Optional.of(new Dateline(null, bare.group("agency").strip(), bare.group("story")));
    }
    Matcher capitals = CAPITALS.matcher(paragraph);
    if (capitals.matches()
        && capitals.group("place").length() >= 3
        && (capitals.group("agency") != null
            || isDate(capitals.group("date"))
            || mayBeStory(capitals.group("story")))) {
      return of(capitals, capitals.group("agency"));
    }
    Matcher dated = NO_PLACE.matcher(paragraph);
    if (dated.matches() && isDate(dated.group("date")) && isAgencyLike(dated.group("agency"))) {
      return of(dated, dated.group("agency"));
    }
    for (Pattern pattern : new Pattern[] {CERTAIN, ARABIC}) {
      Matcher certain = pattern.matcher(paragraph);
      if (certain.matches()
          && (isAgencyLike(certain.group("agency")) || isDate(certain.group("date")))) {
        return of(certain, certain.group("agency"));
      }
    }
    Matcher plain = PLAIN.matcher(paragraph);
    if (plain.matches() && mayBeStory(plain.group("story"))) {
      return of(plain, null);
    }
    Matcher arabic = ARABIC.matcher(paragraph);
    return arabic.matches()
            && arabic.group("agency") == null
            && Names.words(arabic.group("place")) <= 2
            && Names.words(arabic.group("story")) >= 5
        ? of(arabic, null)
        : Optional.empty();
  }

  /** Whether this tells more than what a source states if that is a place and nothing else. */
  public boolean isFullerThan(String stated) {
    return BARE.matcher(stated).matches() && !BARE.matcher(place).matches() && !place.matches(DATE);
  }

  private static Optional<Dateline> of(Matcher matcher, String agency) {
    String place = matcher.group("place").replaceAll("[,،\\s]+$", "");
    if (LABEL.matcher(place).matches()) {
      return Optional.empty();
    }
    String credit = agency == null ? null : agency.strip();
    return Optional.of(new Dateline(place, credit, matcher.group("story").strip()));
  }

  /** Whether what follows a place is told like a story, unlike the title behind a singer's name. */
  private static boolean mayBeStory(String text) {
    return text.isBlank() || Prose.isProse(text);
  }

  /** Agencies have short names that begin with a capital or have no case. */
  private static boolean isAgencyLike(String text) {
    return text != null
        && (Agencies.isAgency(text)
            || (Names.words(text) <= 3 && !Character.isLowerCase(text.charAt(0))));
  }

  private static boolean isDate(String text) {
    if (text == null) {
      return false;
    }
    for (String word : text.split("[\\s,/]+", -1)) {
      if (MonthNames.number(word).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
