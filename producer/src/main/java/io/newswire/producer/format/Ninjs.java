package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

  /** What a relation has of an associated item. */
  private static final Set<String> ASSOCIATED = Set.of("uri", "name", "rel");

  /** Systems that speak a dialect of ninjs name their items by one of these. */
  static final String[] LOCAL_IDS = {"guid", "urn", "_id"};

  private static final String[] HTML_BODIES = {"body_html", "body_xhtml", "article_html"};
  private static final String[] HTML_DESCRIPTIONS = {"description_html", "description_xhtml"};

  @Override
  public String name() {
    return "ninjs";
  }

  @Override
  public boolean fits(ObjectNode object) {
    return NinjsSigns.in(object);
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
    String body = text(fields, "bodies", "body_", HTML_BODIES, "body_text");
    String summary =
        text(
            fields,
            "descriptions",
            "description_",
            HTML_DESCRIPTIONS,
            "description_text",
            "teaser",
            "subhead");
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
    String byline = byline(fields);
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
                .section(fields.first("section", "service", "rubric_names"))
                .genre(fields.first("genres", "genre", "genre_names"))
                .byline(byline)
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

  private static String byline(Fields fields) {
    String stated = Byline.nameIn(fields.text("byline", "by"));
    if (stated != null) {
      return stated;
    }
    List<String> authors = fields.texts("authors");
    return authors.isEmpty() ? null : String.join(", ", authors);
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
    JsonNode main = main(fields, "headlines");
    String told = flat == null && main != null ? main.path("value").asText() : flat;
    String other = told == null ? fields.textOf("headline_") : told;
    return Stream.of(other, other == null ? fields.text("title") : null)
        .filter(text -> text != null && !text.isBlank())
        .findFirst()
        .map(HtmlText::line)
        .orElse("");
  }

  /** ninjs 1 allows texts of any kind, called by a prefix: {@code body_main}. */
  private static String text(
      Fields fields, String list, String prefix, String[] html, String... plain) {
    String markup = fields.text(html);
    String text = fields.text(plain);
    JsonNode main = main(fields, list);
    if (markup != null && !markup.isBlank()) {
      return HtmlText.body(markup);
    }
    if (text != null && !text.isBlank()) {
      return Tidy.text(text);
    }
    if (main == null) {
      String other = fields.textOf(prefix);
      return other == null ? "" : HtmlText.story(other);
    }
    String type = main.path("contentType").asText(main.path("contenttype").asText());
    String value = main.path("value").asText();
    return type.contains("html") || type.contains("xml") || value.stripLeading().startsWith("<")
        ? HtmlText.body(value)
        : Tidy.text(value);
  }

  /**
   * Takes the main one of several texts; those in other roles stay. A text in the same role is the
   * same in another form.
   */
  private static JsonNode main(Fields fields, String list) {
    JsonNode all = fields.take(list);
    JsonNode main = preferred(all, "main");
    if (main == null) {
      return null;
    }
    ArrayNode others = JsonNodeFactory.instance.arrayNode();
    for (JsonNode each : all) {
      if (!each.path("role").equals(main.path("role"))) {
        others.add(each);
      }
    }
    if (!others.isEmpty()) {
      fields.keep(list, others);
    }
    return main;
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
    if (line != null) {
      return line;
    }
    String source = fields.first("infosources", "infoSources", "infosource", "source", "provider");
    return source != null ? source : line(fields.text("copyrightholder", "copyrightHolder"));
  }

  private static String usageTerms(Fields fields) {
    String terms = line(String.join(" ", fields.texts("usageterms", "usageTerms")));
    String notice = line(fields.text("copyrightnotice", "copyrightNotice"));
    return terms == null || notice == null
        ? (terms == null ? notice : terms)
        : notice + " — " + terms;
  }

  private static List<Subject> subjects(Fields fields) {
    List<Subject> subjects = new ArrayList<>();
    for (JsonNode each : listed(fields.take("subjects", "subject"))) {
      Subject subject = subject(each);
      if (subject.uri() != null || subject.name() != null) {
        subjects.add(subject);
      }
    }
    ArrayNode others = JsonNodeFactory.instance.arrayNode();
    for (JsonNode each : listed(fields.take("categories"))) {
      Subject subject = subject(each);
      if (subject.uri() == null || !NewsCodes.isMediaTopic(subject.uri())) {
        others.add(each);
      } else if (!subjects.contains(subject)) {
        subjects.add(subject);
      }
    }
    if (!others.isEmpty()) {
      fields.keep("categories", others);
    }
    return subjects;
  }

  private static Subject subject(JsonNode stated) {
    String code =
        Stream.of("uri", "code", "qcode")
            .map(stated::path)
            .filter(JsonNode::isTextual)
            .findFirst()
            .map(JsonNode::asText)
            .orElse("");
    String scheme = stated.path("scheme").asText(stated.path("type").asText(""));
    return new Subject(
        NewsCodes.uri(scheme, code).orElse(code.isEmpty() ? null : code),
        line(stated.isTextual() ? stated.textValue() : stated.path("name").textValue()));
  }

  /** The elements of a list, or the values of an object whose keys are roles. */
  private static Iterable<JsonNode> listed(JsonNode value) {
    return value == null ? List.of() : value.isContainerNode() ? value : List.of(value);
  }

  /** ninjs 1 keys its associations by role, later versions list them with a name. */
  private static List<Relation> associations(Fields fields) {
    List<Relation> related = new ArrayList<>();
    String previous = fields.text("evolvedfrom", "evolvedFrom");
    if (previous != null) {
      related.add(new Relation("previousVersion", previous));
    }
    JsonNode stated = fields.take("associations");
    for (JsonNode each : listed(stated)) {
      if (!ASSOCIATED.containsAll(names(each))) {
        fields.keep("associations", stated);
      }
    }
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

  private static Set<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
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
}
