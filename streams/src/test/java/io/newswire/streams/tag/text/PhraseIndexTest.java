package io.newswire.streams.tag.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhraseIndexTest {

  private static final PhraseIndex INDEX =
      PhraseIndex.builder()
          .add("Libya", 1)
          .add("Libyan National Army", 2)
          .add("Libyan", 3)
          .add("Libyan", 4)
          .add("Libyan", 3)
          .add("...", 5)
          .build();

  @Test
  void prefersTheLongestPhrase() {
    int node = INDEX.longest(Tokens.of("the Libyan National Army said"), 1);

    assertThat(INDEX.length(node)).isEqualTo(3);
    assertThat(INDEX.value(node, 0)).isEqualTo(2);
  }

  @Test
  void fallsBackToTheShorterPhrase() {
    int node = INDEX.longest(Tokens.of("Libyan National Oil"), 0);

    assertThat(INDEX.length(node)).isEqualTo(1);
    assertThat(INDEX.valueCount(node)).isEqualTo(2);
  }

  @Test
  void tellsAllPhrasesShortestFirst() {
    List<Integer> lengths = new ArrayList<>();

    INDEX.all(Tokens.of("LIBYAN NATIONAL ARMY"), 0, node -> lengths.add(INDEX.length(node)));

    assertThat(lengths).containsExactly(1, 3);
  }

  @Test
  void doesNotRunAcrossPunctuation() {
    int node = INDEX.longest(Tokens.of("Libyan, National Army"), 0);

    assertThat(INDEX.length(node)).isEqualTo(1);
  }

  @Test
  void findsNothingWhereNoPhraseBegins() {
    assertThat(INDEX.longest(Tokens.of("Egypt"), 0)).isEqualTo(PhraseIndex.NONE);
    assertThat(INDEX.find("Libyan National")).isEqualTo(PhraseIndex.NONE);
  }

  @Test
  void answersLikeAMapOverManyPhrases() {
    Random random = new Random(3);
    Map<String, Integer> map = new HashMap<>();
    PhraseIndex.Builder builder = PhraseIndex.builder();
    for (int i = 0; i < 50_000; i++) {
      String phrase = word(random) + " " + word(random);
      if (map.putIfAbsent(phrase, i) == null) {
        builder.add(phrase, i);
      }
    }

    PhraseIndex index = builder.build();

    map.forEach((phrase, value) -> assertThat(index.value(index.find(phrase), 0)).isEqualTo(value));
    for (int i = 0; i < 50_000; i++) {
      String phrase = word(random) + " " + word(random);
      assertThat(index.find(phrase) != PhraseIndex.NONE).isEqualTo(map.containsKey(phrase));
    }
  }

  private static String word(Random random) {
    return "w" + random.nextInt(700);
  }
}
