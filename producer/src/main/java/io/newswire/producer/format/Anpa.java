package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.newswire.events.ArticleBuilder;
import io.newswire.producer.format.text.Byline;
import io.newswire.producer.format.text.Frame;
import io.newswire.producer.format.text.Lead;
import io.newswire.producer.format.text.StatedTime;
import io.newswire.producer.format.text.Tidy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ANPA 1312, the wire transmission format of the American Newspaper Publishers Association: a
 * header of service, number, priority and category; lines that begin with {@code ^} before the
 * story; the time of filing behind it.
 *
 * <p>Its messages are numbered per service and day and have no identifier for life. All leads of a
 * story share its slug, so the uri is made of that and the day; a message without a headline, such
 * as an alert, is named by its number.
 *
 * @see <a href="https://www.iptc.org/std/IPTC7901/1.0/specification/7901V5.pdf">IPTC 7901, its
 *     sibling</a>
 */
final class Anpa implements Format {

  private static final Pattern HEADER =
      Pattern.compile(
          "(?<service>[A-Za-z])(?<number>\\d{4})\\W*\\u001F(?<selector>[\\w-]{1,8})\\s+"
              + "(?<priority>[a-z]) (?<category>\\w)[\\s\\p{Cntrl}]+"
              + "(?<keyword>\\S.*?)\\s+(?<month>\\d\\d)-(?<day>\\d\\d)(?: +(?<words>\\d{1,5}))?\\s*",
          Pattern.DOTALL);

  private static final Pattern FILED =
      Pattern.compile(
          "(?<desk>[A-Z]{1,4}-[A-Z]{1,4})-(?<month>\\d\\d)-(?<day>\\d\\d)-(?<year>\\d\\d)\\s+(?<time>\\d{4})(?<zone>[A-Z]{3})");

  private static final Pattern SLUG = Pattern.compile("(?<slug>.+?)(?:,(?<words>\\d{0,5}))?");
  private static final Pattern LEAD =
      Pattern.compile("(?i)\\b(?<number>\\d{1,2})(?:st|nd|rd|th) ?Ld\\b");
  private static final Pattern NOTE =
      Pattern.compile(
          "(?i)\\(?\\s*(?:eds?|editors?(?:[’'”]s?)?(?: note)?|adv|advisory)\\b\\.?\\s*[:—_].*");
  private static final Pattern BYLINE = Pattern.compile("(?i)by\\s+\\S.*");
  private static final Pattern MEDIA =
      Pattern.compile("[A-Z]{2,8} (?:Photos?|Video|Graphics?|Audio|Interactive)\\b.*");

  private static final Map<String, Integer> URGENCY =
      Map.of("f", 1, "b", 2, "u", 3, "r", 5, "d", 6);

  private static final Map<String, String> SECTIONS =
      Map.of(
          "a", "Domestic",
          "e", "Entertainment",
          "f", "Financial",
          "i", "International",
          "l", "Lifestyle",
          "p", "Politics",
          "q", "Sports results",
          "s", "Sports",
          "w", "Washington");

  @Override
  public String name() {
    return "anpa";
  }

  @Override
  public boolean accepts(Document document) {
    return Telex.begins(document, HEADER);
  }

  @Override
  public List<Item> parse(Document document) {
    return Telex.items(
        document, HEADER, "ANPA", (message, header) -> item(message, header, document));
  }

  private Item item(Telex message, Matcher header, Document document) {
    Parts parts = Parts.of(message.text());
    if (parts.headline == null && parts.story.isEmpty()) {
      return new Item.Refused(Item.Refused.EMPTY, "ANPA message without headline and text", null);
    }
    String body = String.join(Tidy.PARAGRAPH_BREAK, parts.story);
    String headline =
        parts.headline == null ? Lead.headline(Frame.of(body, null).story()) : parts.headline;
    Instant filed = filed(message.trailer());
    String keyword = Tidy.line(header.group("keyword"));
    String slug = parts.slug == null ? keyword : parts.slug;
    String source = document.sourceOr(null);
    String number = header.group("service") + header.group("number");
    String day =
        filed == null
            ? header.group("month") + '-' + header.group("day")
            : filed.toString().substring(0, 10);
    String story = parts.headline == null ? number : slug.replaceFirst(",.*", "");
    Matcher lead = LEAD.matcher(slug + ' ' + keyword);
    ArticleBuilder article = document.article(name());
    return new Item.Parsed(
        article
            .uri(Identity.ofProvider("anpa " + day + ' ' + story, source, null, headline, body))
            .version(lead.find() ? lead.group("number") : null)
            .firstCreated(filed)
            .versionCreated(filed)
            .signals(signals(slug + ' ' + keyword))
            .edNote(parts.notes.isEmpty() ? null : String.join("; ", parts.notes))
            .urgency(URGENCY.get(header.group("priority")))
            .headline(headline)
            .slugline(slug)
            .section(SECTIONS.get(header.group("category")))
            .byline(parts.byline)
            .body(body)
            .extra(extra(header, number, keyword, parts))
            .build());
  }

