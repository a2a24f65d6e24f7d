package io.newswire.streams.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.newswire.events.Actor;
import io.newswire.events.Location;
import io.newswire.events.Mention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the text is: the tagger neither fails nor hangs, what it quotes stands where it says,
 * and nothing that stands apart blanks a tag. Texts are made at random, of seeds that a failure
 * names.
 */
class AnyTextTest {

  private static final Tagger TAGGER = Tagger.standard();
  private static final Instant PUBLISHED = Instant.parse("2026-03-02T09:00:00Z");

  /** How long a text may take at most: hundreds of times what it needs. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int MEGABYTE = 1 << 20;

  /** What random texts are made of: names, and what makes trouble around them. */
  private static final List<String> PARTS =
      List.of(
          "Khalifa Haftar",
          "Tripoli",
          "Libya",
          "the Libyan foreign minister",
          "NATO",
          "Paris",
          "Texas",
          "Mr. Smith",
          "rebels in Mali",
          "خليفة حفتر",
          "طرابلس",
          "وليبيا",
          "Владимир Путин",
          "北京",
          "東京",
          "U.S.",
          "l'Algérie",
          "James'",
          "O'Neill's",
          "al-",
          "-",
          "'",
          "’",
          "\u200f",
          "\u202e",
          "\u200d",
          "e\u0301\u0302\u0303",
          "\u0301",
          "😀",
          "👨‍👩‍👧‍👦",
          "🇱🇾",
          "𐎀𐎁",
          "𝕋ripoli",
          "\ud800",
          "\udc00",
          "\0",
          "\u0001",
          "\u0085",
          "\u2028",
          "\r\n",
          "\n\n",
          "\t",
          " ",
          ".",
          ",",
          "(",
          ")",
          "\"",
          "%s",
          "\\",
          "<b>",
          "&",
          "&amp;",
          "$",
          "2026",
          "٢٠٢٦",
          "ﷺ",
          "ﬁ",
          "İstanbul",
          "ß",
          "\ufeff",
          "\uffff",
          "said",
          "of the",
          "in",
          "THE ARMY",
          "McDONALD",
          "AaAaAa",
          "President",
          "Gen.");

