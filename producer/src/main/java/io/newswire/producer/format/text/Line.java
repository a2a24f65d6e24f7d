package io.newswire.producer.format.text;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a scraped text and what it reads like by itself, wherever it stands.
 *
 * @param text the tidy line
 * @param role what it reads like
 */
record Line(String text, Role role) {

  /** What a line reads like. */
  enum Role {
    /** A sentence or more. */
    PROSE,
    /** A line that is none: a headline, a subheading, a name, a section. */
    SHORT,
    /** A date, perhaps with a name beside it. */
    DATE,
    /** "By …". */
    BYLINE,
    /** "LINK: …" or a bare address. */
    LINK,
    /** "TAGS: …". */
    TAGS,
    /** "Posted in: …". */
    FILED,
    /** Whom the story comes from, or who worked on it. */
    CREDIT,
    /** A copyright notice. */
    COPYRIGHT,
    /** Share buttons, menus, notices, captions. */
    FURNITURE,
    /** Points to another article. */
    RELATED,
    /** Begins the comment box. */
    COMMENTS,
    /** Begins an author box. */
    BIOHEADER;

    /** Whether the story may go on with such a line. */
    boolean isText() {
      return this == PROSE || this == SHORT;
    }
  }

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private static final Pattern LINK =
      Pattern.compile(
          "(?:(?:link|url|permalink|source(?: (?:link|url))?|original(?: link)?|lien|enlace|fuente|الرابط|رابط|المصدر)\\s*[:：]\\s*)?(?<value>https?://\\S+)"
              + "|(?:link|url|permalink|lien|enlace|الرابط|رابط)\\s*[:：]",
          FLAGS);

  private static final Pattern TAGS =
      Pattern.compile(
          "(?:tags?|tagged(?: (?:with|as|in))?|key ?words?|topics?|(?:related|article|story) (?:topics|tags)|filed under|labels|hashtags"
              + "|mots?[- ]clés?|étiquettes?|thèmes?|sujets|etiquetas?|temas?|palabras clave"
              + "|الوسوم|وسوم|الوسم|كلمات مفتاحية|الكلمات المفتاحية|كلمات دلالية|الكلمات الدلالية|تاغ|هاشتاغ)"
              + "(?:\\s*[:：]\\s*(?<value>.*)|)"
              + "|(?<hash>(?:#[\\w\\u0600-\\u06FF]+[\\s,،]*)+)",
          FLAGS);

  private static final Pattern FILED =
      Pattern.compile(
          "(?:posted in|published in|filed in|categor(?:y|ies)|section|in|catégories?|rubriques?|publié dans|classé dans"
              + "|categorías?|sección|publicado en|archivado en|التصنيفات?|تصنيفات?|القسم|الأقسام|نشر في)\\s*[:：]\\s*(?<value>.{0,80})",
          FLAGS);

  private static final Pattern SOURCE =
      Pattern.compile(
          "(?:(?:news )?sources?|agenc(?:y|ies)|credit|via|fuentes?|agencias?|avec|con|with|from|المصدر|مصدر|وكالة)\\s*[:：]?\\s*(?<value>.{2,60})",
          FLAGS);

  private static final Pattern SOURCE_LABEL =
      Pattern.compile("(?:news )?sources?\\s*[:：].{2,60}|(?:fuente|المصدر)\\s*[:：].{2,60}", FLAGS);

  private static final Pattern WORKED_ON_IT =
      Pattern.compile(
          "[(\\[—–-]*\\s*(?:(?:additional |with |further )?(?:reporting|writing|editing|compiled|written|edited|translated|production|research)\\b.{0,20}?\\bby\\b"
              + "|with (?:reporting|contributions?|files|input|additional|inputs?|agenc)|(?:additional )?(?:reporting|research)\\s*:"
              + "|(?:reportage|rédigé|édité|édition|rédaction|version française|traduit|avec (?:agences?|l[’']agence|afp|reuters|ap|les agences))\\b"
              + "|(?:reporte|reportado|reportaje|información|editado|edición|traducido|escrito|redacción|con (?:información|agencias|datos))\\b.{0,8}(?:\\b(?:de|por|del|en)\\b|[:：])"
              + "|(?:إعداد|تغطية صحفية|تحرير|تغطية|كتابة|شارك في (?:التغطية|الإعداد)|ترجمة)\\b)"
              + ".{0,300}",
          FLAGS);

