package io.newswire.producer.format.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wires print around a story: the dateline before its first words, the credits behind its
 * last. What is not printed is null.
 *
 * @param dateline the dateline; its story is the rest of the first paragraph alone
 * @param credit the agency that is credited
 * @param byline who reported the story, from the note at its end
 * @param edNote who worked on the story, as the note at its end says
 * @param story the story without all that, its paragraphs separated by {@link Tidy#PARAGRAPH_BREAK}
 */
public record Frame(Dateline dateline, String credit, String byline, String edNote, String story) {

  private static final Pattern VERSION_NOTE =
      Pattern.compile(
          "^[(\\[](?<note>(?:adds?|updates?|updating|corrects?|corrected|recasts?|refiles?|repeats?|rewrites?"
              + "|removes?|fixes|clarifies|restores|writes through|changes|ajoute|actualise|corrige|précise"
              + "|añade|actualiza|amplía|korrigiert|ergänzt|berichtigt|aggiunge)\\b[^()\\[\\]]{0,400})[)\\]]\\s*(?<story>.*)$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  /**
   * Tells the frame from the story.
   *
   * @param body tidy paragraphs, separated by {@link Tidy#PARAGRAPH_BREAK}
   * @param credited whom the source credits, null when nobody: a name that is known to be an
   *     agency's when it stands behind the story
   */
  public static Frame of(String body, String credited) {
    return of(Arrays.asList(body.split(Tidy.PARAGRAPH_BREAK, -1)), credited);
  }

  static Frame of(List<String> body, String credited) {
    List<String> paragraphs = new ArrayList<>(body);
    Findings findings = new Findings();
    Dateline dateline = null;
    takeNote(paragraphs, findings);
    if (!paragraphs.isEmpty()) {
      Optional<Dateline> filed = Dateline.read(paragraphs.get(0));
      if (filed.isPresent()) {
        dateline = filed.get();
        findings.agency(dateline.agency());
        replaceFirst(paragraphs, dateline.story());
      }
    }
    new EndCredit(findings, credited).take(paragraphs);
    return new Frame(
        dateline,
        findings.credit().orElse(null),
        findings.byline().orElse(null),
        findings.edNote().orElse(null),
        String.join(Tidy.PARAGRAPH_BREAK, paragraphs));
  }

  /** Moves a note on what is new in this version, which stands before the dateline. */
  private static void takeNote(List<String> paragraphs, Findings findings) {
    Matcher note = VERSION_NOTE.matcher(paragraphs.isEmpty() ? "" : paragraphs.get(0));
    if (note.matches()) {
      findings.edNote(note.group("note"));
      replaceFirst(paragraphs, note.group("story"));
    }
  }

  private static void replaceFirst(List<String> paragraphs, String story) {
    if (story.isBlank()) {
      paragraphs.remove(0);
    } else {
      paragraphs.set(0, story);
    }
  }
}
