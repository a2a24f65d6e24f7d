package io.newswire.producer.format.text;

import io.newswire.producer.format.text.Line.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells the story from the page around it in the text of a scraped page. What a line is follows
 * from its own shape and wording ({@link Line}) and from where it stands: before the story ({@link
 * Head}), behind it ({@link Tail}), or in it.
 */
public final class ScrapedText {

  private ScrapedText() {}

  /**
   * Reads a text.
   *
   * @param text as scraped, with line breaks of any kind
   * @return empty when there is nothing in it that could be a story
   */
  public static Optional<ScrapedStory> read(String text) {
    List<Line> lines = Tidy.paragraphs(text).stream().map(Line::of).toList();
    Findings findings = new Findings();
    Head head = Head.of(lines, findings);
    Tail tail = Tail.of(lines, head.storyStart(), findings);
    List<String> paragraphs = story(lines, head.storyStart(), tail.storyEnd(), findings);
    String title = head.title();
    if ((title == null && paragraphs.isEmpty()) || isErrorPage(lines)) {
      return Optional.empty();
    }
    String headline =
        title != null
            ? title
            : paragraphs.isEmpty() ? "" : Lead.headline(Frame.of(paragraphs, null).story());
    return headline.isEmpty()
        ? Optional.empty()
        : Optional.of(findings.story(headline, paragraphs));
  }

  private static List<String> story(List<Line> lines, int start, int end, Findings findings) {
    List<String> paragraphs = new ArrayList<>();
    boolean list = false;
    for (int i = start; i < end; i++) {
      Line line = lines.get(i);
      if (list && line.role() == Role.SHORT) {
        continue;
      }
      list = Related.announcesMore(line);
      switch (line.role()) {
        case PROSE, SHORT, DATE -> paragraphs.add(line.text());
        case BYLINE -> {
          if (i == start) {
            findings.take(line);
          } else {
            paragraphs.add(line.text());
          }
        }
        default -> findings.take(line);
      }
    }
    return paragraphs;
  }

  private static boolean isErrorPage(List<Line> lines) {
    int letters = lines.stream().mapToInt(line -> line.text().length()).sum();
    return letters < 600
        && lines.stream().limit(3).anyMatch(line -> Cue.ERROR.matches(line.text()));
  }
}
