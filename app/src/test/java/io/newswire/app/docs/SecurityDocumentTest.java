package io.newswire.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each test that docs/security.md names is there. */
class SecurityDocumentTest {

  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT))(?:\\.(\\w+))?`");

  @TestFactory
  Stream<DynamicTest> namesTestsThatAreThere() throws IOException {
    List<Path> sources = sources();
    Matcher named = NAMED.matcher(Files.readString(Path.of("../docs/security.md")));
    return named
        .results()
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test.group(),
                    () ->
                        assertThat(sources)
                            .filteredOn(file -> file.endsWith(test.group(1) + ".java"))
                            .singleElement()
                            .satisfies(
                                file ->
                                    assertThat(Files.readString(file))
                                        .contains(
                                            test.group(2) == null
                                                ? "class " + test.group(1)
                                                : " " + test.group(2) + "("))));
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("events", "producer", "streams", "consumer", "app")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/test/java"))) {
        files.filter(Files::isRegularFile).forEach(sources::add);
      }
    }
    return sources;
  }
}
