package io.newswire.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {

  private static final String OLDER =
      """
      {"type": "object",
       "properties": {
         "uri": {"type": "string"},
         "at": {"type": "string", "format": "date-time"},
         "tags": {"type": "array", "items": {"type": "string"}},
         "status": {"$ref": "#/$defs/Status"}},
       "required": ["uri"],
       "$defs": {"Status": {"type": "string", "enum": ["usable", "canceled"]}}}
      """;

  @Test
  void allowsWhatIsAdded() throws IOException {
    String newer =
        OLDER
            .replace("\"required\": [\"uri\"]", "\"required\": [\"uri\", \"at\"]")
            .replace("\"properties\": {", "\"properties\": {\"more\": {\"type\": \"number\"},")
            .replace("\"canceled\"", "\"canceled\", \"withheld\"");

    assertThat(Compatibility.breaks(json(OLDER), json(newer))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "uri": {"type": "string"},               |                               | uri is gone
          "uri": {"type": "string"}                | "uri": {"type": "integer"}    | uri: type was "string" and is "integer"
          , "format": "date-time"                  |                               | at: format was "date-time" and is
          "items": {"type": "string"}              | "items": {"type": "number"}   | tags[]: type was "string" and is "number"
          "required": ["uri"]                      | "required": []                | : "uri" may be missing now
          "enum": ["usable", "canceled"]           | "enum": ["usable"]            | Status: no value "canceled" any more
          "Status": {                              | "Other": {                    | Status is gone
          """)
  void namesWhatBreaksAReader(String part, String instead, String broken) throws IOException {
    String newer = OLDER.replace(part, instead == null ? "" : instead);

    assertThat(Compatibility.breaks(json(OLDER), json(newer)))
        .singleElement()
        .asString()
        .isEqualToIgnoringWhitespace(broken);
  }

  private static JsonNode json(String text) throws IOException {
    return Json.mapper().readTree(text);
  }
}
