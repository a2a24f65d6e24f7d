package io.newswire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightsCommandTest {

  /** A failure here prints the table to paste. */
  @Test
  void isWhatTheDocumentationSays() throws IOException {
    String documented = Files.readString(Path.of("../docs/security.md"));

    String table = RightsCommand.table(List.of(Role.values()));

    assertThat(documented).contains(table);
  }

  @Test
  void printsTheCommandsThatGiveRights() {
    CommandRun run = CommandRun.of("topics", "rights", "streams", "--acls");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "--add --allow-principal 'User:newswire-streams' --operation Write"
                + " --topic 'news.articles' --resource-pattern-type literal")
        .contains("--operation Delete --topic 'newswire-streams-' --resource-pattern-type prefixed")
        .contains("--operation Write --transactional-id 'newswire-streams-'")
        .contains("--operation Read --group 'newswire-streams'")
        .doesNotContain("newswire-producer");
  }

  @Test
  void namesOtherPrincipals() {
    CommandRun run =
        CommandRun.of("topics", "rights", "consumer", "--acls", "--principal=User:CN=%s");

    assertThat(run.out()).contains("'User:CN=consumer'");
  }
}
