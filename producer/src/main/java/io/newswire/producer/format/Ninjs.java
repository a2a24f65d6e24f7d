package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newswire.events.PubStatus;
import io.newswire.events.Relation;
import io.newswire.events.Subject;
import io.newswire.producer.format.html.HtmlText;
import io.newswire.producer.format.text.Byline;
import io.newswire.producer.format.text.StatedTime;
import io.newswire.producer.format.text.Tidy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * IPTC's ninjs: 1.x with its flat fields in lower case, 2.x with lists, 3.x in camel case.
 *
 * @see <a href="https://iptc.org/std/ninjs/userguide/">ninjs user guide</a>
 */
final class Ninjs implements JsonShape {

  private static final Set<String> TELLING =
      Set.of(
          "pubstatus",
          "pubStatus",
          "headlines",
          "bodies",
          "body_text",
          "body_html",
          "body_xhtml",
          "versioncreated",
          "renditions",
          "representationtype",
          "representationType",
          "eventDetails",
          "description_text",
          "description_html",
          "description_xhtml");

  private static final Set<String> WITHOUT_STORY =
      Set.of(
          "picture",
          "image",
          "graphic",
          "graphics",
          "video",
          "audio",
          "animation",
          "event",
          "planning");

  /** What, beside a uri, may stand in an item that has neither headline nor text. */
  private static final Set<String> OTHER_FIELDS =
      Set.of(
          "type",
          "mimetype",
          "mimeType",
          "version",
          "firstcreated",
          "firstCreated",
          "embargoed",
          "embargoedUntil",
          "urgency",
          "language",
          "person",
          "people",
          "organisation",
          "organisations",
          "place",
          "places",
          "object",
          "objects",
          "event",
          "events",
          "infosource",
          "infosources",
          "infoSources",
          "title",
          "byline",
          "by",
          "slugline",
          "located",
          "ednote",
          "edNote",
          "profile",
          "copyrightholder",
          "copyrightHolder",
          "copyrightnotice",
          "copyrightNotice",
          "usageterms",
          "usageTerms",
          "rightsinfo",
          "rightsInfo",
          "associations",
          "altids",
          "altIds",
          "genre",
          "genres",
          "subject",
          "subjects",
          "keywords",
          "headline",
          "advice",
          "advices",
          "trustindicator",
          "trustindicators",
          "trustIndicators",
          "digitalsourcetype",
          "digitalSourceType");

  /** Systems that speak a dialect of ninjs name their items by one of these. */
  private static final String[] LOCAL_IDS = {"guid", "urn", "_id"};

  private static final Set<String> LIKE_NINJS =
      Set.of("pubstatus", "versioncreated", "body_html", "body_text", "article_html");

  private static final String[] HTML_BODIES = {"body_html", "body_xhtml", "article_html"};
  private static final String[] HTML_DESCRIPTIONS = {"description_html", "description_xhtml"};

  @Override
  public String name() {
    return "ninjs";
  }

  @Override
  public boolean fits(ObjectNode object) {
    if (object.path("origin").isObject()) {
      return false;
    }
    if (!object.path("uri").isTextual()) {
      return Stream.of(LOCAL_IDS).anyMatch(id -> object.path(id).isTextual())
          && LIKE_NINJS.stream().anyMatch(object::has);
    }
    return (TELLING.stream().anyMatch(object::has)
        || (object.path("standard").toString() + object.path("$standard")).contains("ninjs")
        || names(object).allMatch(OTHER_FIELDS::contains));
  }