  private static List<String> signals(String slug) {
    String words = slug.toLowerCase(Locale.ROOT);
    List<String> signals = new ArrayList<>();
    if (words.contains("correct")) {
      signals.add("correction");
    }
    if (words.matches(".*\\b(?:kill|elimination)\\b.*")) {
      signals.add("kill");
    }
    if (words.matches(".*(?:writethru|\\dld\\b|(?:st|nd|rd|th) ?ld\\b|update).*")) {
      signals.add("update");
    }
    return signals;
  }

  private static Instant filed(String trailer) {
    Matcher filed = FILED.matcher(trailer);
    return filed.find()
        ? StatedTime.parse(
                "20%s-%s-%s %s:%s %s"
                    .formatted(
                        filed.group("year"),
                        filed.group("month"),
                        filed.group("day"),
                        filed.group("time").substring(0, 2),
                        filed.group("time").substring(2),
                        filed.group("zone")))
            .orElse(null)
        : null;
  }

  private static Map<String, JsonNode> extra(
      Matcher header, String number, String keyword, Parts parts) {
    Map<String, String> kept = new LinkedHashMap<>();
    kept.put("number", number);
    kept.put("selector", header.group("selector"));
    kept.put("priority", header.group("priority"));
    kept.put("category", header.group("category"));
    kept.put("keyword", keyword);
    kept.put("words", header.group("words"));
    kept.put("filed", header.group("month") + '-' + header.group("day"));
    kept.put("bylineTitle", parts.bylineTitle);
    kept.put("media", parts.media.isEmpty() ? null : String.join("; ", parts.media));
    Map<String, JsonNode> extra = new LinkedHashMap<>();
    kept.forEach(
        (name, value) -> {
          if (value != null && !value.isBlank()) {
            extra.put(name, TextNode.valueOf(value));
          }
        });
    return extra;
  }

  /** The text of a message: the lines before the story, by what they say, and the story. */
  private static final class Parts {

    private String slug;
    private String headline;
    private String byline;
    private String bylineTitle;
    private final List<String> notes = new ArrayList<>();
    private final List<String> media = new ArrayList<>();
    private final List<String> story = new ArrayList<>();

    static Parts of(String text) {
      Parts parts = new Parts();
      List<String> lines = text.replaceAll("< *\\^", "<\n^").lines().toList();
      int start = 0;
      while (start < lines.size() && !isStory(lines.get(start))) {
        parts.take(lines.get(start));
        start++;
      }
      List<String> story =
          lines.subList(start, lines.size()).stream()
              .map(line -> line.startsWith("^") ? "\t" + line.substring(1) : line)
              .map(line -> line.replaceAll("[<=]\\s*$", ""))
              .toList();
      parts.story.addAll(Telex.paragraphs(story));
      return parts;
    }

    /** The story's lines are indented; what stands before it begins with a caret. */
    private static boolean isStory(String line) {
      return line.startsWith("\t") || line.startsWith("  ");
    }

    private void take(String line) {
      boolean first = slug == null;
      String text = Telex.line(line.replaceFirst("^\\^", "").replaceAll("[<=]\\s*$", ""));
      if (text.isEmpty() || text.startsWith("*")) {
        return;
      }
      if (first) {
        Matcher matcher = SLUG.matcher(text);
        slug = matcher.matches() ? matcher.group("slug").strip() : text;
      } else if (NOTE.matcher(text).matches()) {
        notes.add(text.replaceAll("^\\(|\\)$", ""));
      } else if (MEDIA.matcher(text).matches()) {
        media.add(text);
      } else if (byline == null && BYLINE.matcher(text).matches()) {
        byline = Byline.nameIn(text);
      } else if (byline != null && bylineTitle == null && line.stripTrailing().endsWith("=")) {
        bylineTitle = text;
      } else if (headline == null) {
        headline = text;
      } else {
        story.add(text);
      }
    }
  }
}
