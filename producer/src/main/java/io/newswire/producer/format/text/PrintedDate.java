package io.newswire.producer.format.text;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as printed for people, found in a line: {@code December 07, 2019 - 20:20}, {@code 7
 * décembre 2019 à 20h20}, {@code 7 de diciembre de 2019}, {@code ٧ ديسمبر ٢٠١٩}, {@code
 * 07.12.2019}.
 *
 * <p>A date with a zone keeps its instant, one without is read as UTC; a date without a time is its
 * first moment. Of {@code 03/04/2019} the first number is the day, as in most of the world, unless
 * the time beside it is written with a.m. or p.m.
 *
 * @param instant the instant
 * @param updated whether its label says that it is the time of an update
 * @param rest what the line says besides, without the labels and separators of the date
 */
record PrintedDate(Instant instant, boolean updated, String rest) {

  private static final int LONGEST_LINE = 200;

  private static final String TIME =
      "(?:\\s*(?:[,;–—-]|\\bat\\b|\\bà\\b|\\ba las?\\b|\\bum\\b|الساعة|\\|)?\\s*[,(]?\\s*"
          + "(?<hour>\\d{1,2})(?:\\s?[:h.٫]\\s?(?<minute>\\d{2})(?::(?<second>\\d{2}))?|(?=\\s?[ap]\\.?m\\b)|\\s?h\\b)"
          + "\\s*(?<half>[ap]\\.?\\s?m\\.?(?!\\p{L})|ص\\b|م\\b|صباحا?ً?|مساءً?|h(?:rs|oras|s)?\\b\\.?)?"
          + "\\s*\\(?(?<zone>(?:UTC|GMT)?\\s?[+-]\\d{1,2}:?(?:\\d{2})?|Z\\b|[A-Z]{2,4}\\b)?\\)?)?";

  private static final String TEXTUAL_DAY_FIRST =
      "(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|°|\\.)?\\s*(?:de\\s+|of\\s+|-|/)?(?<month>\\p{L}{3,12})\\.?"
          + "\\s*,?\\s*(?:/\\s*\\p{L}{3,12}\\s*,?\\s*)?(?:del?\\s+|-|/)?(?<year>\\d{4})";

  private static final String TEXTUAL_MONTH_FIRST =
      "(?<month>\\p{L}{3,12})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s*(?<year>\\d{4})";

  private static final String YEAR_FIRST =
      "(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})T?";

  private static final String NUMERIC =
      "(?<day>\\d{1,2})[-/.](?<month>\\d{1,2})[-/.](?<year>\\d{4})";

  private static final Pattern[] SHAPES = {
    compile(TEXTUAL_DAY_FIRST), compile(TEXTUAL_MONTH_FIRST), compile(YEAR_FIRST), compile(NUMERIC)
  };

