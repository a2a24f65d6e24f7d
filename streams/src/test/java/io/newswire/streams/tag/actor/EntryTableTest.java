package io.newswire.streams.tag.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryTableTest {

  @Test
  void givesBackWhatWasPackedAndWhatWasPutBehindIt() {
    Entry person =
        new Entry.Person(
            "lex:LBY-someone",
            "صالح Someone",
            "LBY",
            "",
            List.of(
                new Office(
                    "Minister of Defence",
                    OfficeKind.DEFENCE_MINISTER,
                    "LBY",
                    LocalDate.of(2019, 2, 3),
                    null,
                    LocalDate.of(2021, 12, 31)),
                new Office("Judge", OfficeKind.JUDGE, "", null, LocalDate.of(1950, 1, 1), null)));
    Entry body =
        new Entry.Body(
            "Q1", "A Body", "party", "", "IGO", List.of("PTY", "LEG"), "IGOPTY", null, null, true);
    Entry put =
        new Entry.Body("lex:new", "New", "armed", "LBY", "LBY", List.of(), "", null, null, true);

    EntryTable table = EntryTable.of(List.of(person, body)).with(List.of(put));

    assertThat(table).containsExactly(person, body, put);
    assertThat(table.id(0)).isEqualTo("lex:LBY-someone");
    assertThat(table.id(2)).isEqualTo("lex:new");
  }
}
