package io.newswire.consumer.desk;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.newswire.consumer.export.ExportFormat;
import io.newswire.consumer.export.Exporter;
import io.newswire.consumer.search.Area;
import io.newswire.consumer.search.BadQueryException;
import io.newswire.consumer.search.Cursor;
import io.newswire.consumer.search.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** What can be asked of the articles over HTTP; for reading only. */
final class Api {

  private static final int EXPORTS_AT_ONCE = 4;
  private static final String DOCUMENT = "openapi.json";

  private final WireQueries queries;
  private final Directory directory;
  private final Exporter exporter;
  private final Semaphore exports = new Semaphore(EXPORTS_AT_ONCE);
  private final byte[] document;

  Api(WireQueries queries, Directory directory, Exporter exporter) {
    this.queries = queries;
    this.directory = directory;
    this.exporter = exporter;
    try (InputStream in = Api.class.getResourceAsStream(DOCUMENT)) {
      this.document = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "/api/articles", with(Filter.PARAMETERS, "cursor", "limit", "format"), this::articles),
        new Route("/api/articles/{uri}", List.of(), this::article),
        new Route("/api/stories/{id}", List.of("format"), this::story),
        new Route("/api/actors", List.of("q", "country", "kind", "cursor", "limit"), this::actors),
        new Route("/api/actors/{id}", List.of(), this::actor),
        new Route(
            "/api/places",
            List.of("q", "country", "box", "cursor", "limit", "format"),
            this::places),
        new Route("/api/places/{id}", List.of("format"), this::place),
        new Route("/api/export", with(Filter.PARAMETERS, "format", "gzip"), this::export),
        new Route("/api/openapi.json", List.of(), this::document));
  }

  private void articles(Context context) {
    String cursor = context.queryParam("cursor");
    boolean geoJson = Answers.wantsGeoJson(context);
    WireQueries.Page page =
        queries.page(
            Filter.of(context::queryParam),
            cursor == null ? null : Cursor.parse(cursor),
            Answers.limit(context));
    if (geoJson) {
      Answers.write(
          context,
          Answers.GEO_JSON,
          GeoJson.collection(page.lines(), GeoJson::article, page.next()));
    } else {
      Answers.json(context, page);
    }
  }

  private void article(Context context) {
    queries
        .article(context.pathParam("uri"))
        .ifPresentOrElse(
            article -> Answers.json(context, article),
            () -> Answers.error(context, HttpStatus.NOT_FOUND, "no article of this uri"));
  }

  private void story(Context context) {
    boolean geoJson = Answers.wantsGeoJson(context);
    List<Line> articles = queries.story(context.pathParam("id"));
    if (articles.isEmpty()) {
      Answers.error(context, HttpStatus.NOT_FOUND, "no story of this id");
    } else if (geoJson) {
      Answers.write(
          context, Answers.GEO_JSON, GeoJson.collection(articles, GeoJson::article, null));
    } else {
      Answers.json(context, Map.of("story", articles.get(0).story(), "articles", articles));
    }
  }

  private void actors(Context context) {
    Directory.Page<Directory.Actor> page =
        directory.actors(
            context.queryParam("q"),
            context.queryParam("country"),
            oneOf("kind", context.queryParam("kind"), "person", "organisation", "group"),
            context.queryParam("cursor"),
            Answers.limit(context));
    Answers.json(context, named("actors", page));
  }

  private void actor(Context context) {
    directory
        .actor(context.pathParam("id"))
        .ifPresentOrElse(
            actor -> Answers.json(context, actor),
            () -> Answers.error(context, HttpStatus.NOT_FOUND, "no actor of this id"));
  }

  private void places(Context context) {
    String box = context.queryParam("box");
    boolean geoJson = Answers.wantsGeoJson(context);
    Directory.Page<Directory.Place> page =
        directory.places(
            context.queryParam("q"),
            context.queryParam("country"),
            box == null ? null : Area.box(box),
            context.queryParam("cursor"),
            Answers.limit(context));
    if (geoJson) {
      Answers.write(
          context, Answers.GEO_JSON, GeoJson.collection(page.items(), GeoJson::place, page.next()));
    } else {
      Answers.json(context, named("places", page));
    }
  }

  private void place(Context context) {
    boolean geoJson = Answers.wantsGeoJson(context);
    directory
        .place(context.pathParam("id"))
        .ifPresentOrElse(
            place ->
                Answers.write(
                    context,
                    geoJson ? Answers.GEO_JSON : Answers.JSON,
                    geoJson ? GeoJson.place(place) : place),
            () -> Answers.error(context, HttpStatus.NOT_FOUND, "no place of this id"));
  }

  /** Everything that a filter lets through, as it is read, whose end nobody knows beforehand. */
  private void export(Context context) throws IOException {
    Filter filter = Filter.of(context::queryParam);
    ExportFormat format =
        ExportFormat.of(
            oneOf("format", context.queryParam("format"), ExportFormat.names()), "jsonl");
    boolean gzip = "true".equals(oneOf("gzip", context.queryParam("gzip"), "true", "false"));
    if (!exports.tryAcquire()) {
      context.header("retry-after", "30");
      Answers.error(
          context, HttpStatus.SERVICE_UNAVAILABLE, EXPORTS_AT_ONCE + " exports run already");
      return;
    }
    try {
      exporter.check(filter);
      String file = "newswire." + format.extension() + (gzip ? ".gz" : "");
      context
          .contentType(gzip ? "application/gzip" : format.mediaType())
          .header("cache-control", "no-store")
          .header("content-disposition", "attachment; filename=\"" + file + "\"");
      OutputStream out = context.res().getOutputStream();
      try (OutputStream target = gzip ? new GZIPOutputStream(out, 1 << 13) : out) {
        exporter.export(filter, format, target, count -> {});
      }
    } finally {
      exports.release();
    }
  }

  private void document(Context context) {
    context.contentType(Answers.JSON).result(document);
  }

  private static Map<String, Object> named(String name, Directory.Page<?> page) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(name, page.items());
    if (page.next() != null) {
      answer.put("next", page.next());
    }
    return answer;
  }

  private static String oneOf(String parameter, String value, String... allowed) {
    if (value != null && !Arrays.asList(allowed).contains(value)) {
      throw new BadQueryException(parameter + ": must be one of " + String.join(", ", allowed));
    }
    return value;
  }

  private static List<String> with(List<String> names, String... more) {
    return Stream.concat(names.stream(), Arrays.stream(more)).toList();
  }
}
