package io.newswire.producer.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** By what a JSON object is told to be ninjs, of any version, or an agency's dialect of it. */
final class NinjsSigns {

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

  private static final Set<String> LIKE_NINJS =
      Set.of("pubstatus", "versioncreated", "body_html", "body_text", "article_html");

  /** Texts of any kind, as ninjs 1 allows them. */
  private static final Pattern TEXTS = Pattern.compile("(?:body|headline|description)_\\w+");

  private NinjsSigns() {}

  /** Whether there are any in an object. */
  static boolean in(ObjectNode object) {
    if (object.path("origin").isObject()) {
      return false;
    }
    if (!object.path("uri").isTextual()) {
      return Stream.of(Ninjs.LOCAL_IDS).anyMatch(id -> object.path(id).isTextual())
          && LIKE_NINJS.stream().anyMatch(object::has);
    }
    return (TELLING.stream().anyMatch(object::has)
        || names(object).anyMatch(name -> TEXTS.matcher(name).matches())
        || (object.path("standard").toString() + object.path("$standard")).contains("ninjs")
        || names(object).allMatch(OTHER_FIELDS::contains));
  }

  private static Stream<String> names(ObjectNode object) {
    return object.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !name.equals("uri") && !name.endsWith("standard"));
  }
}