  private static Stream<String> names(ObjectNode object) {
    return object.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !name.equals("uri") && !name.endsWith("standard"));
  }

  @Override
  public List<Item> read(ObjectNode object, Document document) {
    Fields fields = new Fields(object);
    String own = fields.text("uri");
    String local = own == null ? fields.text(LOCAL_IDS) : null;
    String source = document.sourceOr(null);
    String uri = own == null ? Identity.ofProvider(local, source, null, "", "") : own;
    String type = fields.text("type");
    if (object.has("eventDetails")) {
      return List.of(setAside("an event", uri));
    }
    if (type != null && WITHOUT_STORY.contains(type.toLowerCase(Locale.ROOT))) {
      return List.of(setAside("of type " + type, uri));
    }
    String status = fields.text("pubstatus", "pubStatus");
    PubStatus pubStatus = pubStatus(status);
    if (pubStatus == null) {
      return List.of(
          new Item.Refused(Item.Refused.MALFORMED, "ninjs with unknown pubstatus " + status, uri));
    }
    String headline = headline(fields);
    String body = text(fields, "bodies", HTML_BODIES, "body_text");
    String summary =
        text(fields, "descriptions", HTML_DESCRIPTIONS, "description_text", "teaser", "subhead");
    if (pubStatus == PubStatus.USABLE
        && headline.isEmpty()
        && body.isEmpty()
        && summary.isEmpty()) {
      return List.of(
          new Item.Refused(Item.Refused.EMPTY, "ninjs item without headline and text", uri));
    }
    Instant versionCreated = time(fields, "versioncreated", "versionCreated", "version_created");
    Instant firstCreated =
        time(
            fields,
            "firstcreated",
            "firstCreated",
            "contentcreated",
            "contentCreated",
            "content_created");
    List<String> authors = fields.texts("authors");
    String byline = Byline.nameIn(fields.text("byline", "by"));
    return List.of(
        new Item.Parsed(
            document
                .article(name())
                .uri(uri)
                .version(fields.text("version"))
                .firstCreated(firstCreated)
                .versionCreated(versionCreated == null ? firstCreated : versionCreated)
                .pubStatus(pubStatus)
                .embargoedUntil(time(fields, "embargoed", "embargoedUntil"))
                .signals(fields.texts("signals", "signal").stream().map(Ninjs::signal).toList())
                .edNote(edNote(fields))
                .urgency(urgency(fields))
                .language(fields.text("language"))
                .headline(headline)
                .slugline(line(fields.text("slugline")))
                .section(first(fields.texts("section", "service", "rubric_names")))
                .genre(first(fields.texts("genres", "genre", "genre_names")))
                .byline(byline == null && !authors.isEmpty() ? String.join(", ", authors) : byline)
                .dateline(line(fields.text("dateline", "located")))
                .summary(summary.isEmpty() ? null : summary)
                .body(body)
                .link(fields.text("link", "url"))
                .credit(credit(fields))
                .usageTerms(usageTerms(fields))
                .subjects(subjects(fields))
                .keywords(fields.texts("keywords", "keyword", "keyword_names"))
                .associations(associations(fields))
                .extra(fields.rest())
                .build()));
  }

  private static Item setAside(String what, String uri) {
    return new Item.Refused(
        Item.Refused.SET_ASIDE, "ninjs item that is " + what + " carries no story", uri);
  }

  private static PubStatus pubStatus(String stated) {
    if (stated == null) {
      return PubStatus.USABLE;
    }
    return switch (stated.toLowerCase(Locale.ROOT).replaceFirst("^stat:", "")) {
      case "usable" -> PubStatus.USABLE;
      case "withheld" -> PubStatus.WITHHELD;
      case "canceled", "cancelled" -> PubStatus.CANCELED;
      default -> null;
    };
  }

  private static String headline(Fields fields) {
    String flat = fields.text("headline");
    JsonNode main = preferred(fields.take("headlines"), "main");
    String title = fields.text("title");
    return Stream.of(flat, main == null ? null : main.path("value").asText(), title)
        .filter(text -> text != null && !text.isBlank())
        .findFirst()
        .map(HtmlText::line)
        .orElse("");
  }

  private static String text(Fields fields, String list, String[] html, String... plain) {
    String markup = fields.text(html);
    String text = fields.text(plain);
    JsonNode main = preferred(fields.take(list), "main");
    if (markup != null && !markup.isBlank()) {
      return HtmlText.body(markup);
    }
    if (text != null && !text.isBlank()) {
      return Tidy.text(text);
    }
    if (main == null) {
      return "";
    }
    String type = main.path("contentType").asText(main.path("contenttype").asText());
    String value = main.path("value").asText();
    return type.contains("html") || type.contains("xml") || value.stripLeading().startsWith("<")
        ? HtmlText.body(value)
        : Tidy.text(value);
  }

  /** Of several texts the one in the main role, else the first; markup before plain text. */
  private static JsonNode preferred(JsonNode list, String role) {
    if (list == null || !list.isArray()) {
      return null;
    }
    JsonNode best = null;
    int bestRank = -1;
    for (JsonNode each : list) {
      String stated = each.path("role").asText();
      String type = each.path("contentType").asText(each.path("contenttype").asText());
      int rank =
          (stated.endsWith(role) ? 4 : stated.isEmpty() ? 2 : 0) + (type.contains("html") ? 1 : 0);
      if (each.path("value").isTextual() && rank > bestRank) {
        best = each;
        bestRank = rank;
      }
    }
    return best;
  }

  private static String signal(String stated) {
    return stated.replaceFirst("^.*[:/](?=[^:/]+$)", "").toLowerCase(Locale.ROOT);
  }

  private static String edNote(Fields fields) {
    String note = line(fields.text("ednote", "edNote"));
    JsonNode list = fields.take("ednotes");
    if (list == null) {
      return note;
    }
    return Stream.concat(
            Stream.ofNullable(note),
            StreamSupport.stream(list.spliterator(), false)
                .map(each -> HtmlText.line(each.path("ednote").asText("")))
                .filter(text -> !text.isEmpty()))
        .collect(Collectors.collectingAndThen(Collectors.joining("; "), Ninjs::line));
  }

  private static Integer urgency(Fields fields) {
    String stated = fields.text("urgency");
    return stated != null && stated.matches("[1-9]") ? Integer.valueOf(stated) : null;
  }

  private static String credit(Fields fields) {
    String line = line(fields.text("creditline", "creditLine"));
    String source =
        first(fields.texts("infosources", "infoSources", "infosource", "source", "provider"));
    String holder = line(fields.text("copyrightholder", "copyrightHolder"));
    return line != null ? line : source != null ? source : holder;
  }

  private static String usageTerms(Fields fields) {
    String terms = line(String.join(" ", fields.texts("usageterms", "usageTerms")));
    String notice = line(fields.text("copyrightnotice", "copyrightNotice"));
    return terms == null || notice == null
        ? (terms == null ? notice : terms)
        : notice + " — " + terms;
  }

  private static List<Subject> subjects(Fields fields) {
    JsonNode stated = fields.take("subjects", "subject");
    List<Subject> subjects = new ArrayList<>();
    if (stated != null) {
      for (JsonNode each : stated) {
        String scheme = each.path("scheme").asText("");
        String code =
            Stream.of("uri", "code", "qcode")
                .map(each::path)
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(JsonNode::asText)
                .orElse("");
        String uri = NewsCodes.uri(scheme, code).orElse(code.isEmpty() ? null : code);
        String name = line(each.path("name").textValue());
        if (uri != null || name != null) {
          subjects.add(new Subject(uri, name));
        }
      }
    }
    return subjects;
  }

  /** ninjs 1 keys its associations by role, later versions list them with a name. */
  private static List<Relation> associations(Fields fields) {
    List<Relation> related = new ArrayList<>();
    String previous = fields.text("evolvedfrom", "evolvedFrom");
    if (previous != null) {
      related.add(new Relation("previousVersion", previous));
    }
    JsonNode stated = fields.take("associations");
    if (stated instanceof ObjectNode byRole) {
      for (Map.Entry<String, JsonNode> each : byRole.properties()) {
        add(related, each.getKey(), each.getValue());
      }
    } else if (stated != null) {
      for (JsonNode each : stated) {
        add(related, each.path("name").asText(each.path("rel").asText("related")), each);
      }
    }
    return related;
  }

  private static void add(List<Relation> related, String rel, JsonNode item) {
    if (item.path("uri").isTextual()) {
      related.add(new Relation(rel, item.get("uri").textValue()));
    }
  }

  private static Instant time(Fields fields, String... names) {
    return StatedTime.parse(fields.text(names)).orElse(null);
  }

  private static String line(String text) {
    return text == null || text.isBlank() ? null : Tidy.line(text);
  }

  private static String first(List<String> texts) {
    return texts.isEmpty() ? null : texts.get(0);
  }
}
