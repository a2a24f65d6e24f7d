package io.newswire.streams.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newswire.events.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

  @Test
  void thePackagedRulesAreValid() {
    Rules rules = Rules.standard();

    assertThat(rules.list())
        .extracting(Rule::id)
        .contains("conflict", "politics", "humanitarian", "urgent");
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), rule("urgency < 3\n  alert: info"));

    Rules rules = Rules.load(file);

    assertThat(rules.list()).singleElement().extracting(Rule::version).isEqualTo(1);
  }

  @Test
  void namesAFileThatIsNotThere(@TempDir Path folder) {
    Path missing = folder.resolve("missing.yaml");

    assertThatThrownBy(() -> Rules.load(missing))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageContaining(missing.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "urgncy < 3|line 1, column 1: unknown name 'urgncy'; did you mean 'urgency'?",
        "actors.exists(a, a.contry == 'LBY')|undefined field 'contry'; did you mean 'country'?",
        "story.independantSources > 1|did you mean 'independentSources'?",
        "urgency <|line 1, column 10",
        "urgency|expected type 'bool' but found 'int'",
        "urgency == 'high'|'_==_' cannot be applied to (int, string)",
        "text.mention(['x'])|unknown name 'mention'; did you mean 'mentions'?",
        "text.mentions(keywords)|takes a list of texts in quotes",
        "text.mentions([])|takes a list of texts in quotes",
        "text.mentions(['...'])|has no letter or digit",
        "actor.sectr == 'MIL'|unknown name 'actor'; did you mean 'actors'?",
        "actors.exists(a, a.sectr == 'MIL')|undefined field 'sectr'; did you mean 'sectors'?",
        "locations.near(95, 13, 10)|near: a latitude lies between -90 and 90, not at 95.0",
        "locations.near(32, 13, -1)|near: a distance must be 0 or more",
        "locations.near(32, 13)|'near' cannot be applied to",
        "locations.near(urgency, 13, 5)|near takes numbers",
        "locations.within(40, 0, 30, 10)|within: south 40.0 lies north of 30.0",
        "actors.near(32, 13, 5)|'near' cannot be applied to",
        "actors.exists(a, actors.exists(b, actors.exists(c, a.id != b.id && b.id != c.id)))|allowed are 1,000,000; nest fewer loops",
      })
  void saysWhatIsWrongWithAnExpressionAndWhere(String expression, String message) {
    String yaml = rule("\"" + expression + "\"\n    alert: info");

    assertThatThrownBy(() -> Rules.parse("my.yaml", yaml))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageContaining("my.yaml: rule 1 'a-rule': when: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{rules: [{id: a, when: 'true'}]}|rule 1 'a': has no action",
        "{rules: [{id: a, when: 'true', route: conflct}]}|no route 'conflct'; did you mean 'conflict'?",
        "{rules: [{id: a, when: 'true', route: sport}]}|known are conflict, humanitarian, politics",
        "{rules: [{id: a, route: conflict}]}|rule 1 'a': has no 'when'",
        "{rules: [{when: 'true', route: conflict}]}|rule 1: has no id",
        "{rules: [{id: 'A b', when: 'true', route: conflict}]}|lower-case words",
        "{rules: [{id: a, version: -1, when: 'true', route: conflict}]}|version must be 1 or more",
        "{rules: [{id: a, when: 'true', rout: conflict}]}|unknown key 'rout'; did you mean 'route'?",
        "{rules: [{id: a, when: 'true', alert: loud}]}|no severity 'loud'; known are info, warning, critical",
        "{rule: []}|unknown key 'rule'; did you mean 'rules'?",
        "{}|has no list 'rules'",
        "{rules: [|my.yaml: line 1",
        "{rules: [{id: a, when: 'true', alert: {severity: info, digest: 1 hour}}]}|'1 hour' is no value for 'digest'",
        "{rules: [{id: a, when: 'true', alert: {severity: info, chanels: [x]}}]}|unknown key 'chanels'; did you mean 'channels'?",
        "{rules: [{id: a, when: 'true', alert: {severity: info, rateLimit: {max: 0, per: PT1H}}}]}|rateLimit.max must be 1 or more",
        "{rules: [{id: a, when: 'true', alert: {severity: info, schedule: {zone: Africa/Atlantis}}}]}|'Africa/Atlantis' is no value for 'zone'",
        "{rules: [{id: a, when: 'true', alert: info}, {id: a, when: 'true', alert: info}]}|rule 2 'a': another rule has this id",
      })
  void saysWhatIsWrongWithARule(String yaml, String message) {
    assertThatThrownBy(() -> Rules.parse("my.yaml", yaml))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageStartingWith("my.yaml")
        .hasMessageContaining(message);
  }

  @Test
  void refusesAFileThatIsTooLarge(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("large.yaml"), "#".repeat(3_000_000));

    assertThatThrownBy(() -> Rules.load(file))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageContaining("large.yaml: has 3,000,000 bytes, allowed are 2,097,152");
  }

  @Test
  void refusesAnExpressionThatIsTooLong() {
    String yaml = rule("\"text.mentions(['" + "x".repeat(1_000_000) + "'])\"\n  alert: info");

    assertThatThrownBy(() -> Rules.parse("my.yaml", yaml))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageContaining(
            "rule 1 'a-rule': when: has 1,000,019 characters, allowed are 10,000");
  }

  @Test
  void doesNotExpandAliases() {
    String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nrules:\n  - {id: a, when: *b, alert: info}\n";

    assertThatThrownBy(() -> Rules.parse("my.yaml", bomb))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageContaining("my.yaml: line 5, column 1: unknown key 'a'");
  }

  @Test
  void reportsAllProblemsAtOnce() {
    String yaml = "{rules: [{id: a, when: 'x', alert: info}, {id: b, when: 'true'}]}";

    assertThatThrownBy(() -> Rules.parse("my.yaml", yaml))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidRulesException.class))
        .extracting(InvalidRulesException::problems)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(2);
  }

  private static String rule(String when) {
    return "rules:\n  - id: a-rule\n    when: " + when.replace("\n  alert", "\n    alert") + "\n";
  }
}
