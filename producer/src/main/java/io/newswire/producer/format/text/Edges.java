package io.newswire.producer.format.text;

import io.newswire.producer.format.text.Line.Role;
import java.util.List;
import java.util.Set;

/**
 * What is left at the edges of a story that was cut out of a page by its layout: its title, byline
 * and date before it; share buttons, tags and pointers to other stories behind it.
 */
public final class Edges {

  private static final Set<Role> BEFORE = Set.of(Role.BYLINE, Role.DATE, Role.FURNITURE);

  private static final Set<Role> BEHIND =
      Set.of(
          Role.TAGS,
          Role.FILED,
          Role.LINK,
          Role.COPYRIGHT,
          Role.FURNITURE,
          Role.RELATED,
          Role.COMMENTS);

  private Edges() {}

  /**
   * The paragraphs of the story.
   *
   * @param paragraphs tidy paragraphs
   * @param headline the story's headline, which may stand among the first of them
   */
  public static List<String> trimmed(List<String> paragraphs, String headline) {
    int start = 0;
    while (start < paragraphs.size()
        && (paragraphs.get(start).equalsIgnoreCase(headline)
            || BEFORE.contains(Line.of(paragraphs.get(start)).role()))) {
      start++;
    }
    int end = paragraphs.size();
    while (end > start && BEHIND.contains(Line.of(paragraphs.get(end - 1)).role())) {
      end--;
    }
    return paragraphs.subList(start, end);
  }
}
