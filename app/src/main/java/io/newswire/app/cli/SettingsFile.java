package io.newswire.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A YAML file of settings: each key is the long name of an option, without its dashes.
 *
 * @param path where it is; null when there is none
 * @param values its values, by key; what an option takes several times is divided by line breaks
 */
record SettingsFile(Path path, Map<String, String> values) {

  /** No file. */
  static final SettingsFile NONE = new SettingsFile(null, Map.of());

  private static final long MAX_BYTES = 1 << 20;

  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(10).build())
              .build());

  /**
   * Reads a file.
   *
   * @throws CommandFailure when it cannot be read, or is no list of settings; names file and key
   */
  static SettingsFile read(Path path) {
    JsonNode all = parse(path);
    if (all.isMissingNode() || all.isNull()) {
      return new SettingsFile(path, Map.of());
    }
    if (!all.isObject()) {
      throw new CommandFailure(path + ": is no list of settings such as desk-port: 8080");
    }
    Map<String, String> values = new LinkedHashMap<>();
    all.properties()
        .forEach(entry -> values.put(entry.getKey(), text(path, entry.getKey(), entry.getValue())));
    return new SettingsFile(path, values);
  }

  private static JsonNode parse(Path path) {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new CommandFailure(path + ": larger than " + MAX_BYTES + " bytes");
      }
      return YAML.readTree(path.toFile());
    } catch (JsonProcessingException e) {
      throw new CommandFailure(
          "%s, line %d: %s"
              .formatted(
                  path,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new CommandFailure(path + ": " + Reasons.of(e), e);
    }
  }

  private static String text(Path path, String key, JsonNode value) {
    if (value.isValueNode() && !value.isNull()) {
      return value.asText();
    }
    List<String> parts = new ArrayList<>();
    if (value.isObject()) {
      value
          .properties()
          .forEach(entry -> parts.add(entry.getKey() + "=" + scalar(path, key, entry.getValue())));
    } else if (value.isArray()) {
      value.forEach(element -> parts.add(scalar(path, key, element)));
    } else {
      throw new CommandFailure(path + ": " + key + ": has no value");
    }
    return String.join("\n", parts);
  }

  private static String scalar(Path path, String key, JsonNode value) {
    if (!value.isValueNode() || value.isNull()) {
      throw new CommandFailure(path + ": " + key + ": must hold plain values");
    }
    return value.asText();
  }
}
