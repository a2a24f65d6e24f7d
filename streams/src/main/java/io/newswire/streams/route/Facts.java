package io.newswire.streams.route;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import io.newswire.events.Actor;
import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Location;
import io.newswire.events.Story;
import io.newswire.events.Subject;
import io.newswire.streams.route.Struct.Field;
import io.newswire.streams.route.Wording.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an expression can ask about an article: its variables and their fields, each declared once
 * with its type and where its value comes from. What is unknown is an empty text or list, an {@code
 * urgency} of {@value #LEAST_URGENT}, and a coordinate that is not a number.
 */
final class Facts {

  /** The urgency of an article whose source states none. */
  static final int LEAST_URGENT = 9;

  private static final CelType STRINGS = ListType.create(SimpleType.STRING);

  static final Struct<Actor> ACTOR =
      new Struct<>(
          "Actor",
          List.of(
              new Field<>("id", SimpleType.STRING, Actor::id),
              new Field<>("name", SimpleType.STRING, Actor::name),
              new Field<>("kind", SimpleType.STRING, actor -> code(actor.kind())),
              new Field<>("country", SimpleType.STRING, actor -> text(actor.country())),
              new Field<>("code", SimpleType.STRING, Facts::ploverCode),
              new Field<>("sectors", STRINGS, Facts::sectors),
              new Field<>("cameo", SimpleType.STRING, actor -> text(actor.cameo())),
              new Field<>("wikidata", SimpleType.STRING, actor -> text(actor.wikidata())),
              new Field<>(
                  "office",
                  SimpleType.STRING,
                  actor -> actor.role() == null ? "" : text(actor.role().title())),
              new Field<>("mentions", SimpleType.INT, actor -> (long) actor.mentions().size()),
              new Field<>("confidence", SimpleType.DOUBLE, Actor::confidence)));

  static final Struct<Location> LOCATION =
      new Struct<>(
          "Location",
          List.of(
              new Field<>(
                  "geonamesId",
                  SimpleType.INT,
                  place -> Objects.requireNonNullElse(place.geonamesId(), 0L)),
              new Field<>("name", SimpleType.STRING, Location::name),
              new Field<>("feature", SimpleType.STRING, place -> text(place.featureCode())),
              new Field<>("country", SimpleType.STRING, place -> text(place.country())),
              new Field<>("admin1", SimpleType.STRING, place -> text(place.admin1())),
              new Field<>("latitude", SimpleType.DOUBLE, place -> coordinate(place, 1)),
              new Field<>("longitude", SimpleType.DOUBLE, place -> coordinate(place, 0)),
              new Field<>("role", SimpleType.STRING, place -> code(place.role())),
              new Field<>("mentions", SimpleType.INT, place -> (long) place.mentions().size()),
              new Field<>("confidence", SimpleType.DOUBLE, Location::confidence)));

  static final Struct<Story> STORY =
      new Struct<>(
          "Story",
          List.of(
              new Field<>("id", SimpleType.STRING, Story::id),
              new Field<>("articles", SimpleType.INT, story -> (long) story.articles()),
              new Field<>("sources", STRINGS, Story::sources),
              new Field<>(
                  "independentSources",
                  SimpleType.INT,
                  story -> (long) story.independentSources())));

  /** The variables, but for the {@link #TEXTS}. */
  static final Struct<ArticleEvent> VARIABLES =
      new Struct<>(
          "Facts",
          List.of(
              new Field<>(
                  "actors",
                  ListType.create(ACTOR.type()),
                  event -> event.actors().stream().map(ACTOR::value).toList()),
              new Field<>(
                  "locations",
                  ListType.create(LOCATION.type()),
                  event -> event.locations().stream().map(LOCATION::value).toList()),
              new Field<>("countries", STRINGS, Facts::countries),
              new Field<>("sectors", STRINGS, Facts::allSectors),
              new Field<>("story", STORY.type(), event -> STORY.value(story(event))),
              new Field<>("verdict", SimpleType.STRING, event -> event.verdict().type().code()),
              new Field<>("revision", SimpleType.INT, event -> (long) event.revision()),
              new Field<>("uri", SimpleType.STRING, event -> event.article().uri()),
              new Field<>("source", SimpleType.STRING, event -> event.article().source()),
              new Field<>(
                  "publisher", SimpleType.STRING, event -> text(event.article().publisher())),
              new Field<>("credit", SimpleType.STRING, event -> text(event.article().credit())),
              new Field<>("language", SimpleType.STRING, event -> text(event.article().language())),
              new Field<>("urgency", SimpleType.INT, Facts::urgency),
              new Field<>("section", SimpleType.STRING, event -> text(event.article().section())),
              new Field<>("genre", SimpleType.STRING, event -> text(event.article().genre())),
              new Field<>("slugline", SimpleType.STRING, event -> text(event.article().slugline())),
              new Field<>("keywords", STRINGS, event -> event.article().keywords()),
              new Field<>("signals", STRINGS, event -> event.article().signals()),
              new Field<>("subjects", STRINGS, Facts::subjects)));

  /** The parts of the text, as expressions call them. */
  static final Map<String, Part> TEXTS =
      Map.of("headline", Part.HEADLINE, "body", Part.BODY, "text", Part.TEXT);

  private final ArticleEvent event;
  private final Map<String, Object> known = new HashMap<>();

  /** The facts of one article, each worked out when it is first asked for; for one thread. */
  Facts(ArticleEvent event) {
    this.event = event;
  }

  /** The value of a variable. */
  Object value(String variable) {
    return known.computeIfAbsent(variable, name -> VARIABLES.field(name).value().apply(event));
  }

  /**
   * All values at a path, e.g. {@code actors.country}: of a list, those of its elements.
   *
   * @param path a variable, and then maybe a field
   * @param visitor is given each
   */
  void visit(String path, Consumer<Object> visitor) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      each(value(path), visitor);
    } else {
      String field = path.substring(dot + 1);
      each(value(path.substring(0, dot)), struct -> each(((Map<?, ?>) struct).get(field), visitor));
    }
  }

  /** Whether a path ends in structs, whose fields have values but which have none. */
  static boolean isStruct(String path) {
    return Set.of("actors", "locations", "story").contains(path);
  }

  private static void each(Object value, Consumer<Object> visitor) {
    if (value instanceof List<?> list) {
      list.forEach(visitor);
    } else {
      visitor.accept(value);
    }
  }

  /** The names of all variables. */
  static Set<String> names() {
    Set<String> names = new TreeSet<>(VARIABLES.names());
    names.addAll(TEXTS.keySet());
    return names;
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String ploverCode(Actor actor) {
    return actor.plover() == null ? "" : text(actor.plover().code());
  }

  private static List<String> sectors(Actor actor) {
    return actor.plover() == null ? List.of() : actor.plover().sector();
  }

  private static List<String> allSectors(ArticleEvent event) {
    return distinct(event.actors().stream().map(Facts::sectors).flatMap(Collection::stream));
  }

  private static List<String> countries(ArticleEvent event) {
    return distinct(
        Stream.concat(
                event.actors().stream().map(Actor::country),
                event.locations().stream().map(Location::country))
            .filter(Objects::nonNull));
  }

  private static List<String> distinct(Stream<String> texts) {
    return List.copyOf(texts.collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Story story(ArticleEvent event) {
    Article article = event.article();
    return event.story() != null
        ? event.story()
        : new Story("", article.uri(), article.time(), 1, List.of(article.source()), 1);
  }

  private static Object urgency(ArticleEvent event) {
    Integer urgency = event.article().urgency();
    return urgency == null ? (long) LEAST_URGENT : (long) urgency;
  }

  /** Names and uris: a rule may ask for either. */
  private static List<String> subjects(ArticleEvent event) {
    List<String> all = new ArrayList<>();
    for (Subject subject : event.article().subjects()) {
      Stream.of(subject.name(), subject.uri()).filter(Objects::nonNull).forEach(all::add);
    }
    return all;
  }

  private static Object coordinate(Location place, int index) {
    return place.geometry() == null ? Double.NaN : place.geometry().coordinates().get(index);
  }
}
