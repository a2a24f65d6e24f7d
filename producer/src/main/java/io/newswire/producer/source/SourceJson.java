package io.newswire.producer.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.file.Path;

/** A source as JSON, by the keys of {@code sources.yaml}. */
public final class SourceJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addSerializer(Path.class, new ToStringSerializer()))
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.NON_DEFAULT))
          .build();

  private SourceJson() {}

  /** What {@code sources.yaml} would say of a source. */
  public static JsonNode write(Source source) {
    try {
      // By way of text: only so does Jackson write the type of a root value.
      return MAPPER.readTree(MAPPER.writerFor(Source.class).writeValueAsString(source));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a source holds nothing but text", e);
    }
  }

  /**
   * Reads a source.
   *
   * @throws SourcesException when it cannot be one; the message names the key
   */
  public static Source read(JsonNode declared) {
    try {
      return MAPPER.treeToValue(declared, Source.class);
    } catch (JsonMappingException e) {
      throw new SourcesException(Words.of(e), e);
    } catch (JsonProcessingException e) {
      throw new SourcesException(e.getOriginalMessage(), e);
    }
  }
}
