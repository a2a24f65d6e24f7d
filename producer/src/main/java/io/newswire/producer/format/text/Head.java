package io.newswire.producer.format.text;

import io.newswire.producer.format.text.Line.Role;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What stands before the story: section labels, the title, often twice, a line that leads in, who
 * wrote it and when.
 *
 * @param title the title, null when the text has none
 * @param storyStart index of the story's first line
 */
record Head(String title, int storyStart) {

  private static final int TITLE_WITHIN = 12;
  private static final int FEWEST_TITLE_WORDS = 4;
  private static final int LONGEST_TITLE = 250;
  private static final int LONGEST_STANDFIRST = 350;
  private static final int STANDFIRST_LINES = 3;
  private static final int FEWEST_STORY_WORDS = 8;

  private static final Pattern SITE_BEHIND =
      Pattern.compile(
          "\\s+[|»]\\s+[^|»]{2,50}$|\\s+[–—-]\\s+(?:www\\.)?[\\w-]+\\.(?:com|org|net|\\w{2})$");

  /** Reads the head, telling the findings what its lines say. */
  static Head of(List<Line> lines, Findings findings) {
    int title = repeated(lines);
    int repeat = title < 0 ? -1 : repeatOf(lines, title);
    int prose = firstProse(lines, title < 0 ? 0 : repeat + 1);
    if (title < 0) {
      title = title(lines, prose);
      if (title == prose) {
        prose = firstProse(lines, title + 1);
      }
    }
    int start = title < 0 ? prose : behindStandfirst(lines, prose);
    if (start == lines.size() && title >= 0) {
      start = firstLongLine(lines, title + 1);
    }
    describe(lines, title, start, findings);
    return new Head(title < 0 ? null : clean(lines.get(title).text()), start);
  }

  /** The line before all prose that stands there twice, or -1. */
  private static int repeated(List<Line> lines) {
    for (int i = 0; i < Math.min(lines.size(), TITLE_WITHIN); i++) {
      if (repeatOf(lines, i) >= 0) {
        return i;
      }
      if (lines.get(i).role() == Role.PROSE) {
        return -1;
      }
    }
    return -1;
  }

  private static int repeatOf(List<Line> lines, int first) {
    Line line = lines.get(first);
    if (!line.role().isText()
        || Names.words(line.text()) < 3
        || line.text().length() > LONGEST_TITLE) {
      return -1;
    }
    for (int i = first + 1; i < Math.min(lines.size(), first + TITLE_WITHIN); i++) {
      if (lines.get(i).role().isText() && sameTitle(line.text(), lines.get(i).text())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean sameTitle(String one, String other) {
    return letters(clean(one)).equals(letters(clean(other)))
        || isWithSite(one, other)
        || isWithSite(other, one);
  }

  private static boolean isWithSite(String shorter, String longer) {
    return longer.startsWith(shorter)
        && longer.substring(shorter.length()).matches("\\s+[|»–—-]\\s+.{2,60}");
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static int firstProse(List<Line> lines, int from) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).role() == Role.PROSE) {
        return i;
      }
    }
    return lines.size();
  }

  /** The title's index; that of the first prose where a sentence is the title; -1 for none. */
  private static int title(List<Line> lines, int prose) {
    int best = -1;
    for (int i = 0; i < prose; i++) {
      String text = lines.get(i).text();
      if (lines.get(i).role() != Role.SHORT || Cue.SECTION.matches(text)) {
        continue;
      }
      if (Names.words(text) >= FEWEST_TITLE_WORDS && !isPersonBesideDate(lines, i)) {
        return i;
      }
      boolean longer = best < 0 || text.length() > lines.get(best).text().length();
      boolean label = Names.words(text) < 2 && prose < lines.size();
      if (longer && !label && !isPersonBesideDate(lines, i)) {
        best = i;
      }
    }
    return prose < lines.size() && isSentenceTitle(lines, prose) ? prose : best;
  }

  private static boolean isSentenceTitle(List<Line> lines, int prose) {
    String text = lines.get(prose).text();
    int next = prose + 1;
    if (firstProse(lines, next) == lines.size()) {
      return false;
    }
    return Prose.mayBeHeadline(text)
        || (Prose.isOneShortSentence(text) && isMeta(lines.get(next).role()));
  }

  private static boolean isPersonBesideDate(List<Line> lines, int i) {
    return Names.isFullName(lines.get(i).text())
        && ((i > 0 && lines.get(i - 1).role() == Role.DATE)
            || (i + 1 < lines.size() && lines.get(i + 1).role() == Role.DATE));
  }

  private static boolean isMeta(Role role) {
    return role == Role.DATE || role == Role.BYLINE;
  }

  /** Skips prose that stands before the date or byline, and with it leads into the story. */
  private static int behindStandfirst(List<Line> lines, int prose) {
    for (int i = prose; i < Math.min(lines.size(), prose + STANDFIRST_LINES); i++) {
      Line line = lines.get(i);
      if (isMeta(line.role())) {
        int story = firstProse(lines, i + 1);
        return story < lines.size() && !isTimeline(lines, story) ? story : prose;
      }
      if (line.text().length() > LONGEST_STANDFIRST) {
        return prose;
      }
    }
    return prose;
  }

  /** Whether dates stand between the sentences from here on, as headings of the days. */
  private static boolean isTimeline(List<Line> lines, int from) {
    boolean date = false;
    for (Line line : lines.subList(from, lines.size())) {
      if (date && line.role() == Role.PROSE) {
        return true;
      }
      date |= line.role() == Role.DATE;
    }
    return false;
  }

  /** Where there is no sentence at all, the first line that is long enough begins the story. */
  private static int firstLongLine(List<Line> lines, int from) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).role() == Role.SHORT
          && Names.words(lines.get(i).text()) >= FEWEST_STORY_WORDS) {
        return i;
      }
    }
    return lines.size();
  }

  private static void describe(List<Line> lines, int title, int start, Findings findings) {
    for (int i = 0; i < start; i++) {
      Line line = lines.get(i);
      if (i == title || (title >= 0 && sameTitle(lines.get(title).text(), line.text()))) {
        continue;
      }
      if (!line.role().isText()) {
        findings.take(line);
      } else if ((i > 0 && isLabelAlone(lines.get(i - 1))) || isPersonBesideDate(lines, i)) {
        findings.byline(Byline.of(line.text()));
      } else if (i < title || Cue.SECTION.matches(line.text())) {
        if (Names.words(line.text()) < FEWEST_TITLE_WORDS || Cue.SECTION.matches(line.text())) {
          findings.section(line.text());
        }
      } else if (Names.words(line.text()) >= FEWEST_TITLE_WORDS) {
        findings.summary(line.text());
      } else if (Names.isFullName(line.text())) {
        findings.byline(Byline.of(line.text()));
      }
    }
  }

  private static boolean isLabelAlone(Line line) {
    return line.role() == Role.BYLINE
        && Byline.read(line.text()).filter(byline -> byline.name().isEmpty()).isPresent();
  }

  private static String clean(String title) {
    String clean = SITE_BEHIND.matcher(title).replaceFirst("");
    return clean.matches(".*[^.]\\.") && !clean.matches(".*\\b\\p{Lu}\\.")
        ? clean.substring(0, clean.length() - 1)
        : clean;
  }
}
