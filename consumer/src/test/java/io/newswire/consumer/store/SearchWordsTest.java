package io.newswire.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {

  @Test
  void wordsAreRunsOfLettersMarksAndDigitsInLowerCase() {
    assertThat(SearchWords.split("Oil-port (N° 5) – don't, l’Élysée ميناء_2"))
        .containsExactly("oil", "port", "n", "5", "don", "t", "l", "élysée", "ميناء", "2");
  }

  @Test
  void aWordIsAskedOfTheDictionaryOfItsTextIfThatKnowsItsScript() {
    assertThat(Dictionaries.ofLanguage("ar-LY").of("ميناء")).isEqualTo("arabic_stem");
    assertThat(Dictionaries.ofLanguage("ar-LY").of("port")).isEqualTo("english_stem");
    assertThat(Dictionaries.ofLanguage("en").of("ميناء")).isEqualTo("simple");
    assertThat(Dictionaries.ofLanguage("fr").of("2026")).isEqualTo("simple");
    assertThat(Dictionaries.ofLanguage(null).of("port")).isEqualTo("simple");
  }

  @Test
  void aWordIsSoughtInEveryFormThatATextMayHaveGivenIt() {
    for (String language : new String[] {"en", "fr", "ar", "ru", "xx"}) {
      for (String word : new String[] {"port", "порт", "ميناء", "港", "2026"}) {
        assertThat(Dictionaries.ofWord(word)).contains(Dictionaries.ofLanguage(language).of(word));
      }
    }
  }
}