  static Stream<Long> seeds() {
    return IntStream.range(0, 400).mapToObj(seed -> (long) seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void quotesExactlyWhatStandsInTheText(long seed) {
    String text = random(new Random(seed));

    Tags tags = TAGGER.tag(text, PUBLISHED);

    assertQuotes(text, tags);
  }

  static Stream<String> extremes() {
    return Stream.of(
        "",
        "a".repeat(MEGABYTE),
        "A".repeat(MEGABYTE),
        "A.".repeat(MEGABYTE / 2),
        "A'".repeat(MEGABYTE / 2),
        "A-".repeat(MEGABYTE / 2),
        "A ".repeat(MEGABYTE / 2),
        "Paris ".repeat(MEGABYTE / 6),
        "Paris, Texas, ".repeat(MEGABYTE / 14),
        "Khalifa Haftar and ".repeat(MEGABYTE / 19),
        "University of ".repeat(MEGABYTE / 14),
        "National Liberation Front of the ".repeat(MEGABYTE / 33),
        "the Libyan interior minister ".repeat(MEGABYTE / 29),
        "al-".repeat(MEGABYTE / 3),
        "van der ".repeat(MEGABYTE / 8),
        "ABC (ABC) ".repeat(MEGABYTE / 10),
        "Mr. ".repeat(MEGABYTE / 4),
        "\0".repeat(MEGABYTE),
        "\n".repeat(MEGABYTE),
        "\u0301".repeat(MEGABYTE),
        "ﷺ".repeat(MEGABYTE / 4),
        "\ud83d".repeat(MEGABYTE),
        "\udc00".repeat(MEGABYTE),
        "😀".repeat(MEGABYTE / 2),
        "北".repeat(MEGABYTE),
        "و".repeat(MEGABYTE),
        IntStream.range(0, 60_000).mapToObj(i -> "Name" + i).collect(Collectors.joining(" ")),
        IntStream.range(0, Character.MAX_VALUE)
            .mapToObj(i -> String.valueOf((char) i))
            .collect(Collectors.joining()));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("extremes")
  void comesToAnEndWithTheStrangestTexts(String text) {
    Tags tags = Assertions.assertTimeoutPreemptively(PATIENCE, () -> TAGGER.tag(text, PUBLISHED));

    assertQuotes(text, tags);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void keepsEveryTagWhenWhatNamesNobodyStandsBesideIt(long seed) {
    Random random = new Random(seed);
    String story =
        "The Libyan foreign minister met Khalifa Haftar in Tripoli on Friday, NATO said.";
    String noise = noise(random);
    Set<String> alone = named(TAGGER.tag(story, PUBLISHED), 0, 0, story.length());
    int shift = noise.codePointCount(0, noise.length()) + 2;

    Set<String> before = named(TAGGER.tag(story + "\n\n" + noise, PUBLISHED), 0, 0, story.length());
    Set<String> behind =
        named(TAGGER.tag(noise + "\n\n" + story, PUBLISHED), shift, shift, shift + story.length());

    assertThat(before).containsAll(alone);
    assertThat(behind).containsAll(alone);
  }

  @Test
  void keepsEveryTagBesideAWholeParagraphOfOthers() {
    String story = "The Libyan foreign minister met Khalifa Haftar in Tripoli on Friday.";
    String other = "Separately, Emmanuel Macron spoke in Marseille of the European Union.";
    Set<String> alone = named(TAGGER.tag(story, PUBLISHED), 0, 0, story.length());
    Set<String> otherAlone = named(TAGGER.tag(other, PUBLISHED), 0, 0, other.length());

    Tags both = TAGGER.tag(story + "\n\n" + other, PUBLISHED);

    int shift = story.length() + 2;
    assertThat(named(both, 0, 0, story.length())).containsAll(alone);
    assertThat(named(both, shift, shift, shift + other.length())).containsAll(otherAlone);
  }

  @Test
  void failsOnNoTextBecauseOfADateOutOfReach() {
    String text = "Khalifa Haftar met NATO in Tripoli.";

    assertThatCode(
            () -> {
              TAGGER.tag(text, Instant.MIN);
              TAGGER.tag(text, Instant.MAX);
              TAGGER.tag(text, null);
            })
        .doesNotThrowAnyException();
  }

  private static String random(Random random) {
    StringBuilder text = new StringBuilder();
    for (int parts = random.nextInt(60); parts >= 0; parts--) {
      text.append(
          random.nextInt(4) == 0
              ? String.valueOf((char) random.nextInt(Character.MAX_VALUE + 1))
              : PARTS.get(random.nextInt(PARTS.size())));
      text.append(random.nextInt(3) == 0 ? "" : " ");
    }
    return text.toString();
  }

  /** Of all planes of Unicode, but nothing that could be read as a word. */
  private static String noise(Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < 200) {
      int c = random.nextInt(Character.MAX_CODE_POINT + 1);
      if (!Character.isLetterOrDigit(c)) {
        text.appendCodePoint(c);
      }
    }
    return text.append("\n\n.").insert(0, ".").toString();
  }

  /** Who and where is named between two offsets, and at which offset from the first. */
  private static Set<String> named(Tags tags, int origin, int from, int to) {
    List<String> named = new ArrayList<>();
    for (Actor actor : tags.actors()) {
      actor.mentions().forEach(mention -> named.add(actor.id() + at(mention, origin, from, to)));
    }
    for (Location location : tags.locations()) {
      location
          .mentions()
          .forEach(mention -> named.add(location.name() + at(mention, origin, from, to)));
    }
    return named.stream().filter(one -> !one.endsWith("@")).collect(Collectors.toSet());
  }

  private static String at(Mention mention, int origin, int from, int to) {
    boolean inside = mention.start() >= from && mention.end() <= to;
    return "@" + (inside ? mention.start() - origin : "");
  }

  private static void assertQuotes(String text, Tags tags) {
    Stream.concat(
            tags.actors().stream().flatMap(actor -> actor.mentions().stream()),
            tags.locations().stream().flatMap(location -> location.mentions().stream()))
        .limit(2000)
        .forEach(
            mention -> {
              int from = text.offsetByCodePoints(0, mention.start());
              int to = text.offsetByCodePoints(from, mention.end() - mention.start());
              assertThat(text.substring(from, to)).isEqualTo(mention.text()).isNotEmpty();
            });
  }
}
