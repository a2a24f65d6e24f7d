package io.newswire.streams.route;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.newswire.events.Rule;
import java.util.Arrays;
import java.util.List;

/** Reads rules files: YAML, a map whose one key {@code rules} has a list of {@link Rule}. */
final class RulesFile {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private record Document(List<Rule> rules) {}

  private RulesFile() {}

  /**
   * Reads a file's content.
   *
   * @param name what messages call it, e.g. its path
   * @param yaml its content
   * @return its rules, not checked; an entry without content is null
   * @throws InvalidRulesException naming file and position
   */
  static List<Rule> read(String name, String yaml) {
    try {
      Document document = YAML.readValue(yaml, Document.class);
      if (document == null || document.rules() == null) {
        throw new InvalidRulesException(List.of(name + ": has no list 'rules'"));
      }
      return document.rules();
    } catch (UnrecognizedPropertyException e) {
      List<String> known = e.getKnownPropertyIds().stream().map(Object::toString).toList();
      String hint = DidYouMean.hint(e.getPropertyName(), known);
      throw invalid(name, e, "unknown key '" + e.getPropertyName() + "'" + hint);
    } catch (InvalidFormatException e) {
      throw invalid(name, e, "'" + e.getValue() + "' is no value for " + field(e) + values(e));
    } catch (ValueInstantiationException e) {
      throw invalid(name, e, e.getCause().getMessage());
    } catch (JsonProcessingException e) {
      throw invalid(name, e, e.getOriginalMessage().lines().findFirst().orElse("not YAML"));
    }
  }

  private static InvalidRulesException invalid(
      String name, JsonProcessingException e, String reason) {
    JsonLocation at = e.getLocation();
    String position =
        at == null ? "" : " line " + at.getLineNr() + ", column " + at.getColumnNr() + ":";
    return new InvalidRulesException(List.of(name + ":" + position + " " + reason));
  }

  private static String field(JsonMappingException e) {
    return e.getPath().isEmpty()
        ? "it"
        : "'" + e.getPath().get(e.getPath().size() - 1).getFieldName() + "'";
  }

  private static String values(InvalidFormatException e) {
    return e.getTargetType() != null && e.getTargetType().isEnum()
        ? "; known are "
            + String.join(
                ", ",
                Arrays.stream(e.getTargetType().getEnumConstants())
                    .map(constant -> YAML.convertValue(constant, String.class))
                    .toList())
        : "";
  }
}
