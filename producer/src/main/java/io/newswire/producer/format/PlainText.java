package io.newswire.producer.format;

import io.newswire.events.Article;
import io.newswire.producer.format.text.ScrapedStory;
import io.newswire.producer.format.text.ScrapedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Text that a page was reduced to: one story, and what stood around it. Takes what is left. */
final class PlainText implements Format {

  private static final int SAMPLE = 16_384;
  private static final int MOST_ODD_PER_THOUSAND = 20;
  private static final int FEWEST_LETTERS = 20;

  @Override
  public String name() {
    return "text";
  }

  @Override
  public boolean accepts(Document document) {
    return true;
  }

  @Override
  public List<Item> parse(Document document) {
    String text = document.text();
    String sample = text.substring(0, Math.min(text.length(), SAMPLE));
    if (isBinary(sample)) {
      return List.of(notAnArticle("binary data of no known wire format"));
    }
    String head = document.head();
    if (head.startsWith("<") && head.matches("(?s)<[?!\\p{L}].*")) {
      return List.of(notAnArticle("markup of no known wire format: " + beginning(head)));
    }
    if (sample.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS) {
      return List.of(notAnArticle("no text that could be a story: " + beginning(head)));
    }
    Optional<ScrapedStory> story = ScrapedText.read(text);
    return List.of(
        story
            .<Item>map(found -> new Item.Parsed(article(found, document)))
            .orElseGet(() -> notAnArticle("no story in it: " + beginning(head))));
  }

  private Article article(ScrapedStory story, Document document) {
    String source = document.sourceOr(null);
    Instant created = story.published();
    return document
        .article(name())
        .uri(Identity.uri(null, source, story.link(), story.headline(), story.body()))
        .firstCreated(created)
        .versionCreated(story.updated() == null ? created : story.updated())
        .headline(story.headline())
        .section(story.section())
        .summary(story.summary())
        .byline(story.byline())
        .body(story.body())
        .credit(story.credit())
        .edNote(story.edNote())
        .usageTerms(story.usageTerms())
        .link(story.link())
        .keywords(story.keywords())
        .build();
  }

  private static boolean isBinary(String sample) {
    long odd =
        sample
            .chars()
            .filter(c -> c == 0xFFFD || (Character.isISOControl(c) && !Character.isWhitespace(c)))
            .count();
    return odd * 1000 > (long) sample.length() * MOST_ODD_PER_THOUSAND;
  }

  private static Item notAnArticle(String why) {
    return new Item.Refused(Item.Refused.NOT_AN_ARTICLE, why, null);
  }

  private static String beginning(String head) {
    return head.substring(0, Math.min(head.length(), 60));
  }
}
