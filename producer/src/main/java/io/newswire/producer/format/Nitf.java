package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.newswire.events.PubStatus;
import io.newswire.events.Subject;
import io.newswire.producer.format.html.HtmlText;
import io.newswire.producer.format.text.Byline;
import io.newswire.producer.format.text.StatedTime;
import io.newswire.producer.format.text.Tidy;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * NITF 3, the News Industry Text Format.
 *
 * @see <a href="https://iptc.org/std/NITF/3.6/documentation/">NITF 3.6</a>
 */
final class Nitf implements Format {

  private static final Set<String> READ =
      Set.of("doc-id", "date.issue", "date.release", "ed-msg", "urgency", "du-key", "key-list");

  private static final Set<String> NOT_BESIDE_DOCDATA = Set.of("docdata", "meta", "iim");

  private static final Set<String> READ_IN_BODY_HEAD =
      Set.of("hedline", "byline", "dateline", "distributor", "rights", "note");

  private static final String BESIDE_STORY = "media, note, bibliography";

  @Override
  public String name() {
    return "nitf";
  }

  @Override
  public boolean accepts(Document document) {
    return Xml.rootName(document.head()).filter("nitf"::equals).isPresent();
  }

  @Override
  public List<Item> parse(Document document) {
    return WireXml.whole(document, name(), root -> List.of(item(root, document)));
  }

  private Item item(Element nitf, Document document) {
    String own = Xml.attribute(nitf, "id-string", "head", "docdata", "doc-id");
    String status = Xml.attribute(nitf, "management-status", "head", "docdata");
    PubStatus pubStatus = pubStatus(status);
    if (pubStatus == null) {
      return new Item.Refused(
          Item.Refused.MALFORMED, "NITF with unknown management-status " + status, own);
    }
    String headline =
        first(
            Xml.text(nitf, "body", "body.head", "hedline", "hl1"), Xml.text(nitf, "head", "title"));
    String body = body(nitf);
    if (headline == null && body.isEmpty() && pubStatus == PubStatus.USABLE) {
      return new Item.Refused(Item.Refused.EMPTY, "NITF without headline and text", own);
    }
    Instant issued = time(nitf, "norm", "head", "docdata", "date.issue");
    Instant published = time(nitf, "date.publication", "head", "pubdata");
    Instant released = time(nitf, "norm", "head", "docdata", "date.release");
    Instant first = issued == null ? published : issued;
    String source = document.sourceOr(Xml.attribute(nitf, "regsrc", "head", "docdata", "doc-id"));
    String subtitle = Xml.text(nitf, "body", "body.head", "hedline", "hl2");
    String summary = first(Xml.text(nitf, "body", "body.head", "abstract"), subtitle);
    return new Item.Parsed(
        document
            .article(name())
            .source(source)
            .uri(Identity.ofProvider(own, source, null, headline, body))
            .version(Xml.attribute(nitf, "version", "head", "docdata", "du-key"))
            .firstCreated(first)
            .versionCreated(
                Stream.of(issued, published)
                    .filter(Objects::nonNull)
                    .max(Instant::compareTo)
                    .orElse(null))
            .pubStatus(pubStatus)
            .embargoedUntil(
                released != null && first != null && released.isAfter(first) ? released : null)
            .edNote(Xml.attribute(nitf, "info", "head", "docdata", "ed-msg"))
            .urgency(WireXml.urgency(Xml.attribute(nitf, "ed-urg", "head", "docdata", "urgency")))
            .language(first(WireXml.own(nitf, "xml:lang"), WireXml.own(nitf, "baselang")))
            .headline(headline)
            .slugline(
                first(
                    meta(nitf, "anpa-keyword", "slugline", "slug"),
                    Xml.attribute(nitf, "key", "head", "docdata", "du-key")))
            .genre(
                Xml.attribute(nitf, "tobject.property.type", "head", "tobject", "tobject.property"))
            .byline(byline(nitf))
            .dateline(dateline(nitf))
            .summary(Objects.equals(summary, headline) ? null : summary)
            .body(body)
            .credit(
                first(
                    Xml.text(nitf, "body", "body.head", "distributor"),
                    Xml.attribute(nitf, "regsrc", "head", "docdata", "doc-id")))
            .usageTerms(rights(nitf))
            .subjects(
                Xml.all(nitf, "head", "tobject", "tobject.subject").stream()
                    .map(Nitf::subject)
                    .toList())
            .keywords(
                Xml.all(nitf, "head", "docdata", "key-list", "keyword").stream()
                    .map(keyword -> Tidy.line(keyword.attr("key")))
                    .filter(key -> !key.isEmpty())
                    .toList())
            .extra(aside(nitf, Arrays.asList(headline, summary)))
            .build());
  }

