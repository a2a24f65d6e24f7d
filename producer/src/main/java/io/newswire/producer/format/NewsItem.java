package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.PubStatus;
import io.newswire.events.Relation;
import io.newswire.events.Subject;
import io.newswire.producer.format.html.HtmlText;
import io.newswire.producer.format.text.Byline;
import io.newswire.producer.format.text.StatedTime;
import io.newswire.producer.format.text.Tidy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** One newsItem of NewsML-G2. */
final class NewsItem {

  /** What is read wholly; of the others, whatever the article does not have is kept aside. */
  private static final Set<String> READ =
      Set.of(
          "itemClass",
          "versionCreated",
          "firstCreated",
          "embargoed",
          "pubStatus",
          "signal",
          "subject",
          "keyword",
          "language");

  /** The parts of an item, and what only explains its codes. */
  private static final Set<String> PARTS =
      Set.of("itemMeta", "contentMeta", "rightsInfo", "contentSet", "catalog", "catalogRef");

  private final Element item;
  private final Document document;
  private final String format;

  NewsItem(Element item, Document document, String format) {
    this.item = item;
    this.document = document;
    this.format = format;
  }

  Item read() {
    String guid = WireXml.own(item, "guid");
    String kind = WireXml.local(code("itemMeta", "itemClass"));
    if (kind != null && !kind.equals("text")) {
      return new Item.Refused(
          Item.Refused.SET_ASIDE, "newsItem of class " + kind + " carries no story", guid);
    }
    String status = WireXml.local(code("itemMeta", "pubStatus"));
    PubStatus pubStatus = pubStatus(status);
    if (pubStatus == null) {
      return new Item.Refused(
          Item.Refused.MALFORMED, "newsItem with unknown pubStatus " + status, guid);
    }
    String headline = headline();
    String body = body();
    if (headline == null && body.isEmpty() && pubStatus == PubStatus.USABLE) {
      return new Item.Refused(Item.Refused.EMPTY, "newsItem without headline and text", guid);
    }
    String source = document.sourceOr(provider());
    Instant first = time("itemMeta", "firstCreated");
    Instant version = time("itemMeta", "versionCreated");
    Instant created = first == null ? time("contentMeta", "contentCreated") : first;
    boolean heldWithoutDate =
        !Xml.all(item, "itemMeta", "embargoed").isEmpty() && time("itemMeta", "embargoed") == null;
    return new Item.Parsed(
        document
            .article(format)
            .source(source)
            .uri(Identity.ofProvider(guid, source, null, headline, body))
            .version(WireXml.own(item, "version"))
            .firstCreated(created == null ? version : created)
            .versionCreated(version == null ? created : version)
            .pubStatus(
                heldWithoutDate && pubStatus == PubStatus.USABLE ? PubStatus.WITHHELD : pubStatus)
            .embargoedUntil(time("itemMeta", "embargoed"))
            .signals(signals())
            .edNote(Xml.text(item, "itemMeta", "edNote"))
            .urgency(WireXml.urgency(Xml.text(item, "contentMeta", "urgency")))
            .language(language())
            .headline(headline)
            .slugline(Xml.text(item, "contentMeta", "slugline"))
            .section(Xml.text(item, "itemMeta", "service", "name"))
            .genre(Xml.text(item, "contentMeta", "genre", "name"))
            .byline(Byline.nameIn(Xml.text(item, "contentMeta", "by")))
            .dateline(dateline())
            .summary(summary())
            .body(body)
            .credit(credit())
            .usageTerms(usageTerms())
            .subjects(
                Xml.all(item, "contentMeta", "subject").stream().map(NewsItem::subject).toList())
            .keywords(
                Xml.all(item, "contentMeta", "keyword").stream()
                    .map(keyword -> Tidy.line(keyword.wholeText()))
                    .filter(keyword -> !keyword.isEmpty())
                    .toList())
            .associations(associations())
            .extra(aside(headline))
            .build());
  }

  private Map<String, JsonNode> aside(String headline) {
    Set<String> used = new HashSet<>();
    Stream.of(
            headline,
            summary(),
            dateline(),
            credit(),
            Xml.text(item, "contentMeta", "by"),
            Xml.text(item, "contentMeta", "slugline"),
            Xml.text(item, "contentMeta", "urgency"),
            Xml.text(item, "itemMeta", "edNote"),
            Xml.text(item, "rightsInfo", "copyrightNotice"),
            Xml.text(item, "rightsInfo", "usageTerms"),
            Xml.text(item, "itemMeta", "service", "name"),
            Xml.text(item, "contentMeta", "genre", "name"))
        .filter(Objects::nonNull)
        .forEach(used::add);
    Map<String, JsonNode> aside =
        new LinkedHashMap<>(WireXml.aside(Stream.of(item), PARTS, Set.of()));
    aside.putAll(
        WireXml.kept(
            Stream.of("itemMeta", "contentMeta", "rightsInfo")
                .flatMap(part -> Xml.children(item, part).stream())
                .flatMap(part -> part.children().stream())
                .filter(field -> !READ.contains(Xml.name(field)) && !isAssociation(field)),
            used));
    return aside;
  }

