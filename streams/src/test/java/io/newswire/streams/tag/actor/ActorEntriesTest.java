package io.newswire.streams.tag.actor;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.LexiconEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorEntriesTest {

  private static final ActorEntries ENTRIES = ActorEntries.standard();
  private static final Path COVERAGE = Path.of("../docs/coverage.md");

  /** When the tables were last gone through. */
  private static final LocalDate COMPILED = LocalDate.of(2026, 3, 1);

  @Test
  void hasNothingThatDeservesASecondLook() {
    assertThat(ENTRIES.lint(COMPILED)).isEmpty();
  }

  @Test
  void findsATermThatIsTooOldAndASecondHolder() {
    LexiconEntry minister = ENTRIES.named("Hakan Fidan").get(0);
    LexiconEntry.Term old =
        new LexiconEntry.Term(
            "Minister of Foreign Affairs",
            "foreign_minister",
            "FRA",
            LocalDate.of(1999, 1, 1),
            null,
            null);
    LexiconEntry changed = minister.withOffices(List.of(old));

    var findings = ENTRIES.with(Map.of(changed.id(), changed)).lint(COMPILED);

    assertThat(findings)
        .extracting(LexiconLint.Finding::rule)
        .containsExactlyInAnyOrder("open-term", "two-holders");
  }

  @Test
  void findsAnUnknownCountry() {
    LexiconEntry changed = ENTRIES.named("Hakan Fidan").get(0).withCountry("XYZ");

    assertThat(ENTRIES.with(Map.of(changed.id(), changed)).lint(COMPILED))
        .extracting(LexiconLint.Finding::rule)
        .contains("unknown-country");
  }

  @Test
  void documentsItsCoverage() throws Exception {
    assertThat(Files.readString(COVERAGE))
        .as("./newswire lexicon coverage prints the table of docs/coverage.md")
        .contains(ENTRIES.coverage().markdown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"أنطونيو غوتيريش", "Антониу Гутерриш", "Antonio Guterres"})
  void findsAnEntryByItsNameInAnyScript(String name) {
    assertThat(ENTRIES.named(name)).extracting(LexiconEntry::id).contains("Q311440");
  }

  @Test
  void statesAPackagedEntryAsItCanBePutAgain() {
    LexiconEntry entry = ENTRIES.byId("Q311440").orElseThrow();

    ActorEntries again = ENTRIES.with(Map.of(entry.id(), entry));

    assertThat(again.byId("Q311440").orElseThrow().withAliases(entry.aliases())).isEqualTo(entry);
    assertThat(again.problems(entry)).isEmpty();
  }
}