  private static PubStatus pubStatus(String stated) {
    return switch (stated == null ? "usable" : stated.toLowerCase(Locale.ROOT)) {
      case "usable", "embargoed" -> PubStatus.USABLE;
      case "withheld" -> PubStatus.WITHHELD;
      case "canceled", "cancelled" -> PubStatus.CANCELED;
      default -> null;
    };
  }

  /** The story without what is shown beside it: pictures, notes, rights. */
  private static String body(Element nitf) {
    StringBuilder markup = new StringBuilder();
    for (Element content : Xml.all(nitf, "body", "body.content")) {
      Element story = content.clone();
      story.select(BESIDE_STORY).remove();
      markup.append(Xml.markup(story)).append('\n');
    }
    return HtmlText.story(markup.toString());
  }

  private static String byline(Element nitf) {
    for (Element byline : Xml.all(nitf, "body", "body.head", "byline")) {
      Element name = byline.clone();
      name.select("byttl").remove();
      String clean = Byline.nameIn(name.wholeText());
      if (clean != null) {
        return clean;
      }
    }
    return null;
  }

  private static String dateline(Element nitf) {
    for (Element dateline : Xml.all(nitf, "body", "body.head", "dateline")) {
      Element place = dateline.clone();
      place.select("story\\.date[norm]").remove();
      String clean = Tidy.line(place.wholeText());
      if (!clean.isEmpty()) {
        return clean;
      }
    }
    return null;
  }

  private static String rights(Element nitf) {
    String stated = Xml.text(nitf, "body", "body.head", "rights");
    String holder = Xml.attribute(nitf, "holder", "head", "docdata", "doc.copyright");
    String year = Xml.attribute(nitf, "year", "head", "docdata", "doc.copyright");
    return stated != null || holder == null
        ? stated
        : "© " + (year == null ? "" : year + " ") + holder;
  }

  private static Subject subject(Element subject) {
    String code = subject.attr("tobject.subject.refnum");
    String name =
        Stream.of("detail", "matter", "type")
            .map(level -> Tidy.line(subject.attr("tobject.subject." + level)))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(null);
    String vocabulary = subject.attr("tobject.subject.ipr");
    return new Subject(
        NewsCodes.uri(vocabulary.isEmpty() ? "IPTC" : vocabulary, code).orElse(null), name);
  }

  private static String meta(Element nitf, String... names) {
    for (String name : names) {
      for (Element meta : Xml.all(nitf, "head", "meta")) {
        if (meta.attr("name").equalsIgnoreCase(name) && !meta.attr("content").isBlank()) {
          return Tidy.line(meta.attr("content"));
        }
      }
    }
    return null;
  }

  private static Map<String, JsonNode> aside(Element nitf, List<String> used) {
    Stream<Element> unread =
        Stream.of(
                unread(Xml.all(nitf, "head"), NOT_BESIDE_DOCDATA),
                unread(Xml.all(nitf, "head", "docdata"), READ),
                unread(Xml.all(nitf, "body", "body.head"), READ_IN_BODY_HEAD),
                unread(Xml.all(nitf, "body", "body.head", "hedline"), Set.of("hl1")),
                nitf.select("byttl, " + BESIDE_STORY).stream(),
                unread(Xml.all(nitf, "body", "body.end"), Set.of("bibliography")))
            .flatMap(elements -> elements);
    Map<String, JsonNode> extra = new LinkedHashMap<>(WireXml.kept(unread, used));
    for (Element meta : Xml.all(nitf, "head", "meta")) {
      if (!meta.attr("name").isBlank() && !meta.attr("content").isBlank()) {
        extra.putIfAbsent(meta.attr("name"), TextNode.valueOf(Tidy.line(meta.attr("content"))));
      }
    }
    return extra;
  }

  private static Stream<Element> unread(List<Element> parents, Set<String> read) {
    return parents.stream()
        .flatMap(parent -> parent.children().stream())
        .filter(child -> !read.contains(Xml.name(child)));
  }

  private static Instant time(Element nitf, String attribute, String... path) {
    return StatedTime.parse(Xml.attribute(nitf, attribute, path)).orElse(null);
  }

  private static String first(String one, String other) {
    return one == null ? other : one;
  }
}