  private static boolean isAssociation(Element field) {
    return Xml.name(field).equals("link") && Xml.name(field.parent()).equals("itemMeta");
  }

  private static PubStatus pubStatus(String stated) {
    return switch (stated == null ? "usable" : stated.toLowerCase(Locale.ROOT)) {
      case "usable" -> PubStatus.USABLE;
      case "withheld" -> PubStatus.WITHHELD;
      case "canceled", "cancelled" -> PubStatus.CANCELED;
      default -> null;
    };
  }

  private String headline() {
    return Xml.all(item, "contentMeta", "headline").stream()
        .filter(each -> each.attr("role").isEmpty() || each.attr("role").endsWith(":main"))
        .map(each -> Tidy.line(each.wholeText()))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .or(() -> Optional.ofNullable(Xml.text(item, "contentMeta", "headline")))
        .or(() -> Optional.ofNullable(Xml.text(item, "itemMeta", "title")))
        .orElse(null);
  }

  /** The first content that stands in the item itself and is text. */
  private String body() {
    for (Element content : Xml.all(item, "contentSet")) {
      for (Element inline : content.children()) {
        String name = Xml.name(inline);
        if (name.equals("inlineXML")) {
          String story = markup(inline);
          if (!story.isEmpty()) {
            return story;
          }
        } else if (name.equals("inlineData")) {
          String story = HtmlText.story(inline.wholeText());
          if (!story.isEmpty()) {
            return story;
          }
        }
      }
    }
    return "";
  }

  private static String markup(Element inline) {
    Element copy = inline.clone();
    copy.select("head, media, hedline, script, style").remove();
    Element story = copy.selectFirst("body\\.content");
    return HtmlText.body(Xml.markup(story == null ? copy : story));
  }

  private String dateline() {
    String stated = Xml.text(item, "contentMeta", "dateline");
    return Stream.of(
            Optional.ofNullable(stated),
            Optional.ofNullable(Xml.text(item, "contentMeta", "located", "name")),
            Optional.ofNullable(Xml.attribute(item, "literal", "contentMeta", "located")))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private String summary() {
    return Xml.all(item, "contentMeta", "description").stream()
        .filter(each -> !each.attr("role").endsWith(":caption"))
        .map(each -> HtmlText.line(Xml.markup(each)))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private String credit() {
    String line = Xml.text(item, "contentMeta", "creditline");
    return line != null ? line : named(item, "contentMeta", "infoSource");
  }

  private String provider() {
    return named(item, "itemMeta", "provider");
  }

  private static String named(Element from, String... path) {
    return Xml.all(from, path).stream()
        .map(
            element ->
                Stream.of(
                        Optional.ofNullable(Xml.text(element, "name")),
                        Optional.ofNullable(WireXml.own(element, "literal")),
                        Optional.ofNullable(WireXml.local(WireXml.own(element, "qcode"))))
                    .flatMap(Optional::stream)
                    .findFirst())
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private String usageTerms() {
    String notice = Xml.text(item, "rightsInfo", "copyrightNotice");
    String terms = Xml.text(item, "rightsInfo", "usageTerms");
    return notice != null && terms != null
        ? notice + " — " + terms
        : notice != null ? notice : terms;
  }

  private String language() {
    String stated = Xml.attribute(item, "tag", "contentMeta", "language");
    return stated != null ? stated : WireXml.own(item, "xml:lang");
  }

  private List<String> signals() {
    Set<String> signals = new LinkedHashSet<>();
    for (Element signal : Xml.all(item, "itemMeta", "signal")) {
      String code =
          WireXml.own(signal, "qcode") != null ? signal.attr("qcode") : signal.attr("uri");
      if (!code.isBlank()) {
        signals.add(code.startsWith("sig:") ? WireXml.local(code) : code);
      }
    }
    return List.copyOf(signals);
  }

  private static Subject subject(Element subject) {
    String stated =
        Stream.of("uri", "qcode", "literal")
            .map(name -> WireXml.own(subject, name))
            .flatMap(code -> Optional.ofNullable(code).stream())
            .findFirst()
            .orElse(null);
    String uri = stated == null ? null : NewsCodes.uri("", stated).orElse(stated);
    return new Subject(uri, Xml.text(subject, "name"));
  }

  private List<Relation> associations() {
    List<Relation> related = new ArrayList<>();
    for (Element link : Xml.all(item, "itemMeta", "link")) {
      String target = link.hasAttr("residref") ? link.attr("residref") : link.attr("href");
      if (!target.isBlank()) {
        String rel = link.attr("rel").isBlank() ? "related" : WireXml.local(link.attr("rel"));
        related.add(new Relation(rel, target.strip()));
      }
    }
    return related;
  }

  private String code(String... path) {
    String qcode = Xml.attribute(item, "qcode", path);
    return qcode != null ? qcode : Xml.attribute(item, "uri", path);
  }

  private Instant time(String... path) {
    return StatedTime.parse(Xml.text(item, path)).orElse(null);
  }
}
