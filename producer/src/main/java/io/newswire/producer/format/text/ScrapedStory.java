package io.newswire.producer.format.text;

import java.time.Instant;
import java.util.List;

/**
 * What a scraped text tells. What it does not tell is null, or an empty list.
 *
 * @param headline the title; where the text has none, its first sentence
 * @param section the section label
 * @param summary the lines between title and story that lead into it
 * @param byline who wrote it
 * @param published the publication date
 * @param updated the newest date that is labelled as an update
 * @param paragraphs the story, in the {@link Frame} it was printed in
 * @param credit the agency it is from, if a line of its own says so
 * @param edNote who reported and edited it, as wires print it at the end
 * @param usageTerms the copyright line
 * @param link its page
 * @param keywords its tags
 */
public record ScrapedStory(
    String headline,
    String section,
    String summary,
    String byline,
    Instant published,
    Instant updated,
    List<String> paragraphs,
    String credit,
    String edNote,
    String usageTerms,
    String link,
    List<String> keywords) {

  /** Copies the lists. */
  public ScrapedStory {
    paragraphs = List.copyOf(paragraphs);
    keywords = List.copyOf(keywords);
  }

  /** The story as one text. */
  public String body() {
    return String.join(Tidy.PARAGRAPH_BREAK, paragraphs);
  }
}
