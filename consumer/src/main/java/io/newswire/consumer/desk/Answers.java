package io.newswire.consumer.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.newswire.consumer.search.BadQueryException;
import io.newswire.events.Json;
import java.util.Map;

/** How the HTTP interface reads what all questions have, and writes answers. */
final class Answers {

  static final String JSON = "application/json";
  static final String GEO_JSON = "application/geo+json";

  private static final int LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  private Answers() {}

  /** How many are asked for. */
  static int limit(Context context) {
    String limit = context.queryParam("limit");
    if (limit == null) {
      return LIMIT;
    }
    if (!limit.matches("[0-9]{1,3}") || limit.equals("0") || Integer.parseInt(limit) > MAX_LIMIT) {
      throw new BadQueryException("limit: must be 1 to " + MAX_LIMIT);
    }
    return Integer.parseInt(limit);
  }

  /** Whether GeoJSON is asked for, by {@code format} or by what is accepted. */
  static boolean wantsGeoJson(Context context) {
    String format = context.queryParam("format");
    if (format == null) {
      String accept = context.header("accept");
      return accept != null && accept.contains(GEO_JSON);
    }
    return switch (format) {
      case "json" -> false;
      case "geojson" -> true;
      default -> throw new BadQueryException("format: must be json or geojson");
    };
  }

  static void error(Context context, HttpStatus status, String message) {
    context.status(status);
    json(context, Map.of("error", message));
  }

  static void json(Context context, Object value) {
    write(context, JSON, value);
  }

  static void write(Context context, String type, Object value) {
    try {
      context
          .contentType(type)
          .header("cache-control", "no-store")
          .header("vary", "accept")
          .result(Json.mapper().writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }
}
