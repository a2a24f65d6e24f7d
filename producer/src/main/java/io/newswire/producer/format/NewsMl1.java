package io.newswire.producer.format;

import io.newswire.events.PubStatus;
import io.newswire.events.Relation;
import io.newswire.events.Subject;
import io.newswire.producer.format.html.HtmlText;
import io.newswire.producer.format.text.Byline;
import io.newswire.producer.format.text.StatedTime;
import io.newswire.producer.format.text.Tidy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * NewsML 1.0 to 1.2. Each NewsItem is one article: the longest text among its components, under the
 * first of their news lines.
 *
 * @see <a href="https://iptc.org/std/NewsML/1.2/documentation/">NewsML 1.2</a>
 */
final class NewsMl1 implements Format {

  private static final Set<String> READ =
      Set.of(
          "NewsIdentifier",
          "FirstCreated",
          "ThisRevisionCreated",
          "Status",
          "StatusWillChange",
          "Urgency",
          "Instruction",
          "EditorialNote",
          "AssociatedWith",
          "HeadLine",
          "SubHeadLine",
          "ByLine",
          "DateLine",
          "SlugLine",
          "KeywordLine",
          "CopyrightLine",
          "Language",
          "Genre",
          "SubjectCode");

  @Override
  public String name() {
    return "newsml-1";
  }

  @Override
  public boolean accepts(Document document) {
    return Xml.rootName(document.head()).filter("NewsML"::equals).isPresent();
  }

  @Override
  public List<Item> parse(Document document) {
    return WireXml.whole(
        document,
        name(),
        root -> Xml.children(root, "NewsItem").stream().map(item -> item(item, document)).toList());
  }

  private Item item(Element item, Document document) {
    Element identifier =
        Xml.all(item, "Identification", "NewsIdentifier").stream().findFirst().orElse(item);
    String revision = Xml.text(identifier, "RevisionId");
    String own = withoutRevision(Xml.text(identifier, "PublicIdentifier"), revision);
    String status = Xml.attribute(item, "FormalName", "NewsManagement", "Status");
    PubStatus pubStatus = pubStatus(status);
    if (pubStatus == null) {
      return new Item.Refused(
          Item.Refused.MALFORMED, "NewsItem with unknown status " + status, own);
    }
    String headline = line(item, "HeadLine");
    String body = body(item);
    if (body.isEmpty() && pubStatus == PubStatus.USABLE) {
      String kinds = String.join(", ", attributes(item, "MediaType", "FormalName"));
      if (!kinds.isEmpty() || headline == null) {
        return new Item.Refused(
            kinds.isEmpty() ? Item.Refused.EMPTY : Item.Refused.SET_ASIDE,
            "NewsItem without text" + (kinds.isEmpty() ? "" : ", its content is " + kinds),
            own);
      }
    }
    String source = document.sourceOr(Xml.text(identifier, "ProviderId"));
    Instant first = time(item, "FirstCreated");
    Instant version = time(item, "ThisRevisionCreated");
    return new Item.Parsed(
        document
            .article(name())
            .source(source)
            .uri(Identity.ofProvider(own, source, null, headline, body))
            .version(revision)
            .firstCreated(first == null ? version : first)
            .versionCreated(version == null ? first : version)
            .pubStatus(pubStatus)
            .embargoedUntil(pubStatus == PubStatus.WITHHELD ? usableFrom(item) : null)
            .signals(
                attributes(item, "Instruction", "FormalName").stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList())
            .edNote(text(item, "EditorialNote, Instruction Comment"))
            .urgency(
                WireXml.urgency(Xml.attribute(item, "FormalName", "NewsManagement", "Urgency")))
            .language(attributes(item, "Language", "FormalName").stream().findFirst().orElse(null))
            .headline(headline == null ? line(item, "Title") : headline)
            .slugline(line(item, "SlugLine"))
            .genre(attributes(item, "Genre", "FormalName").stream().findFirst().orElse(null))
            .byline(Byline.nameIn(line(item, "ByLine")))
            .dateline(line(item, "DateLine"))
            .summary(line(item, "SubHeadLine"))
            .body(body)
            .credit(credit(item))
            .usageTerms(usageTerms(item))
            .subjects(subjects(item))
            .keywords(
                item.select("KeywordLine").stream()
                    .map(each -> Tidy.line(each.wholeText()))
                    .filter(each -> !each.isEmpty())
                    .distinct()
                    .toList())
            .associations(
                Xml.all(item, "NewsManagement", "AssociatedWith").stream()
                    .map(each -> each.attr("NewsItem"))
                    .filter(each -> !each.isBlank())
                    .map(each -> new Relation("related", each))
                    .toList())
            .extra(
                WireXml.aside(
                    item
                        .select(
                            "Identification, NewsManagement, NewsLines, AdministrativeMetadata, DescriptiveMetadata, RightsMetadata")
                        .stream(),
                    READ,
                    List.of()))
            .build());
  }

