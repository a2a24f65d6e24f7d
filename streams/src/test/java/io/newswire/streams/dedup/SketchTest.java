package io.newswire.streams.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.newswire.events.Json;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {

  private static final String TEXT = Wires.body(Wires.STRIKE);

  private final Sketcher sketcher = new Sketcher();

  @Test
  void isOneStringInJson() throws Exception {
    Sketch sketch = sketcher.sketch(Wires.HEADLINE, TEXT);

    String json = Json.mapper().writeValueAsString(sketch);

    assertThat(json).startsWith("\"").hasSizeLessThan(2_000);
    assertThat(Json.mapper().readValue(json, Sketch.class)).isEqualTo(sketch);
  }

  @Test
  void staysWithinItsBoundWhateverTheText() {
    String numbers =
        IntStream.range(0, 50_000)
            .mapToObj(i -> "Name" + i + " " + i)
            .collect(Collectors.joining(" "));

    Sketch sketch = sketcher.sketch(numbers, numbers);

    assertThat(sketch.encoded()).hasSizeLessThanOrEqualTo(Sketch.MAX_BYTES);
    assertThat(sketch.shingles().size()).isGreaterThan(90_000);
  }

  @Test
  void refusesWhatIsNoSketchOfThisVersion() {
    byte[] encoded = sketcher.sketch(Wires.HEADLINE, TEXT).encoded();
    byte[] other = encoded.clone();
    other[0] = 9;

    assertThatThrownBy(() -> Sketch.decode(other)).hasMessage("sketch version 9, expected 1");
    assertThatThrownBy(() -> Sketch.decode(Arrays.copyOf(encoded, 40)))
        .hasMessage("sketch of 40 bytes is cut short");
  }

  @ParameterizedTest
  @CsvSource({
    "The LNA\u2019s men, The lna's men",
    "1\u00a0000 houses, 1 000 houses",
    "12.5 million, \u0661\u0662.\u0665 million",
    "caf\u00e9 closed, cafe\u0301 closed",
    "house\u00adhold, household"
  })
  void foldsWhatReadsTheSame(String one, String other) {
    long text = sketcher.sketch("", one).text();

    assertThat(text).isEqualTo(sketcher.sketch("", other).text());
  }

  @Test
  void comparesScriptsWithoutBlanksByCharacter() {
    String text =
        "\u5e02\u9577\u306f\u706b\u66dc\u65e5\u306b\u65b0\u3057\u3044\u6a4b\u306e\u5de5\u4e8b\u304c\u7d42\u308f\u3063\u305f\u3068\u767a\u8868\u3057\u305f";

    Bottom whole = sketcher.sketch("", text).shingles();
    Bottom part = sketcher.sketch("", text.substring(0, 20)).shingles();

    assertThat(part.with(whole).ofMine()).isEqualTo(1);
    assertThat(part.with(whole).ofTheirs()).isBetween(0.5, 0.9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VARNSTAD (Meridian) - ",
        "Varnstad, March 3 (Meridian News) \u2013 ",
        "(Meridian) - "
      })
  void readsTheCreditOfADateline(String dateline) {
    String credit = Boilerplate.credit(dateline + "Engineers voted to end a strike.");

    assertThat(credit).startsWith("Meridian");
  }

  @Test
  void creditsNobodyForAParenthesisInTheStory() {
    assertThat(Boilerplate.credit("The Union (UWPT) said it would strike - again.")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"400, 300, 200", "3000, 300, 270", "900, 900, 600", "5000, 4000, 3000"})
  void estimatesWhatTwoSetsShare(int mine, int theirs, int common) {
    Random random = new Random(7);
    int[] all = random.ints().distinct().limit(mine + theirs - common).toArray();
    int[] one = Arrays.copyOf(all, mine);
    int[] other = Arrays.copyOfRange(all, mine - common, all.length);
    Set<Integer> union = new HashSet<>(Arrays.stream(all).boxed().toList());

    Bottom.Overlap overlap = Bottom.of(one, mine, 512).with(Bottom.of(other, theirs, 512));

    assertThat(overlap.jaccard()).isCloseTo((double) common / union.size(), within(0.06));
    assertThat(overlap.ofTheirs()).isCloseTo((double) common / theirs, within(0.12));
  }
}
