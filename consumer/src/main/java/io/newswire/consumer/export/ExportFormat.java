package io.newswire.consumer.export;

import java.util.Arrays;
import java.util.Locale;

/** The formats of exports. */
public enum ExportFormat {
  /** JSON Lines: each event as {@code news.articles} held it. */
  JSONL("jsonl", "application/x-ndjson"),
  /** GeoJSON: one feature collection, a feature for each article. */
  GEOJSON("geojson", "application/geo+json"),
  /** JSON Lines after PLOVER: who and where, as codes. */
  PLOVER("plover.jsonl", "application/x-ndjson"),
  /** Comma-separated values with a head line. */
  CSV("csv", "text/csv; charset=utf-8");

  private final String extension;
  private final String mediaType;

  ExportFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /** The name used on the command line and in URLs. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How names of its files end, without a dot before it. */
  public String extension() {
    return extension;
  }

  /** Its media type. */
  public String mediaType() {
    return mediaType;
  }

  /** The {@link #code()}. */
  @Override
  public String toString() {
    return code();
  }

  Rows rows() {
    return switch (this) {
      case JSONL -> new JsonLinesRows();
      case GEOJSON -> new GeoJsonRows();
      case PLOVER -> new PloverRows();
      case CSV -> new CsvRows();
    };
  }

  /** All {@link #code()}s. */
  public static String[] names() {
    return Arrays.stream(values()).map(ExportFormat::code).toArray(String[]::new);
  }

  /**
   * The format of a code.
   *
   * @param code null for the usual one
   * @param usual the code of that
   */
  public static ExportFormat of(String code, String usual) {
    return valueOf((code == null ? usual : code).toUpperCase(Locale.ROOT));
  }
}
