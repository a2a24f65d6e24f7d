package io.newswire.consumer.export;

import io.newswire.events.Actor;
import io.newswire.events.Article;
import io.newswire.events.Location;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Comma-separated values; several values of one column are separated by semicolons. A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvRows implements Rows {

  private static final List<String> COLUMNS =
      List.of(
          "uri",
          "source",
          "language",
          "time",
          "published",
          "headline",
          "status",
          "verdict",
          "revision",
          "story",
          "independent_sources",
          "actors",
          "actor_codes",
          "places",
          "countries",
          "latitude",
          "longitude",
          "link");

  @Override
  public void begin(Writer out) throws IOException {
    out.write(String.join(",", COLUMNS) + "\r\n");
  }

  @Override
  public void write(Writer out, Exported exported) throws IOException {
    Article article = exported.event().article();
    List<Actor> actors = exported.event().actors();
    List<Location> places = exported.event().locations();
    List<Location> located = exported.located();
    List<Object> cells = new ArrayList<>();
    cells.add(text(article.uri()));
    cells.add(text(article.source()));
    cells.add(text(article.language()));
    cells.add(exported.time());
    cells.add(article.time());
    cells.add(text(article.headline()));
    cells.add(exported.status());
    cells.add(exported.verdict());
    cells.add(exported.revision());
    cells.add(text(exported.story()));
    cells.add(exported.independentSources());
    cells.add(joined(actors, Actor::name));
    cells.add(joined(actors, CsvRows::code));
    cells.add(joined(places, Location::name));
    cells.add(joined(places, Location::country));
    cells.add(located.isEmpty() ? null : located.get(0).geometry().coordinates().get(1));
    cells.add(located.isEmpty() ? null : located.get(0).geometry().coordinates().get(0));
    cells.add(text(article.link()));
    out.write(cells.stream().map(CsvRows::cell).collect(Collectors.joining(",")) + "\r\n");
  }

  private static String code(Actor actor) {
    return actor.plover() == null
        ? actor.country()
        : actor.plover().code() + actor.plover().sector().stream().findFirst().orElse("");
  }

  private static <T> String joined(List<T> items, Function<T, String> name) {
    return text(
        items.stream()
            .map(name)
            .filter(Objects::nonNull)
            .map(part -> part.replace(';', ','))
            .distinct()
            .collect(Collectors.joining(";")));
  }

  private static String text(String value) {
    boolean formula = value != null && value.matches("(?s)[=+\\-@\t\r].*");
    return formula ? "'" + value : value;
  }

  private static String cell(Object value) {
    String text = value == null ? "" : value.toString();
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