  private static final int LONGEST_SECOND_DATE = 8;

  private static final Map<Cue, Role> FURNITURE =
      Map.of(
          Cue.COMMENTS, Role.COMMENTS,
          Cue.RELATED, Role.RELATED,
          Cue.SHARE, Role.FURNITURE,
          Cue.NOTICE, Role.FURNITURE,
          Cue.NAVIGATION, Role.FURNITURE,
          Cue.CAPTION, Role.FURNITURE,
          Cue.COPYRIGHT, Role.COPYRIGHT,
          Cue.BIOHEADER, Role.BIOHEADER);

  /** Reads a tidy line. */
  static Line of(String text) {
    return new Line(text, role(text));
  }

  /** The address that a {@link Role#LINK} line gives; null when only the label stands there. */
  String link() {
    return group(LINK, "value");
  }

  /** What a {@link Role#TAGS} line lists, possibly nothing. */
  String tags() {
    String value = group(TAGS, "value");
    String hash = group(TAGS, "hash");
    return value != null ? value : hash == null ? "" : hash.replace('#', ',');
  }

  /** The section that a {@link Role#FILED} line names; null when only the label stands there. */
  String filedIn() {
    String value = group(FILED, "value");
    return value == null || value.isBlank() ? null : value;
  }

  /** The agency that a {@link Role#CREDIT} line names; null when it names people. */
  String agency() {
    String bare = text.replaceAll("^[\\s(\\[—–/-]+|[\\s)\\].—–-]+$", "");
    if (Agencies.isAgency(bare)) {
      return bare;
    }
    Matcher matcher = SOURCE.matcher(bare);
    return matcher.matches() && (Agencies.isAgency(matcher.group("value")) || isSource(bare))
        ? matcher.group("value").strip()
        : null;
  }

  /** Whether a text is a note on who reported, wrote or edited the story. */
  static boolean saysWhoWorkedOnIt(String text) {
    return WORKED_ON_IT.matcher(text).matches();
  }

  /** Whether a line names an agency as its source. */
  static boolean isSource(String text) {
    return SOURCE_LABEL.matcher(text).matches();
  }

  private static Role role(String text) {
    if (LINK.matcher(text).matches()) {
      return Role.LINK;
    }
    if (text.length() <= 500 && TAGS.matcher(text).matches()) {
      return Role.TAGS;
    }
    if (FILED.matcher(text).matches()) {
      return Role.FILED;
    }
    if (Byline.read(text).isPresent() && !text.contains(";")) {
      return Role.BYLINE;
    }
    boolean bracketed = text.startsWith("(") && text.endsWith(")");
    if ((saysWhoWorkedOnIt(text) && (bracketed || !Prose.isProse(text)))
        || new Line(text, Role.CREDIT).agency() != null) {
      return Role.CREDIT;
    }
    for (Cue cue : Cue.values()) {
      Role role = FURNITURE.get(cue);
      if (role != null && cue.matches(text)) {
        return role;
      }
    }
    if (isDateLine(text)) {
      return Role.DATE;
    }
    return Prose.isProse(text) ? Role.PROSE : Role.SHORT;
  }

  private static boolean isDateLine(String text) {
    Optional<PrintedDate> date = PrintedDate.find(text);
    if (date.isEmpty()) {
      return false;
    }
    for (String piece : date.get().pieces()) {
      boolean known =
          piece.isEmpty()
              || Names.words(piece) <= 2
              || Names.isNameLike(piece)
              || Byline.read(piece).isPresent()
              || Agencies.isAgency(piece)
              || (PrintedDate.find(piece).isPresent() && Names.words(piece) <= LONGEST_SECOND_DATE)
              || Cue.SECTION.matches(piece)
              || FURNITURE.keySet().stream().anyMatch(cue -> cue.matches(piece));
      if (!known) {
        return false;
      }
    }
    return true;
  }

  private String group(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? matcher.group(name) : null;
  }
}
