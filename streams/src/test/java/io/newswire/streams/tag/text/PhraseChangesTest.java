package io.newswire.streams.tag.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseChangesTest {

  private final PhraseIndex base =
      PhraseIndex.builder().add("red river", 1).add("red river delta", 2).add("blue", 3).build();

  @Test
  void findsAPhraseThatWasAdded() {
    PhraseChanges changes = new PhraseChanges(base);
    changes.add("green hills of Africa", 9);

    PhraseIndex changed = changes.apply();

    assertThat(values(changed, "green hills of Africa")).containsExactly(9);
    assertThat(changed.longest(Tokens.of("Green Hills of Africa"), 0)).isNotNegative();
  }

  @Test
  void goesOnAlongAPhraseThatWasThere() {
    PhraseChanges changes = new PhraseChanges(base);
    changes.add("red river delta town", 9);

    PhraseIndex changed = changes.apply();

    int node = changed.longest(Tokens.of("red river delta town hall"), 0);
    assertThat(changed.length(node)).isEqualTo(4);
    assertThat(values(changed, "red river delta")).containsExactly(2);
  }

  @Test
  void addsAValueToAPhraseThatHasOne() {
    PhraseChanges changes = new PhraseChanges(base);
    changes.add("blue", 9);

    assertThat(values(changes.apply(), "blue")).containsExactly(3, 9);
  }

  @Test
  void findsNoPhraseWhoseValuesWereAllRemoved() {
    PhraseChanges changes = new PhraseChanges(base);
    changes.remove("red river delta", 2);

    PhraseIndex changed = changes.apply();

    int node = changed.longest(Tokens.of("red river delta"), 0);
    assertThat(changed.length(node)).isEqualTo(2);
  }

  @Test
  void leavesTheIndexThatWasChangedAsItIs() {
    PhraseChanges changes = new PhraseChanges(base);
    changes.add("green", 9);
    changes.remove("blue", 3);

    changes.apply();

    assertThat(values(base, "green")).isEmpty();
    assertThat(values(base, "blue")).containsExactly(3);
  }

  private static List<Integer> values(PhraseIndex index, String phrase) {
    int node = index.find(phrase);
    List<Integer> values = new ArrayList<>();
    for (int i = 0; node != PhraseIndex.NONE && i < index.valueCount(node); i++) {
      values.add(index.value(node, i));
    }
    return values;
  }
}
