package io.newswire.producer.format.text;

import io.newswire.producer.format.text.Line.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is left around a story that was cut out of a page by its layout: its title, byline and date
 * before it; share buttons, tags and pointers to other stories behind it and between.
 *
 * @param story the paragraphs of the story
 * @param byline who wrote it, null when none of the lines around the story says so
 * @param published when it was published, null when none of the lines around the story says so
 */
public record Edges(List<String> story, String byline, Instant published) {

  /** How far a page's furniture reaches into its story, in paragraphs. */
  private static final int DEEPEST = 8;

  private static final Set<Role> NEVER_STORY =
      EnumSet.of(Role.FURNITURE, Role.RELATED, Role.COMMENTS);

  private static final Set<Role> BEFORE = EnumSet.of(Role.BYLINE, Role.DATE, Role.FURNITURE);

  private static final Set<Role> BEHIND =
      EnumSet.of(
          Role.BYLINE,
          Role.DATE,
          Role.TAGS,
          Role.FILED,
          Role.LINK,
          Role.COPYRIGHT,
          Role.FURNITURE,
          Role.RELATED,
          Role.COMMENTS);

  /** Copies the list. */
  public Edges {
    story = List.copyOf(story);
  }

  /**
   * Tells the story from its edges. What is short and stands outside of something that is no part
   * of the story is none either; nor is what points to other pages, wherever it stands.
   *
   * @param paragraphs tidy paragraphs
   * @param headings the story's headlines, which may stand among the first of them
   * @param pointers paragraphs that are links to other pages and nothing else
   */
  public static Edges of(List<String> paragraphs, Set<String> headings, Set<String> pointers) {
    List<Line> lines = paragraphs.stream().map(Line::of).toList();
    int start = 0;
    for (int i = 0; i < Math.min(lines.size(), DEEPEST); i++) {
      Line line = lines.get(i);
      if ((headings.contains(line.text()) && line.role() != Role.PROSE)
          || BEFORE.contains(line.role())
          || line.text().chars().noneMatch(Character::isLetter)
          || pointers.contains(line.text())) {
        start = i + 1;
      } else if (line.role() == Role.PROSE) {
        break;
      }
    }
    int end = lines.size();
    for (int i = end - 1; i >= Math.max(start, lines.size() - DEEPEST); i--) {
      Line line = lines.get(i);
      if (BEHIND.contains(line.role()) || pointers.contains(line.text())) {
        end = i;
      } else if (line.role() == Role.PROSE) {
        break;
      }
    }
    Findings findings = new Findings();
    end = Tail.withoutAuthorBoxes(lines, start, end, findings);
    List<Line> around = new ArrayList<>(lines.subList(0, start));
    around.addAll(lines.subList(end, lines.size()));
    around.stream()
        .filter(line -> line.role() == Role.BYLINE || line.role() == Role.DATE)
        .forEach(findings::take);
    ScrapedStory told = findings.story("", List.of());
    return new Edges(
        lines.subList(start, end).stream()
            .filter(line -> !NEVER_STORY.contains(line.role()) && !pointers.contains(line.text()))
            .map(Line::text)
            .toList(),
        told.byline(),
        told.published());
  }
}
