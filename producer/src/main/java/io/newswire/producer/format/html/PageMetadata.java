package io.newswire.producer.format.html;

import io.newswire.producer.format.text.Byline;
import io.newswire.producer.format.text.Edges;
import io.newswire.producer.format.text.StatedTime;
import io.newswire.producer.format.text.Tidy;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page states of its article outside its text. JSON-LD goes before Open Graph and {@code
 * <meta>}, and these before what only the layout tells.
 *
 * @see <a href="https://ogp.me/">The Open Graph protocol</a>
 */
final class PageMetadata {

  private static final String[] PUBLISHED = {
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publish-date",
    "publish_date",
    "pubdate",
    "ptime",
    "publication_date",
    "originalpublicationdate",
    "dcterms.created",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "date",
    "article_date_original",
    "rnews:datepublished"
  };

  private static final String[] UPDATED = {
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "utime",
    "lastmod",
    "last-modified"
  };

  private static final String[] AUTHORS = {
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "byline"
  };

  private static final String[] TAGS = {"article:tag", "news_keywords", "parsely-tags"};

  private static final Pattern DATE_IN_PATH =
      Pattern.compile("/((?:19|20)\\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\\d|3[01])(?:/|\\b)");

  private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?:)?//\\S+");

  private static final int LONGEST_BYLINE = 100;

  private final Document page;
  private final MetaTags meta;
  private final JsonLd described;

  PageMetadata(Document page) {
    this.page = page;
    this.meta = new MetaTags(page);
    this.described = JsonLd.of(page);
  }

  /** The article with the story that stands on the page, or in its structured data. */
  HtmlArticle article(Edges shown) {
    String told = described.body().map(HtmlText::story).orElse("");
    String body = String.join(Tidy.PARAGRAPH_BREAK, shown.story());
    Instant published =
        Stream.of(published(), Optional.ofNullable(shown.published()), dateInPath())
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(null);
    Instant updated = updated();
    String byline = byline();
    List<String> tags = tags();
    List<String> searchWords = separated(meta.all("keywords"));
    return new HtmlArticle(
        headline(),
        body.length() * 2 < told.length() ? told : body,
        described
            .text("description", "alternativeHeadline")
            .or(() -> meta.first("og:description", "description", "twitter:description"))
            .orElse(null),
        byline == null ? shown.byline() : byline,
        published,
        updated != null && published != null && updated.isBefore(published) ? null : updated,
        language(),
        link(),
        site(),
        described
            .text("articleSection")
            .or(() -> meta.first("article:section", "section", "parsely-section"))
            .orElse(null),
        described.text("dateline").or(() -> meta.first("dateline")).orElse(null),
        described
            .text("copyrightNotice", "usageInfo", "license")
            .or(() -> meta.first("copyright", "dc.rights", "dcterms.rights", "rights"))
            .orElse(null),
        tags.isEmpty() ? searchWords.stream().distinct().toList() : tags,
        tags.isEmpty() || tags.containsAll(searchWords) ? List.of() : searchWords,
        meta.first("og:image", "og:image:url", "twitter:image")
            .or(() -> described.text("image", "thumbnailUrl"))
            .map(this::absolute)
            .filter(link -> ADDRESS.matcher(link).matches())
            .orElse(null),
        described.isPresent()
            || meta.first("og:type").filter("article"::equalsIgnoreCase).isPresent()
            || meta.first("article:published_time").isPresent());
  }

  String headline() {
    return described.text("headline").or(() -> Headline.of(page, meta, site())).orElse("");
  }

  private String site() {
    return meta.first("og:site_name", "application-name")
        .or(() -> described.text("publisher"))
        .filter(name -> !ADDRESS.matcher(name).matches())
        .orElse(null);
  }

  private String byline() {
    List<String> stated = described.texts("author");
    if (names(stated).isEmpty()) {
      stated = meta.all(AUTHORS);
    }
    if (names(stated).isEmpty()) {
      stated =
          page.select("[itemprop=author], [rel=author], .byline, .author").stream()
              .map(element -> Tidy.line(element.text()))
              .filter(text -> text.length() <= LONGEST_BYLINE)
              .limit(1)
              .toList();
    }
    Set<String> names = names(stated);
    return names.isEmpty() ? null : String.join(", ", names);
  }

  private static Set<String> names(List<String> stated) {
    Set<String> names = new LinkedHashSet<>();
    stated.stream()
        .filter(name -> !ADDRESS.matcher(name).find() && !name.contains("@"))
        .map(Byline::nameIn)
        .filter(Objects::nonNull)
        .forEach(names::add);
    return names;
  }

  private Optional<Instant> published() {
    return described
        .text("datePublished", "dateCreated", "uploadDate")
        .flatMap(StatedTime::parse)
        .or(() -> firstTime(meta.all(PUBLISHED).stream()))
        .or(
            () ->
                firstTime(
                    page
                        .select(
                            "[itemprop=datePublished], time[pubdate], abbr.published, time.published, time.entry-date")
                        .stream()
                        .map(PageMetadata::time)))
        .or(
            () ->
                firstTime(
                    page.select("article time[datetime], time[datetime]").stream()
                        .map(PageMetadata::time)));
  }

  private Instant updated() {
    return described
        .text("dateModified")
        .flatMap(StatedTime::parse)
        .or(() -> firstTime(meta.all(UPDATED).stream()))
        .or(
            () ->
                firstTime(
                    page.select("[itemprop=dateModified], time.updated").stream()
                        .map(PageMetadata::time)))
        .orElse(null);
  }

  private static String time(Element element) {
    return Stream.of("datetime", "content", "title")
        .map(element::attr)
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElseGet(element::text);
  }

  private static Optional<Instant> firstTime(Stream<String> stated) {
    return stated.flatMap(text -> StatedTime.parse(text).stream()).findFirst();
  }

  private Optional<Instant> dateInPath() {
    String link = link();
    Matcher date = DATE_IN_PATH.matcher(link == null ? page.location() : link);
    return date.find()
        ? StatedTime.parse(date.group(1) + '-' + date.group(2) + '-' + date.group(3))
        : Optional.empty();
  }

  private String language() {
    return Stream.of(
            Optional.ofNullable(page.selectFirst("html")).map(html -> html.attr("lang")),
            Optional.ofNullable(page.selectFirst("html")).map(html -> html.attr("xml:lang")),
            described.text("inLanguage"),
            meta.first("og:locale"),
            meta.first("content-language", "language", "dc.language", "dcterms.language"))
        .flatMap(Optional::stream)
        .map(tag -> tag.strip().replace('_', '-'))
        .filter(tag -> tag.matches("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"))
        .findFirst()
        .orElse(null);
  }

  private String link() {
    return Stream.of(
            Optional.ofNullable(page.selectFirst("link[rel=canonical]"))
                .map(link -> link.attr("href")),
            meta.first("og:url"),
            described.text("url", "mainEntityOfPage"),
            Optional.of(page.location()))
        .flatMap(Optional::stream)
        .map(String::strip)
        .filter(link -> !link.isEmpty())
        .map(this::absolute)
        .filter(link -> link.matches("(?i)https?://\\S+"))
        .findFirst()
        .orElse(null);
  }

  private List<String> tags() {
    Set<String> tags = new LinkedHashSet<>();
    for (String name : TAGS) {
      tags.addAll(separated(meta.all(name)));
    }
    tags.addAll(separated(described.texts("keywords")));
    return List.copyOf(tags);
  }

  private static List<String> separated(List<String> lists) {
    List<String> words = new ArrayList<>();
    for (String list : lists) {
      Arrays.stream(list.split("\\s*[,;،]\\s*", -1))
          .filter(word -> !word.isBlank())
          .forEach(words::add);
    }
    return words;
  }

  private String absolute(String link) {
    try {
      return page.location().isEmpty()
          ? link
          : URI.create(page.location()).resolve(link).toString();
    } catch (IllegalArgumentException noUri) {
      return link;
    }
  }
}
