package io.newswire.producer.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code sources.yaml}:
 *
 * <pre>{@code
 * sources:
 *   - {id: example-daily, type: poll, url: "https://example.net/rss", every: PT5M, publisher: Example Group}
 *   - {id: example-agency, type: watch, folder: /srv/agency, language: en}
 *   - {id: example-wire, type: pull, url: "sftp://us@example.net/out", privateKeyFile: key, hostKey: "SHA256:…"}
 * push:
 *   port: 8081
 *   tokens: {example-desk: a-long-random-token}
 * }</pre>
 */
public final class SourcesFile {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Path file;
  private final List<Source> sources = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private Push push = Push.DEFAULT;

  private SourcesFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws SourcesException when it is not there, no YAML, or declares what cannot be
   */
  public static Sources read(Path file) {
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = MAPPER.getFactory().createParser(in)) {
      return new SourcesFile(file).read(parser);
    } catch (NoSuchFileException e) {
      throw new SourcesException(file + ": no such file", e);
    } catch (JsonProcessingException e) {
      throw new SourcesException(file + lineOf(e.getLocation()) + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new SourcesException(file + ": " + e.getMessage(), e);
    }
  }

  private Sources read(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return Sources.NONE;
    }
    if (first != JsonToken.START_OBJECT) {
      throw problem(parser, "expected the keys 'sources' and 'push'", null);
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonLocation at = parser.currentTokenLocation();
      parser.nextToken();
      switch (key) {
        case "sources" -> readSources(parser);
        case "push" ->
            push =
                parser.currentToken() == JsonToken.VALUE_NULL
                    ? push
                    : value(parser, Push.class, key);
        default ->
            throw problem(at, key + ": " + Words.unknown(key, List.of("sources", "push")), null);
      }
    }
    return new Sources(sources, push);
  }

  private void readSources(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw problem(parser, "sources: expected a list", null);
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonLocation at = parser.currentTokenLocation();
      String key = "sources[" + sources.size() + "]";
      Source source = value(parser, Source.class, key);
      if (source == null) {
        throw problem(at, key + ": nothing is declared", null);
      }
      if (!ids.add(source.id())) {
        throw problem(at, key + ".id: a source before is called " + source.id(), null);
      }
      sources.add(source);
    }
  }

  private <T> T value(JsonParser parser, Class<T> type, String path) throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    try {
      return MAPPER.readValue(parser, type);
    } catch (ValueInstantiationException e) {
      // The record refused a value, and its words begin with the key.
      String words = Words.of(e);
      throw problem(whereIs(keyOf(words), start), path + "." + words, e);
    } catch (JsonMappingException e) {
      String words = Words.of(e);
      throw problem(
          e.getLocation() == null ? start : e.getLocation(),
          path + (words.startsWith("[") ? "" : ".") + words,
          e);
    }
  }

  private static String keyOf(String words) {
    return words.split("[^A-Za-z]", 2)[0];
  }

  /** Where a key stands in the value that begins somewhere; the beginning when it is missing. */
  private JsonLocation whereIs(String key, JsonLocation start) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        JsonParser again = MAPPER.getFactory().createParser(in)) {
      while (again.nextToken() != null
          && again.currentTokenLocation().getCharOffset() < start.getCharOffset()) {
        // not there yet
      }
      int depth = 0;
      do {
        JsonToken token = again.currentToken();
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth == 1 && token == JsonToken.FIELD_NAME && again.currentName().equals(key)) {
          return again.currentTokenLocation();
        }
      } while (depth > 0 && again.nextToken() != null);
    }
    return start;
  }

  private SourcesException problem(JsonParser at, String what, Throwable cause) {
    return problem(at.currentTokenLocation(), what, cause);
  }

  private SourcesException problem(JsonLocation at, String what, Throwable cause) {
    return new SourcesException(file + lineOf(at) + ": " + what, cause);
  }

  private static String lineOf(JsonLocation at) {
    return at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr();
  }
}
