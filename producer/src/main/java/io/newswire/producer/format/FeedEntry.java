package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.newswire.events.PubStatus;
import io.newswire.events.Relation;
import io.newswire.producer.format.html.HtmlText;
import io.newswire.producer.format.text.StatedTime;
import io.newswire.producer.format.text.Tidy;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** One item of a feed, with the extensions that news sites use: Dublin Core, content, media. */
final class FeedEntry {

  private static final String[] IDS = {"guid", "id", "dc:identifier"};
  private static final String[] TITLES = {"title", "dc:title", "media:title", "itunes:title"};
  private static final String[] CONTENTS = {"content:encoded", "content", "xhtml:body", "body"};
  private static final String[] SUMMARIES = {
    "description", "summary", "dc:description", "itunes:summary", "media:description"
  };
  private static final String[] PUBLISHED = {
    "pubDate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "created"
  };
  private static final String[] UPDATED = {
    "updated", "modified", "dcterms:modified", "atom:updated"
  };
  private static final String[] RIGHTS = {"rights", "dc:rights", "copyright", "dcterms:rights"};
  private static final String[] LANGUAGES = {"dc:language", "language"};

  /** What is read wherever it stands. */
  private static final Set<String> READ =
      Set.of(
          "guid",
          "id",
          "link",
          "category",
          "dc:subject",
          "media:category",
          "tag",
          "media:keywords",
          "source",
          "enclosure",
          "media:content",
          "media:group",
          "media:credit");

  /** Of each of these the first that is there is read, and the others are kept aside. */
  private static final List<String[]> READ_ONCE =
      List.of(
          TITLES, CONTENTS, SUMMARIES, PUBLISHED, UPDATED, FeedAuthors.ELEMENTS, RIGHTS, LANGUAGES);

  /** Links to the item itself. */
  private static final Set<String> OWN_LINKS = Set.of("", "alternate", "self", "edit");

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

  private final Element entry;
  private final Context context;
  private final FeedCategories categories;

  private FeedEntry(Element entry, Context context) {
    this.entry = entry;
    this.context = context;
    this.categories = new FeedCategories(entry);
  }

  /**
   * What an entry has from its feed.
   *
   * @param format name of the format
   * @param source id of the source
   * @param link the feed's page, null when unknown
   * @param language BCP-47, null when unknown
   * @param rights copyright and usage, null when unknown
   * @param document the feed's document
   */
  record Context(
      String format,
      String source,
      String link,
      String language,
      String rights,
      Document document) {

    static Context of(String format, Element channel, Document document) {
      String link = FeedEntry.link(channel).orElse(null);
      String language =
          Xml.child(channel, LANGUAGES)
              .map(Element::wholeText)
              .or(() -> attribute(channel, "xml:lang"))
              .or(
                  () ->
                      Optional.ofNullable(channel.parent())
                          .flatMap(root -> attribute(root, "xml:lang")))
              .map(String::strip)
              .filter(stated -> !stated.isEmpty())
              .orElse(null);
      return new Context(
          format,
          document.sourceOr(Links.host(link).orElse(null)),
          link,
          language,
          Xml.child(channel, RIGHTS).map(FeedEntry::line).orElse(null),
          document);
    }
  }

  static Item read(Element entry, Context context) {
    FeedEntry reader = new FeedEntry(entry, context);
    return Xml.name(entry).equals("at:deleted-entry") ? reader.tombstone() : reader.item();
  }

  private Item item() {
    String headline = text(TITLES);
    String content = body(CONTENTS);
    String summary = body(SUMMARIES);
    String link = link(entry).map(this::absolute).orElse(null);
    String own = own();
    if (statesNothing()) {
      return new Item.Refused(Item.Refused.EMPTY, "feed item with nothing in it", null);
    }
    String source =
        context.document().payload().source() == null && context.link() == null
            ? context.document().sourceOr(Links.host(link).orElse(null))
            : context.source();
    Instant published = time(PUBLISHED);
    Instant updated = time(UPDATED);
    String body = content.isEmpty() ? summary : content;
    String byline = FeedAuthors.byline(entry);
    return new Item.Parsed(
        context
            .document()
            .article(context.format())
            .source(source)
            .uri(
                Identity.ofProvider(
                    own,
                    source,
                    link,
                    headline,
                    headline.isEmpty() && body.isEmpty() ? entry.html() : body))
            .firstCreated(published == null ? updated : published)
            .versionCreated(newest(published, updated))
            .headline(headline)
            .body(body)
            .summary(
                content.isEmpty() || summary.isEmpty() || summary.equals(content) ? null : summary)
            .byline(byline)
            .language(
                Xml.child(entry, LANGUAGES)
                    .map(FeedEntry::line)
                    .or(() -> attribute(entry, "xml:lang"))
                    .orElse(context.language()))
            .link(link)
            .credit(
                Xml.child(entry, "source")
                    .map(FeedEntry::sourceName)
                    .filter(name -> !name.isEmpty())
                    .orElse(null))
            .usageTerms(Xml.child(entry, RIGHTS).map(FeedEntry::line).orElse(context.rights()))
            .subjects(categories.subjects())
            .keywords(categories.keywords())
            .associations(associations())
            .extra(extra(headline, summary, body, byline))
            .build());
  }

  private boolean statesNothing() {
    return entry.text().isBlank()
        && entry.getAllElements().stream().allMatch(element -> element.attributesSize() == 0);
  }

