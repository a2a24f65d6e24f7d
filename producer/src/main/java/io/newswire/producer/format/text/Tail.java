package io.newswire.producer.format.text;

import io.newswire.producer.format.text.Line.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands behind the story: who wrote it, tags, pointers to other stories, the comment box.
 *
 * @param storyEnd index behind the story's last line
 */
record Tail(int storyEnd) {

  private static final double MOST_BEHIND = 0.35;
  private static final int BIOGRAPHY_LINES = 3;
  private static final int BIOGRAPHY_BEGINS_WITHIN = 120;
  private static final int LONGEST_BIOGRAPHY = 600;
  private static final int FEWEST_TEXT_WORDS = 4;
  private static final int TEXT_FOR_SURE = 16;

  private static final Pattern QUOTES_OR_TELLS =
      Pattern.compile(
          ".*(?:[\"“”«»]|\\b(?:said|says|told|added|according to|reported that|a déclaré|a dit|dijo|afirmó|declaró)\\b).*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern FIRST_PERSON =
      Pattern.compile(".*(?:^|\\W)(?:I|I’m|I'm|my|je|j[’']ai|soy)(?:\\W|$).*");

  private static final Pattern PERSON_IS =
      Pattern.compile(
          "^[—–-]?\\s*(?<name>\\p{Lu}[\\p{L}.’'-]+(?: (?:al-|el-|de |bin |van )?\\p{Lu}[\\p{L}.’'-]+){1,3}),? (?:is|was|has|covers|writes|reports|works|joined|est|couvre|écrit|es|cubre|escribe)\\b.*");

  /** Reads the tail, telling the findings what its lines say. */
  static Tail of(List<Line> lines, int start, Findings findings) {
    int stop = stop(lines, start);
    int end = withoutAuthorBoxes(lines, start, stop, findings);
    int lastProse = end - 1;
    while (lastProse >= start && lines.get(lastProse).role() != Role.PROSE) {
      lastProse--;
    }
    int storyEnd = lastProse < start ? start : lastProse + 1;
    boolean furniture = false;
    for (int i = storyEnd; i < end; i++) {
      Line line = lines.get(i);
      if (line.role() != Role.SHORT) {
        furniture |= line.role() != Role.CREDIT;
      } else if (!furniture && Names.isFullName(line.text()) && findings.byline().isEmpty()) {
        findings.byline(Byline.of(line.text()));
      } else if (Names.words(line.text()) >= (furniture ? TEXT_FOR_SURE : FEWEST_TEXT_WORDS)) {
        storyEnd = i + 1;
      }
    }
    describe(lines, storyEnd, findings);
    return new Tail(storyEnd);
  }

  private static void describe(List<Line> lines, int from, Findings findings) {
    boolean others = false;
    for (int i = from; i < lines.size(); i++) {
      Line line = lines.get(i);
      others |= line.role() == Role.COMMENTS || Related.announcesMore(line);
      boolean ofThisStory =
          !others
              || line.role() == Role.LINK
              || line.role() == Role.TAGS
              || line.role() == Role.COPYRIGHT;
      if (ofThisStory) {
        findings.take(line);
      }
      if (line.role() == Role.TAGS && line.tags().isBlank()) {
        for (int tag = i + 1; tag < lines.size() && isTag(lines.get(tag)); tag++) {
          findings.tags(lines.get(tag).text());
        }
      }
    }
  }

  private static boolean isTag(Line line) {
    return line.role() == Role.SHORT && Names.words(line.text()) < FEWEST_TEXT_WORDS;
  }

  /** Where the comment box, other stories or the author's box begin; the text's end if nowhere. */
  private static int stop(List<Line> lines, int start) {
    for (int i = start + 1; i < lines.size(); i++) {
      long before = prose(lines, start, i);
      long behind = prose(lines, i + 1, lines.size());
      boolean stops =
          switch (lines.get(i).role()) {
            case COMMENTS -> behind <= before;
            case RELATED -> Related.announcesMore(lines.get(i)) && behind == 0;
            case BIOHEADER, COPYRIGHT -> behind <= before * MOST_BEHIND;
            default -> false;
          };
      if (stops && before > 0) {
        return lines.get(i).role() == Role.BIOHEADER ? Math.min(lines.size(), i + 3) : i;
      }
    }
    return lines.size();
  }

  private static long prose(List<Line> lines, int from, int to) {
    return lines.subList(from, to).stream()
        .filter(line -> line.role() == Role.PROSE)
        .mapToLong(line -> line.text().length())
        .sum();
  }

  /** Where the author boxes begin behind which nothing else is told; the given end if nowhere. */
  static int withoutAuthorBoxes(List<Line> lines, int start, int stop, Findings findings) {
    int end = stop;
    for (boolean found = true; found; ) {
      int last = end - 1;
      while (last > start && !lines.get(last).role().isText()) {
        last--;
      }
      int box = authorBox(lines, start, last, findings);
      found = box >= 0;
      end = found ? box : end;
    }
    return end;
  }

  /** Where the author box that ends with a line begins; -1 when there is none. */
  private static int authorBox(List<Line> lines, int start, int last, Findings findings) {
    boolean biography = false;
    for (int i = last; i > Math.max(start, last - BIOGRAPHY_LINES); i--) {
      biography |= isBiography(lines.get(i).text());
      Line name = lines.get(i - 1);
      if (!biography) {
        continue;
      }
      if (i - 1 > start && name.role() == Role.BIOHEADER) {
        String first = lines.get(i).text();
        String author =
            named(lines, start, i).orElseGet(() -> Names.isFullName(first) ? first : "");
        findings.byline(Byline.of(author));
        return i - 1;
      }
      if (i - 1 > start && isNameLine(lines, i - 1)) {
        findings.byline(Byline.read(name.text()).orElseGet(() -> Byline.of(name.text())));
        return i - 1;
      }
      Optional<String> person = named(lines, start, i);
      if (person.isPresent()) {
        findings.byline(Byline.of(person.get()));
        return i;
      }
    }
    return -1;
  }

  private static boolean isNameLine(List<Line> lines, int i) {
    Line line = lines.get(i);
    if (line.role() == Role.BYLINE) {
      return true;
    }
    return line.role() == Role.SHORT
        && (Names.isFullName(line.text())
            || (Names.mayBeFullName(line.text()) && !lines.get(i - 1).role().isText()));
  }

  private static boolean isBiography(String text) {
    if (text.length() > LONGEST_BIOGRAPHY || QUOTES_OR_TELLS.matcher(text).matches()) {
      return false;
    }
    String beginning = text.substring(0, Math.min(text.length(), BIOGRAPHY_BEGINS_WITHIN));
    return Cue.BIOGRAPHY.matches(beginning)
        || (Cue.BIOGRAPHY.matches(text) && FIRST_PERSON.matcher(text).matches());
  }

  /** The person whom a biography names at its beginning, unless the story tells of that person. */
  private static Optional<String> named(List<Line> lines, int start, int biography) {
    Matcher matcher = PERSON_IS.matcher(lines.get(biography).text());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group("name");
    String surname = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    boolean inStory =
        lines.subList(start, biography).stream()
            .filter(line -> line.role().isText())
            .anyMatch(line -> line.text().toLowerCase(Locale.ROOT).contains(surname));
    return inStory ? Optional.empty() : Optional.of(name);
  }
}