  /** The identifier of every revision: {@code urn:newsml:provider:date:id:1N} without its end. */
  private static String withoutRevision(String identifier, String revision) {
    return identifier == null || revision == null
        ? identifier
        : identifier.replaceFirst(":" + revision.replaceAll("\\W", "") + "[NAU]?$", "");
  }

  private static PubStatus pubStatus(String stated) {
    return switch (stated == null ? "usable" : stated.toLowerCase(Locale.ROOT)) {
      case "usable" -> PubStatus.USABLE;
      case "embargoed", "withheld" -> PubStatus.WITHHELD;
      case "canceled", "cancelled" -> PubStatus.CANCELED;
      default -> null;
    };
  }

  private static String body(Element item) {
    return item.select("ContentItem").stream()
        .filter(content -> isText(Xml.attribute(content, "FormalName", "MediaType")))
        .flatMap(content -> Xml.children(content, "DataContent").stream())
        .map(NewsMl1::story)
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static boolean isText(String mediaType) {
    return mediaType == null
        || mediaType.equalsIgnoreCase("Text")
        || mediaType.equalsIgnoreCase("ComplexData");
  }

  private static String story(Element content) {
    Element copy = content.clone();
    copy.select("head, media, media-caption, body\\.head").remove();
    Element body = copy.selectFirst("body\\.content");
    return HtmlText.story(Xml.markup(body == null ? copy : body));
  }

  private static Instant usableFrom(Element item) {
    return Xml.all(item, "NewsManagement", "StatusWillChange", "DateAndTime").stream()
        .flatMap(time -> StatedTime.parse(time.wholeText()).stream())
        .findFirst()
        .orElse(null);
  }

  private static String credit(Element item) {
    String line = line(item, "CreditLine");
    return line != null
        ? line
        : Stream.of("Source Party", "Provider Party")
            .flatMap(path -> item.select(path).stream())
            .map(party -> Tidy.line(party.attr("FormalName")))
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse(null);
  }

  private static String usageTerms(Element item) {
    String copyright = line(item, "CopyrightLine");
    return copyright != null ? copyright : line(item, "RightsLine");
  }

  private static List<Subject> subjects(Element item) {
    return item.select("SubjectCode").stream()
        .flatMap(
            code ->
                Stream.of("SubjectDetail", "SubjectMatter", "Subject")
                    .flatMap(level -> Xml.children(code, level).stream())
                    .limit(1))
        .map(level -> level.attr("FormalName").strip())
        .filter(code -> !code.isEmpty())
        .distinct()
        .map(
            code ->
                new Subject(
                    NewsCodes.uri("IPTC", code).orElse(null), code.matches("\\d+") ? null : code))
        .toList();
  }

  private static String line(Element item, String name) {
    return text(item, "NewsLines " + name);
  }

  private static String text(Element item, String selector) {
    return item.select(selector).stream()
        .map(line -> Tidy.line(line.wholeText()))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static List<String> attributes(Element item, String element, String attribute) {
    return item.select(element).stream()
        .map(each -> Tidy.line(each.attr(attribute)))
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }

  private static Instant time(Element item, String name) {
    return Optional.ofNullable(Xml.text(item, "NewsManagement", name))
        .flatMap(StatedTime::parse)
        .orElse(null);
  }
}
