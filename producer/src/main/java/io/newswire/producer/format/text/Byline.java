package io.newswire.producer.format.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that says who wrote the story.
 *
 * @param name the name as printed, without "By"; empty when the line is only the label
 * @param credit the agency that the line names beside the person, null when none
 */
public record Byline(String name, String credit) {

  private static final int LONGEST = 120;
  private static final int MOST_WORDS = 12;

  private static final Pattern LABEL =
      Pattern.compile(
          "^[(\\[—–-]*\\s*(?:(?:written|posted|reported|authored|published|words|story|text|report|article|compiled|submitted|created|edited)\\s+by|by|authors?|reporters?|journalist|writer"
              + "|(?:écrit|rédigé|publié|posté|propos recueillis|article) par|par|auteure?|rédact(?:eur|rice)"
              + "|(?:escrito|publicado|redactado|texto|reportaje) por|por|autora?|redacción|redactora?"
              + "|von"
              + "|بقلم|كتبت?|كتبها|كتبه|إعداد|اعداد|الكاتبة?|المحررة?|تحرير|تقرير|أعد[ّه]*ا? ?(?:التقرير)?)"
              + "(?<colon>\\s*[:：/]\\s*|\\s+|$)(?<name>.*)$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern ROLE =
      Pattern.compile(
          "\\s*(?:,|\\||/|•|–|—|\\s-\\s|\\()\\s*(?:(?:the|a|our|for|special to)\\s+)?(?:[\\p{L}’'-]+\\s+){0,3}"
              + "(?:staff|writers?|reporters?|correspondents?|editors?|journalists?|columnists?|contributors?|analysts?|bureau chief"
              + "|journaliste|correspondante?|envoyée? spéciale?|rédact(?:eur|rice)|redactora?|corresponsal|periodista|enviad[oa] especial"
              + "|مراسل|مراسلنا|محرر|صحفي)\\b.*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern EMAIL =
      Pattern.compile("[(<\\[]?\\s*[\\w.+-]+@[\\w-]+\\.[\\w.]+\\s*[)>\\]]?");

  private static final Pattern AGENCY_BEHIND =
      Pattern.compile(
          "^(?<name>.+?)\\s*(?:,|\\||/|•|–|—|\\s-\\s|\\bof\\b|\\bfor\\b|\\(|\\bavec\\b|\\bcon\\b|\\bwith\\b)\\s*(?<agency>[^,|/(]+?)\\)?$");

  private static final Pattern REPORTED_BY =
      Pattern.compile(
          "^(?:reporting by|reportage(?: de)?|reporte de|reportado por|información de|إعداد)\\s+(?<name>(?:[^;.()]|(?<=\\b\\p{Lu})\\.){3,100}?)(?:,? (?:writing|editing|editado|édité)\\b.*)?(?:[;(]|(?<!\\b\\p{Lu})\\.|$)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PLACE =
      Pattern.compile(" (?:in|en|à) \\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?");

  private static final Pattern HANDLE = Pattern.compile("\\s+@\\w{2,}$");

  /**
   * Reads a byline.
   *
   * @param line a tidy line
   * @return empty when the line does not begin with a byline's label or is prose behind one
   */
  static Optional<Byline> read(String line) {
    if (line.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = LABEL.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean colon = matcher.group("colon").matches(".*[:：/].*");
    String stated = matcher.group("name").replaceAll("[)\\]]$", "").strip();
    if (stated.isEmpty()) {
      return Optional.of(new Byline("", null));
    }
    Byline byline = of(stated);
    boolean likely =
        Names.isNameLike(byline.name()) || (colon && Names.words(stated) <= MOST_WORDS);
    return likely && !Prose.endsSentence(stated) ? Optional.of(byline) : Optional.empty();
  }

  /** Who reported the story, by the note at its end: "Reporting by …; Editing by …". */
  static Optional<String> reportedBy(String note) {
    Matcher matcher = REPORTED_BY.matcher(note);
    return matcher.find()
        ? Optional.of(
                PLACE.matcher(matcher.group("name")).replaceAll("").replace(" ,", ",").strip())
            .filter(Names::isNameLike)
        : Optional.empty();
  }

  /** The name in a byline that a source states as such; null when it states none. */
  public static String nameIn(String stated) {
    if (stated == null || stated.isBlank()) {
      return null;
    }
    String line = Tidy.line(stated);
    Matcher matcher = LABEL.matcher(line);
    String name = matcher.matches() ? matcher.group("name").strip() : line;
    return name.isEmpty() ? null : name;
  }

  /** Takes a name as printed apart: without e-mail address and office, the agency on its own. */
  static Byline of(String stated) {
    String name = EMAIL.matcher(stated).replaceAll("").strip();
    name = HANDLE.matcher(name).replaceFirst("");
    name = ROLE.matcher(name).replaceFirst("").strip();
    Matcher agency = AGENCY_BEHIND.matcher(name);
    if (agency.matches() && Agencies.isAgency(agency.group("agency"))) {
      return new Byline(agency.group("name").strip(), agency.group("agency").strip());
    }
    name = name.replaceAll("[\\s,|•–—-]+$", "");
    return new Byline(name, Agencies.isAgency(name) ? name : null);
  }
}
