package io.newswire.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's table of topics is this list's; a failure here prints the table to paste. */
class ReadmeTest {

  @Test
  void listsEveryTopicAsItIs() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));

    String table =
        Topics.all().stream()
            .map(ReadmeTest::row)
            .collect(
                Collectors.joining(
                    "\n",
                    "| topic | key | value | kept | holds |\n| --- | --- | --- | --- | --- |\n",
                    "\n"));

    assertThat(readme).contains(table);
  }

  private static String row(Topic<?> topic) {
    String kept = topic.compacted() ? "newest per key" : topic.retention().toDays() + " days";
    return "| `%s` | %s | `%s` | %s | %s |"
        .formatted(topic.name(), topic.key(), topic.type().getSimpleName(), kept, topic.purpose());
  }
}
