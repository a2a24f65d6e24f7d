package io.newswire.consumer.alert;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.newswire.consumer.alert.channel.ChannelConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads {@code channels.yaml}:
 *
 * <pre>{@code
 * channels:
 *   - {name: log, type: log}
 *   - {name: ops, type: webhook, url: "https://ops.example.org/alerts", secrets: [{env: OPS_SECRET}]}
 *   - {name: team, type: slack, url: {file: /run/secrets/slack}}
 *   - {name: desk, type: mail, host: smtp.example.org, user: wire, password: {env: SMTP_PASSWORD},
 *      from: Newswire <wire@example.org>, to: [desk@example.org], zone: Africa/Tripoli}
 * defaults: [log, desk]
 * maxAge: P1D
 * retries: {first: PT5S, longest: PT6H, attempts: 24}
 * }</pre>
 *
 * What is wrong is said with the file, the line and the key, and never with a secret.
 */
public final class ChannelsFile {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Path file;
  private final List<ChannelConfig> channels = new ArrayList<>();
  private List<String> defaults;
  private Duration maxAge;
  private RetryPolicy retries;

  private ChannelsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws ChannelsException when it is not there, no YAML, or declares what cannot be
   */
  public static AlertConfig read(Path file) {
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = MAPPER.getFactory().createParser(in)) {
      return new ChannelsFile(file).read(parser);
    } catch (NoSuchFileException e) {
      throw new ChannelsException(file + ": no such file", e);
    } catch (JsonProcessingException e) {
      throw new ChannelsException(
          file + lineOf(e.getLocation()) + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ChannelsException(file + ": " + e.getMessage(), e);
    }
  }

  private AlertConfig read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw problem(parser.currentTokenLocation(), "expected the key 'channels'", null);
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonLocation at = parser.currentTokenLocation();
      parser.nextToken();
      switch (key) {
        case "channels" -> readChannels(parser);
        case "defaults" -> defaults = Arrays.asList(value(parser, String[].class, key));
        case "maxAge" -> maxAge = value(parser, Duration.class, key);
        case "retries" -> retries = value(parser, RetryPolicy.class, key);
        default ->
            throw problem(
                at,
                "unknown key '" + key + "'; known are channels, defaults, maxAge, retries",
                null);
      }
    }
    try {
      return new AlertConfig(channels, defaults, maxAge, retries);
    } catch (IllegalArgumentException e) {
      throw new ChannelsException(file + ": " + e.getMessage(), e);
    }
  }

  private void readChannels(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw problem(parser.currentTokenLocation(), "channels: expected a list", null);
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonLocation at = parser.currentTokenLocation();
      String key = "channels[" + channels.size() + "]";
      ChannelConfig channel = value(parser, ChannelConfig.class, key);
      if (channel == null) {
        throw problem(at, key + ": nothing is declared", null);
      }
      if (channels.stream().anyMatch(other -> other.name().equals(channel.name()))) {
        throw problem(at, key + ".name: a channel before is named " + channel.name(), null);
      }
      channels.add(channel);
    }
  }

  private <T> T value(JsonParser parser, Class<T> type, String key) throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    try {
      return MAPPER.readValue(parser, type);
    } catch (JsonMappingException e) {
      JsonLocation at = e.getLocation() == null ? start : e.getLocation();
      if (e.getCause() instanceof IllegalArgumentException refused) {
        // The record refused its values: its own words name the key.
        String path = path(e);
        throw problem(path.isEmpty() ? start : at, key + join(path, refused.getMessage()), e);
      }
      throw problem(at, key + path(e) + ": " + words(e), e);
    }
  }

  private static String join(String path, String words) {
    return path + (path.isEmpty() && words.matches("[A-Za-z]+:.*") ? "." : ": ") + words;
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getFieldName())
        .collect(Collectors.joining());
  }

  private static String words(JsonMappingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "unknown key; known are "
          + unknown.getKnownPropertyIds().stream()
              .map(Object::toString)
              .sorted()
              .collect(Collectors.joining(", "));
    }
    if (e instanceof InvalidTypeIdException) {
      return "type: expected log, webhook, slack or mail";
    }
    if (e instanceof InvalidFormatException format && format.getTargetType() == Duration.class) {
      return "'" + format.getValue() + "' is no ISO-8601 duration such as PT5M";
    }
    return e.getOriginalMessage().lines().findFirst().orElse("cannot be read");
  }

  private ChannelsException problem(JsonLocation at, String what, Throwable cause) {
    return new ChannelsException(file + lineOf(at) + ": " + what, cause);
  }

  private static String lineOf(JsonLocation at) {
    return at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr();
  }
}