  /** A deleted entry (RFC 6721) is a kill. */
  private Item tombstone() {
    String uri = entry.attr("ref").strip();
    if (uri.isEmpty()) {
      return new Item.Refused(Item.Refused.MALFORMED, "deleted entry without ref", null);
    }
    return new Item.Parsed(
        context
            .document()
            .article(context.format())
            .source(context.source())
            .uri(Identity.ofProvider(uri, context.source(), null, "", ""))
            .versionCreated(StatedTime.parse(entry.attr("when")).orElse(null))
            .pubStatus(PubStatus.CANCELED)
            .edNote(Xml.child(entry, "at:comment").map(FeedEntry::line).orElse(null))
            .build());
  }

  private String own() {
    return Xml.child(entry, IDS)
        .map(id -> id.wholeText().strip())
        .filter(id -> !id.isEmpty())
        .or(() -> attribute(entry, "rdf:about"))
        .orElse(null);
  }

  private List<Relation> associations() {
    Set<Relation> related = new LinkedHashSet<>();
    for (Element link : Xml.children(entry, "link")) {
      String rel = link.attr("rel");
      if (!OWN_LINKS.contains(rel)) {
        add(related, rel, link.attr("href"));
      }
    }
    Xml.children(entry, "enclosure").forEach(file -> add(related, "enclosure", file.attr("url")));
    for (Element media : entry.getAllElements()) {
      if (Xml.name(media).equals("media:content")) {
        add(related, "enclosure", media.attr("url"));
      }
    }
    return List.copyOf(related);
  }

  private void add(Set<Relation> related, String rel, String href) {
    if (!href.isBlank()) {
      related.add(new Relation(rel, absolute(href.strip())));
    }
  }

  private Map<String, JsonNode> extra(String... used) {
    Set<String> read = new HashSet<>(READ);
    for (String[] names : READ_ONCE) {
      Stream.of(names)
          .filter(name -> !Xml.children(entry, name).isEmpty())
          .findFirst()
          .ifPresent(read::add);
    }
    Map<String, JsonNode> extra =
        new LinkedHashMap<>(
            WireXml.kept(
                Stream.concat(Stream.of(entry), Xml.children(entry, "media:group").stream())
                    .flatMap(parent -> parent.children().stream())
                    .filter(child -> !read.contains(Xml.name(child))),
                Arrays.asList(used)));
    extra.putAll(categories.aside());
    if (own() != null && !SCHEME.matcher(own()).matches()) {
      extra.put("guid", TextNode.valueOf(own()));
    }
    entry.getAllElements().stream()
        .filter(element -> Xml.name(element).equals("media:credit"))
        .findFirst()
        .ifPresent(credit -> extra.put("media:credit", TextNode.valueOf(line(credit))));
    return extra;
  }

  private String text(String... names) {
    for (String name : names) {
      for (Element element : Xml.children(entry, name)) {
        String line = HtmlText.line(Xml.markup(element));
        if (!line.isEmpty()) {
          return line;
        }
      }
    }
    return "";
  }

  private String body(String... names) {
    for (String name : names) {
      for (Element element : Xml.children(entry, name)) {
        String body =
            element.attr("type").equals("text") || element.attr("type").equals("text/plain")
                ? Tidy.text(element.wholeText())
                : HtmlText.body(Xml.markup(element));
        if (!body.isEmpty()) {
          return body;
        }
      }
    }
    return "";
  }

  private Instant time(String... names) {
    for (String name : names) {
      for (Element element : Xml.children(entry, name)) {
        Optional<Instant> time = StatedTime.parse(element.wholeText());
        if (time.isPresent()) {
          return time.get();
        }
      }
    }
    return null;
  }

  private static Instant newest(Instant one, Instant other) {
    return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .orElse(null);
  }

  /**
   * The page of a feed or an entry: of Atom's links the alternate, of RSS' the text, or the guid.
   */
  private static Optional<String> link(Element element) {
    Stream<String> alternates =
        Xml.children(element, "link").stream()
            .filter(link -> link.hasAttr("href"))
            .filter(link -> link.attr("rel").isEmpty() || link.attr("rel").equals("alternate"))
            .map(link -> link.attr("href"));
    Stream<String> texts =
        Stream.of("feedburner:origLink", "link")
            .flatMap(name -> Xml.children(element, name).stream())
            .map(Element::wholeText);
    Stream<String> guids =
        Xml.children(element, "guid").stream()
            .filter(guid -> !guid.attr("isPermaLink").equalsIgnoreCase("false"))
            .map(Element::wholeText)
            .filter(guid -> guid.strip().matches("https?://\\S+"));
    return Stream.of(texts, alternates, guids)
        .flatMap(each -> each)
        .map(String::strip)
        .filter(link -> !link.isEmpty())
        .findFirst();
  }

  private String absolute(String link) {
    String base = base().orElse(context.link());
    if (base == null || SCHEME.matcher(link).matches()) {
      return link;
    }
    try {
      return URI.create(base).resolve(link).toString();
    } catch (IllegalArgumentException noUri) {
      return link;
    }
  }

  private Optional<String> base() {
    return Stream.concat(Stream.of(entry), entry.parents().stream())
        .flatMap(element -> attribute(element, "xml:base").stream())
        .filter(base -> SCHEME.matcher(base).matches())
        .findFirst();
  }

  private static String sourceName(Element source) {
    return Xml.child(source, "title")
        .map(FeedEntry::line)
        .orElseGet(() -> Tidy.line(source.ownText()));
  }

  private static String line(Element element) {
    return HtmlText.line(Xml.markup(element));
  }

  private static Optional<String> attribute(Element element, String name) {
    return Optional.of(element.attr(name).strip()).filter(value -> !value.isEmpty());
  }
}
