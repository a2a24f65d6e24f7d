package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
 * IPTC 7901, the text transmission format of most agencies outside America: a header of source,
 * number, priority, category and words; a line of keywords; the story, its headline ended by {@code
 * =}; the time of filing behind it.
 *
 * <p>A message is named by its source, number and day.
 *
 * @see <a href="https://www.iptc.org/std/IPTC7901/1.0/specification/7901V5.pdf">The IPTC
 *     Recommended Message Format</a>
 */
final class Iptc7901 implements Format {

  private static final Pattern HEADER =
      Pattern.compile(
          "\\W*(?<source>[A-Za-z]{2,4})(?<number>\\d{3,4}) +(?<priority>[1-9]) +(?<category>\\w{1,4}) +(?<words>\\d{1,5})"
              + "(?: +(?<options>[^\\r\\n]*))?[\\r\\n]+(?<keywords>.*)",
          Pattern.DOTALL);

  private static final Pattern AGENCY =
      Pattern.compile("(?:.*\\s)?(?<name>[a-z][a-z-]{1,15})\\s+\\d{1,5}\\s*");

  private static final Pattern FILED =
      Pattern.compile(
          "(?<day>\\d\\d)(?<time>\\d{4})\\s*(?<zone>[A-Z]{1,4})?\\s+(?<month>\\p{L}{3,9})\\.?\\s+(?<year>\\d\\d(?:\\d\\d)?)");

  private static final Pattern LEAD =
      Pattern.compile(
          "(?i)(?:(?<number>\\d{1,2})(?:st|nd|rd|th|\\.)?\\s*)?(?:lead|ld|update|zusammenfassung)\\b.*");

  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)\\(?(?:extra|refile|repeat|eil|eilmeldung|achtung|flash|urgent|bulletin|feature|preview|roundup|advisory"
              + "|correction|corrected|berichtigung|korrektur|kill|withdrawal|attention|alert|news ?flash)\\W*(?:\\d{1,2})?\\)?");

  private static final Pattern NOTES =
      Pattern.compile(
          "(?i)#{1,2} .*|notebook|the following information is not (?:intended )?for publication.*");

  @Override
  public String name() {
    return "iptc7901";
  }

  @Override
  public boolean accepts(Document document) {
    return Telex.begins(document, HEADER);
  }

  @Override
  public List<Item> parse(Document document) {
    return Telex.items(
        document, HEADER, "IPTC 7901", (message, header) -> item(message, header, document));
  }

  private Item item(Telex message, Matcher header, Document document) {
    Parts parts = Parts.of(message.text());
    String body = String.join(Tidy.PARAGRAPH_BREAK, parts.story);
    if (parts.headline == null && body.isEmpty()) {
      return new Item.Refused(
          Item.Refused.EMPTY, "IPTC 7901 message without headline and text", null);
    }
    Matcher agency = AGENCY.matcher(header.group("options") == null ? "" : header.group("options"));
    String source = document.sourceOr(agency.matches() ? agency.group("name") : null);
    Instant filed = filed(message.trailer());
    String number = header.group("source") + header.group("number");
    String id =
        "iptc7901 " + (filed == null ? "" : filed.toString().substring(0, 10) + ' ') + number;
    String headline =
        parts.headline == null ? Lead.headline(Frame.of(body, null).story()) : parts.headline;
    return new Item.Parsed(
        document
            .article(name())
            .source(source)
            .uri(Identity.ofProvider(id, source, null, headline, body))
            .version(parts.version)
            .firstCreated(filed)
            .versionCreated(filed)
            .signals(parts.signals)
            .edNote(parts.notes.isEmpty() ? null : String.join("; ", parts.notes))
            .urgency(Integer.valueOf(header.group("priority")))
            .headline(headline)
            .slugline(slug(header.group("keywords")))
            .byline(parts.byline)
            .body(body)
            .extra(extra(header, number))
            .build());
  }

  private static String slug(String keywords) {
    String line = Tidy.line(keywords).replaceAll("/$", "");
    return line.isEmpty() ? null : line;
  }

  private static Instant filed(String trailer) {
    Matcher filed = FILED.matcher(trailer);
    return filed.find()
        ? StatedTime.parse(
                "%s %s %s%s %s:%s %s"
                    .formatted(
                        filed.group("day"),
                        filed.group("month"),
                        filed.group("year").length() == 2 ? "20" : "",
                        filed.group("year"),
                        filed.group("time").substring(0, 2),
                        filed.group("time").substring(2),
                        filed.group("zone") == null ? "GMT" : filed.group("zone")))
            .orElse(null)
        : null;
  }

  private static Map<String, JsonNode> extra(Matcher header, String number) {
    Map<String, JsonNode> extra = new LinkedHashMap<>();
    extra.put("number", TextNode.valueOf(number));
    extra.put("category", TextNode.valueOf(header.group("category")));
    extra.put("words", TextNode.valueOf(header.group("words")));
    if (header.group("options") != null && !header.group("options").isBlank()) {
      extra.put("options", TextNode.valueOf(Tidy.line(header.group("options"))));
    }
    return extra;
  }

  /** The text of a message: what stands before the story, the story, the notes behind it. */
  private static final class Parts {

    private String headline;
    private String byline;
    private String version;
    private final List<String> signals = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> story = new ArrayList<>();

    static Parts of(String text) {
      Parts parts = new Parts();
      List<String> lines = text.lines().toList();
      int headEnd = headEnd(lines);
      lines.subList(0, headEnd).forEach(parts::takeHead);
      List<String> paragraphs = Telex.paragraphs(lines.subList(headEnd, lines.size()));
      int notes = 0;
      while (notes < paragraphs.size() && !NOTES.matcher(paragraphs.get(notes)).matches()) {
        notes++;
      }
      parts.story.addAll(paragraphs.subList(0, notes));
      parts.notes.addAll(paragraphs.subList(notes, paragraphs.size()));
      return parts;
    }

    /** The head ends with the line that ends with an equals sign; without one, there is none. */
    private static int headEnd(List<String> lines) {
      for (int i = 0; i < lines.size() && !lines.get(i).isBlank(); i++) {
        if (lines.get(i).stripTrailing().endsWith("=")) {
          return i + 1;
        }
      }
      return 0;
    }

    private void takeHead(String line) {
      String text = Telex.line(line.stripTrailing().replaceAll("\\s*=$", ""));
      Matcher lead = LEAD.matcher(text);
      if (text.isEmpty()) {
        return;
      }
      if (headline == null && lead.matches()) {
        version = lead.group("number");
        signals.add("update");
      } else if (headline == null && LABEL.matcher(text).matches()) {
        signals.add(text.replaceAll("[^\\p{L}\\p{N} ]", "").strip().toLowerCase(Locale.ROOT));
      } else if (byline == null && text.regionMatches(true, 0, "by ", 0, 3)) {
        byline = Byline.nameIn(text);
      } else {
        headline = headline == null ? text : headline + ' ' + text;
      }
    }
  }
}
