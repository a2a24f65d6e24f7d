package io.newswire.events.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.newswire.events.GoldenRecords;
import io.newswire.events.Json;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files that other tools read are what the code says. After a change of the contract write them
 * anew: {@code ./mvnw -pl events test -Dtest=ContractFilesTest -Dcontract.write}.
 */
class ContractFilesTest {

  private static final Path FOLDER = Path.of("contract");
  private static final Path SCHEMAS = FOLDER.resolve("schemas");
  private static final Path RELEASED = FOLDER.resolve("released");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  @Test
  void areWhatTheCodeSays(@TempDir Path folder) throws Exception {
    Path target = System.getProperty("contract.write") == null ? folder : FOLDER;

    write(target);

    try (Stream<Path> files = Files.walk(target)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(FOLDER.resolve(target.relativize(file))).hasSameTextualContentAs(file, UTF_8);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void describeTheGoldenRecord(Topic<?> topic) throws IOException {
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                Json.mapper().readTree(SCHEMAS.resolve(Schemas.file(topic.type())).toFile()));

    assertThat(schema.validate(Json.mapper().readTree(GoldenRecords.of(topic)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("released")
  void breakNoReaderOfTheLastRelease(Path schema) throws IOException {
    List<String> breaks =
        Compatibility.breaks(
            Json.mapper().readTree(schema.toFile()),
            Json.mapper().readTree(SCHEMAS.resolve(schema.getFileName()).toFile()));

    assertThat(breaks).isEmpty();
  }

  @Test
  void keepTheTopicsOfTheLastRelease() throws IOException {
    assertThat(addresses(FOLDER)).containsAll(addresses(RELEASED));
  }

  static Stream<Topic<?>> topics() {
    return Topics.all().stream();
  }

  static List<Path> released() throws IOException {
    try (Stream<Path> files = Files.list(RELEASED.resolve("schemas"))) {
      return files.sorted().toList();
    }
  }

  private static List<String> addresses(Path folder) throws IOException {
    return YAML.readTree(folder.resolve("asyncapi.yaml").toFile()).findValuesAsText("address");
  }

  private static void write(Path folder) throws Exception {
    Javadocs docs = Javadocs.read();
    Guaranteed guaranteed = new Guaranteed();
    Map<String, Class<?>> types = new LinkedHashMap<>();
    for (Topic<?> topic : Topics.all()) {
      guaranteed.learn(topic, GoldenRecords.of(topic));
      types.put(Schemas.file(topic.type()), topic.type());
    }
    Files.createDirectories(folder.resolve("schemas"));
    YAML.writeValue(folder.resolve("asyncapi.yaml").toFile(), new AsyncApi(docs).document());
    Schemas schemas = new Schemas(docs, guaranteed);
    for (var type : types.entrySet()) {
      Files.writeString(
          folder.resolve("schemas").resolve(type.getKey()), pretty(schemas.of(type.getValue())));
    }
  }

  private static String pretty(JsonNode json) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return Json.mapper()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
            .writeValueAsString(json)
        + "\n";
  }
}