  private static final Pattern TIME_BEFORE =
      Pattern.compile(
          "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?\\s*(?<half>[ap]\\.?m\\.?)?\\s*(?<zone>[A-Z]{2,4})?\\s*[,|·–-]?\\s*"
              + "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\b\\.?,?\\s*)?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LABEL =
      Pattern.compile(
          "\\b(?:first |last |article |date )?(?:published|publication|posted|updated?|modified|created|issued|edited|date)(?: (?:date|on|at|time))?\\b\\s*:?"
              + "|\\b(?:on|at|le|el|à|du|the)\\b"
              + "|(?:dernière )?(?:mise? à jour|modification|modifié|publiée?|mise? en ligne|posté|créé)(?: le| à)?\\s*:?"
              + "|(?:última )?(?:actualizaci[oó]n|actualizado|publicado|modificado|fecha)(?: el| en)?\\s*:?"
              + "|(?:آخر تحديث|تاريخ النشر|تم النشر|نشر(?:ت)? ?(?:في|بتاريخ)?|نشر|تحديث|تاريخ|بتاريخ|الموافق)\\s*:?"
              + "|\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\b\\.?"
              + "|\\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\\b"
              + "|\\b(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\\b"
              + "|(?:يوم )?(?:الأحد|الاحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern UPDATE =
      Pattern.compile(
          "updat|modif|mise? à jour|actualiz|تحديث",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SEPARATORS =
      Pattern.compile("^[\\s,;:|/·•–—()\\[\\]-]+|[\\s,;:|/·•–—()\\[\\]-]+$");

  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("ET", "America/New_York"),
          Map.entry("EST", "-05:00"),
          Map.entry("EDT", "-04:00"),
          Map.entry("CT", "America/Chicago"),
          Map.entry("CST", "-06:00"),
          Map.entry("CDT", "-05:00"),
          Map.entry("PT", "America/Los_Angeles"),
          Map.entry("PST", "-08:00"),
          Map.entry("PDT", "-07:00"),
          Map.entry("BST", "+01:00"),
          Map.entry("WET", "+00:00"),
          Map.entry("WAT", "+01:00"),
          Map.entry("CET", "+01:00"),
          Map.entry("CEST", "+02:00"),
          Map.entry("CAT", "+02:00"),
          Map.entry("EET", "+02:00"),
          Map.entry("EEST", "+03:00"),
          Map.entry("EAT", "+03:00"),
          Map.entry("MSK", "+03:00"));

  /**
   * Finds a date.
   *
   * @param line a tidy line
   */
  static Optional<PrintedDate> find(String line) {
    if (line.length() > LONGEST_LINE) {
      return Optional.empty();
    }
    String text = westernDigits(line);
    for (Pattern shape : SHAPES) {
      Matcher matcher = shape.matcher(text);
      while (matcher.find()) {
        Optional<PrintedDate> date = read(text, matcher, shape == SHAPES[3]);
        if (date.isPresent()) {
          return date;
        }
      }
    }
    return Optional.empty();
  }

  /** What the line says besides, piece by piece, as it is divided in print. */
  List<String> pieces() {
    return Arrays.stream(rest.split("[|•·]", -1)).map(String::strip).toList();
  }

  /** Whether a line speaks of an update. */
  static boolean saysUpdated(String line) {
    return UPDATE.matcher(line).find();
  }

  private static Optional<PrintedDate> read(String text, Matcher date, boolean numeric) {
    int year = Integer.parseInt(date.group("year"));
    int day = Integer.parseInt(date.group("day"));
    int month =
        Character.isDigit(date.group("month").charAt(0))
            ? Integer.parseInt(date.group("month"))
            : MonthNames.number(date.group("month")).orElse(0);
    Matcher time = date;
    String before = text.substring(0, date.start());
    if (date.group("hour") == null) {
      Matcher earlier = TIME_BEFORE.matcher(before);
      if (earlier.find()) {
        time = earlier;
        before = before.substring(0, earlier.start());
      }
    }
    String half = time.group("hour") == null ? null : time.group("half");
    if (numeric && (month > 12 || isTwelveHour(half)) && day <= 12) {
      int swapped = day;
      day = month;
      month = swapped;
    }
    if (year < 1900 || year > 2100) {
      return Optional.empty();
    }
    try {
      LocalDate on = LocalDate.of(year, month, day);
      Instant instant = ZonedDateTime.of(on, time(time, half), zone(time)).toInstant();
      String rest = before + " | " + text.substring(date.end());
      boolean updated = saysUpdated(before);
      String unlabelled = LABEL.matcher(rest).replaceAll(" ");
      return Optional.of(new PrintedDate(instant, updated, trimmed(unlabelled)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalTime time(Matcher matcher, String half) {
    String stated = matcher.group("hour");
    if (stated == null) {
      return LocalTime.MIDNIGHT;
    }
    int hour = Integer.parseInt(stated);
    if (isTwelveHour(half)) {
      boolean afternoon = half.toLowerCase(Locale.ROOT).startsWith("p") || half.startsWith("م");
      hour = hour % 12 + (afternoon ? 12 : 0);
    }
    String minute = matcher.group("minute");
    String second = matcher.group("second");
    return LocalTime.of(
        hour,
        minute == null ? 0 : Integer.parseInt(minute),
        second == null ? 0 : Math.min(59, Integer.parseInt(second)));
  }

  private static boolean isTwelveHour(String half) {
    return half != null && !half.toLowerCase(Locale.ROOT).startsWith("h");
  }

  private static ZoneId zone(Matcher matcher) {
    String stated = matcher.group("hour") == null ? null : matcher.group("zone");
    if (stated == null) {
      return ZoneOffset.UTC;
    }
    String name = stated.replace(" ", "").toUpperCase(Locale.ROOT);
    if (ZONES.containsKey(name)) {
      return ZoneId.of(ZONES.get(name));
    }
    String offset = name.replaceFirst("^(?:UTC|GMT)", "");
    if (offset.startsWith("+") || offset.startsWith("-")) {
      return ZoneOffset.of(
          offset.matches(".\\d:\\d{2}") ? offset.charAt(0) + "0" + offset.substring(1) : offset);
    }
    return ZoneOffset.UTC;
  }

  private static String trimmed(String text) {
    String inner = text.replaceAll("\\|(?:\\s*\\|)+", "|").replaceAll("\\s+", " ");
    return SEPARATORS.matcher(inner).replaceAll("").strip();
  }

  /** Arabic and Persian digits become those that the shapes are written in. */
  private static String westernDigits(String line) {
    StringBuilder digits = new StringBuilder(line.length());
    Normalizer.normalize(line, Normalizer.Form.NFC)
        .chars()
        .map(
            c ->
                Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
                    ? '0' + Character.digit(c, 10)
                    : c)
        .forEach(c -> digits.append((char) c));
    return digits.toString();
  }

  private static Pattern compile(String date) {
    return Pattern.compile(
        "(?<![\\d/])" + date + "(?!\\d)" + TIME,
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }
}
