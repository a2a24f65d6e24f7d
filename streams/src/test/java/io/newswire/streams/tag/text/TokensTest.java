package io.newswire.streams.tag.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Khalifa Haftar|khalifa haftar",
        "Al-Sarraj|al sarraj",
        "Sana'a|sanaa",
        "Sana’a|sanaa",
        "Libya’s army|libya army",
        "the rebels' base|the rebels base",
        "l'Algérie|l algerie",
        "Côte d’Ivoire|cote d ivoire",
        "O'Brien|obrien",
        "U.S. troops|us troops",
        "Trinidad & Tobago|trinidad and tobago",
        "Łódź|lodz",
        "Straße|strasse",
        "İstanbul|istanbul",
        "Орёл|орел",
        "أحمد|احمد",
        "طرابلــس|طرابلس",
        "الجزيرة|الجزيره",
        "مُحَمَّد|محمد",
        "利比亚|利 比 亚"
      })
  void foldsSpellingsToOneForm(String written, String expected) {
    assertThat(Tokens.fold(written)).isEqualTo(expected);
  }

  @Test
  void tellsCaseAndPossessive() {
    Tokens tokens = Tokens.of("NATO said Libya's coast is calm");

    assertThat(tokens.is(0, Tokens.ALL_CAPS)).isTrue();
    assertThat(tokens.is(1, Tokens.CAPITALISED)).isFalse();
    assertThat(tokens.is(2, Tokens.CAPITALISED)).isTrue();
    assertThat(tokens.is(2, Tokens.ALL_CAPS)).isFalse();
    assertThat(tokens.is(2, Tokens.POSSESSIVE)).isTrue();
    assertThat(tokens.quote(new Span(2, 4))).isEqualTo("Libya's coast");
  }

  @Test
  void startsSentencesButNotAfterAbbreviations() {
    Tokens tokens = Tokens.of("Gen. John A. Smith met the U.S. Navy. He left St. Louis! So what");

    assertThat(starts(tokens)).containsExactly("Gen", "He", "So");
  }

  @Test
  void startsParagraphsAtEmptyLinesAndShortLines() {
    Tokens tokens = Tokens.of("Ceasefire holds\nThe front is calm\n\nShelling had stopped");

    assertThat(flagged(tokens, Tokens.PARAGRAPH_START))
        .containsExactly("Ceasefire", "The", "Shelling");
  }

  @Test
  void readsOnAcrossWrappedLines() {
    Tokens tokens =
        Tokens.of("A convoy of forty trucks left the port on Monday for the Wadi\nZamzam crossing");

    assertThat(flagged(tokens, Tokens.PARAGRAPH_START)).containsExactly("A");
    assertThat(tokens.is(tokens.count() - 2, Tokens.BREAK_BEFORE)).isFalse();
  }

  @Test
  void tellsPunctuationAndHyphens() {
    Tokens tokens = Tokens.of("Paris, Texas-based");

    assertThat(tokens.is(1, Tokens.BREAK_BEFORE)).isTrue();
    assertThat(tokens.is(2, Tokens.BREAK_BEFORE)).isFalse();
    assertThat(tokens.is(2, Tokens.HYPHEN_BEFORE)).isTrue();
  }

  @Test
  void countsCodePointsBehindEmoji() {
    String text = "😀😀 Sirte 𐐀𐐁 طرابلس";
    Tokens tokens = Tokens.of(text);

    assertThat(tokens.codePoint(tokens.start(0))).isEqualTo(3);
    assertThat(tokens.codePoint(tokens.start(2))).isEqualTo(12);
  }

  @Test
  void quotesExactlyWhateverTheTextIs() {
    Random random = new Random(7);
    String[] pieces = {
      "Libya", "’s", "'", "-", ".", "U.S.", "😀", "\uD83D", "\uDE00", "طَرابلس", "\n", "\r\n", " ",
      "l'", "ß", "ﷺ", "a\u0301", "\u0301", "&", "९", "日本", "𐐀", "\u0000", "Ǆ", "…", "”", "A."
    };
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }

      Tokens tokens = Tokens.of(text.toString());

      int[] codePoints = tokens.text().codePoints().toArray();
      int last = 0;
      for (int i = 0; i < tokens.count(); i++) {
        assertThat(tokens.start(i)).isGreaterThanOrEqualTo(last);
        assertThat(tokens.end(i)).isGreaterThan(tokens.start(i));
        last = tokens.end(i);
        int from = tokens.codePoint(tokens.start(i));
        int to = tokens.codePoint(tokens.end(i));
        assertThat(new String(codePoints, from, to - from))
            .isEqualTo(tokens.quote(new Span(i, i + 1)));
        assertThat(tokens.hash(i)).isEqualTo(Tokens.hashOf(tokens.folded(i)));
      }
    }
  }

  private static List<String> starts(Tokens tokens) {
    return flagged(tokens, Tokens.SENTENCE_START);
  }

  private static List<String> flagged(Tokens tokens, int flag) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.is(i, flag)) {
        words.add(tokens.quote(new Span(i, i + 1)));
      }
    }
    return words;
  }
}
