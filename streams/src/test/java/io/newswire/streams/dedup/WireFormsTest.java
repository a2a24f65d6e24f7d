package io.newswire.streams.dedup;

import static io.newswire.events.Verdict.Type.EXACT_DUPLICATE;
import static io.newswire.events.Verdict.Type.NEAR_DUPLICATE;
import static io.newswire.events.Verdict.Type.NEW;
import static io.newswire.events.Verdict.Type.REVISION;
import static io.newswire.streams.dedup.Wires.HEADLINE;
import static io.newswire.streams.dedup.Wires.NOON;
import static io.newswire.streams.dedup.Wires.STRIKE;
import static io.newswire.streams.dedup.Wires.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The second part of the battery, after {@link EditBatteryTest}: forms that wires have, takes,
 * tables, daily templates, other scripts, very long texts, each with the verdict an editor would
 * give.
 */
class WireFormsTest {

  private static final String OWN = "meridian";
  private static final String OTHER = "gazette";

  private static final String CASES =
      "The health institute counted %s new infections on %s, and %s people died of the disease"
          + " within a day. The institute asks everybody who has a fever or a cough to stay at"
          + " home, to call the doctor before going there, and to wear a mask in buses and shops."
          + " Figures of the weekend are often lower, since not all offices report then.";

  private static final String WEATHER =
      "Weather for Lomsee and the coast: %s with a high of %s degrees and a low of %s. Small boats"
          + " should follow the warnings of the coast guard, which are read out on the radio every"
          + " three hours. The next forecast is published in the evening. Sunrise and sunset times"
          + " stand on the page of the institute.";

  private static final String RESULTS =
      "Results of the Norland premier league:\n\n%s\n\nThe top two clubs qualify for the"
          + " continental cup and the last three go down to the second league at the end of the"
          + " season, which lasts until the end of May.";

  private static final String TABLE =
      "Standings of the Norland premier league, played won drawn lost points:\n\n%s\n\nThe top"
          + " two clubs qualify for the continental cup and the last three go down.";

  private static final String RUSSIAN =
      "\u0418\u043d\u0436\u0435\u043d\u0435\u0440\u044b \u0442\u0440\u0451\u0445"
          + " \u043f\u043b\u043e\u0442\u0438\u043d \u0432 \u0432\u0435\u0440\u0445"
          + "\u043e\u0432\u044c\u044f\u0445 \u041e\u0440\u043b\u044b \u043f\u0440"
          + "\u043e\u0433\u043e\u043b\u043e\u0441\u043e\u0432\u0430\u043b\u0438"
          + " \u0432\u043e \u0432\u0442\u043e\u0440\u043d\u0438\u043a \u0437\u0430"
          + " \u043f\u0440\u0435\u043a\u0440\u0430\u0449\u0435\u043d\u0438\u0435"
          + " \u0437\u0430\u0431\u0430\u0441\u0442\u043e\u0432\u043a\u0438 \u0438"
          + " \u0432\u0435\u0440\u043d\u0443\u043b\u0438\u0441\u044c \u043a"
          + " \u0440\u0430\u0431\u043e\u0442\u0435 \u0432 \u043f\u043e\u043b\u043d"
          + "\u043e\u0447\u044c \u043f\u043e\u0441\u043b\u0435 \u0434\u043e\u043b"
          + "\u0433\u0438\u0445 \u043f\u0435\u0440\u0435\u0433\u043e\u0432\u043e"
          + "\u0440\u043e\u0432 \u0441 \u043a\u043e\u043c\u043f\u0430\u043d\u0438"
          + "\u0435\u0439";

  private static final String JAPANESE =
      "\u706b\u66dc\u65e5\u306e\u591c\u3001\u5317\u90e8\u306e\u4e09\u3064\u306e"
          + "\u30c0\u30e0\u3067\u50cd\u304f\u6280\u672f\u8005\u305f\u3061\u306f\u3001"
          + "\u8cc3\u91d1\u3092\u3081\u3050\u308b\u4e8c\u9031\u9593\u306e\u30b9\u30c8"
          + "\u30e9\u30a4\u30ad\u3092\u7d42\u3048\u308b\u3053\u3068\u3092\u6c7a\u3081"
          + "\u305f\u3002\u96fb\u529b\u306f\u91d1\u66dc\u65e5\u307e\u3067\u306b\u623b"
          + "\u308b\u3002";

  private static final String ARABIC =
      "\u0635\u0648\u062a \u0627\u0644\u0645\u0647\u0646\u062f\u0633\u0648\u0646"
          + " \u0641\u064a \u0627\u0644\u0633\u062f\u0648\u062f \u0627\u0644\u062b"
          + "\u0644\u0627\u062b\u0629 \u064a\u0648\u0645 \u0627\u0644\u062b\u0644"
          + "\u0627\u062b\u0627\u0621 \u0639\u0644\u0649 \u0625\u0646\u0647\u0627"
          + "\u0621 \u0627\u0644\u0625\u0636\u0631\u0627\u0628 \u0628\u0639\u062f"
          + " \u0644\u064a\u0644\u0629 \u0645\u0646 \u0627\u0644\u0645\u062d\u0627"
          + "\u062f\u062b\u0627\u062a \u0645\u0639 \u0627\u0644\u0634\u0631\u0643"
          + "\u0629 \u062d\u0648\u0644 \u0627\u0644\u0623\u062c\u0648\u0631"
          + " \u0648\u0633\u0627\u0639\u0627\u062a \u0627\u0644\u0639\u0645\u0644"
          + " \u0641\u064a \u0627\u0644\u0644\u064a\u0644";

  record Form(String name, String before, String source, String after, Verdict.Type expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void givesTheVerdictAnEditorWouldGive(Form form) {
    Deduplicator deduplicator = new Deduplicator(DedupSettings.DEFAULT, new MemoryRecords());
    deduplicator.accept(Wires.wire("urn:before", OWN, HEADLINE, form.before(), NOON));

    Outcome outcome =
        deduplicator.accept(
            Wires.wire(
                "urn:after",
                form.source(),
                HEADLINE,
                form.after(),
                NOON.plus(Duration.ofHours(9))));

    assertThat(outcome.verdict().type()).as(outcome.toString()).isEqualTo(form.expected());
  }

  static Stream<Form> forms() {
    return Stream.of(takes(), templates(), tables(), scripts(), lengths()).flatMap(List::stream);
  }

  private static List<Form> takes() {
    return List.of(
        new Form("flash without text, then the story", "", OWN, body(STRIKE.subList(0, 2)), NEW),
        new Form(
            "first lead, after two paragraphs",
            body(STRIKE.subList(0, 2)),
            OWN,
            body(STRIKE.subList(0, 3)),
            REVISION),
        new Form(
            "second lead, with other figures",
            body(STRIKE.subList(0, 3)),
            OWN,
            body(STRIKE.subList(0, 4)).replace("half a million", "700,000"),
            REVISION),
        new Form(
            "advance copy sent as the story", body(STRIKE), OWN, body(STRIKE), EXACT_DUPLICATE));
  }

  private static List<Form> templates() {
    return List.of(
        new Form(
            "daily figures, two numbers, other source",
            CASES.formatted("1,203", "Monday", "14"),
            OTHER,
            CASES.formatted("1,587", "Tuesday", "9"),
            NEW),
        new Form(
            "daily figures, the same ones elsewhere",
            CASES.formatted("1,203", "Monday", "14"),
            OTHER,
            CASES.formatted("1,203", "Monday", "14").replace("within a day", "in a day"),
            NEAR_DUPLICATE),
        new Form(
            "daily figures, new ones at their own source",
            CASES.formatted("1,203", "Monday", "14"),
            OWN,
            CASES.formatted("1,587", "Tuesday", "9"),
            REVISION),
        new Form(
            "tomorrow's weather, other source",
            WEATHER.formatted("cloudy", "12", "4"),
            OTHER,
            WEATHER.formatted("sunny", "9", "1"),
            NEW));
  }

  private static List<Form> tables() {
    return List.of(
        new Form(
            "results of the next round",
            RESULTS.formatted(
                "Brenna 2 Lomsee 1\nTarn 0 Aldern 0\nWestrup 3 Skarholm 2\nHald 4 Orla 5"),
            OWN,
            RESULTS.formatted(
                "Lomsee 6 Tarn 7\nAldern 8 Westrup 9\nSkarholm 7 Hald 6\nOrla 11 Brenna 10"),
            NEW),
        new Form(
            "table after the next round",
            TABLE.formatted("Brenna 20 17 1 2 52\nLomsee 20 16 2 2 50\nTarn 20 15 1 4 46"),
            OWN,
            TABLE.formatted("Brenna 21 18 1 2 55\nLomsee 21 16 3 2 51\nTarn 21 15 2 4 47"),
            NEW));
  }

  private static List<Form> scripts() {
    return List.of(
        new Form("copy in Cyrillic", RUSSIAN, OTHER, RUSSIAN + ".", EXACT_DUPLICATE),
        new Form(
            "reprint in Cyrillic, cut", RUSSIAN, OTHER, RUSSIAN.substring(0, 150), NEAR_DUPLICATE),
        new Form("copy in Arabic", ARABIC, OTHER, ARABIC + ".", EXACT_DUPLICATE),
        new Form("copy in Japanese", JAPANESE, OTHER, JAPANESE, EXACT_DUPLICATE),
        new Form(
            "reprint in Japanese, cut",
            JAPANESE,
            OTHER,
            JAPANESE.substring(0, 42),
            NEAR_DUPLICATE));
  }

  private static List<Form> lengths() {
    String report = words(5_000);
    return List.of(
        new Form("a report's first tenth", report, OTHER, words(500), NEAR_DUPLICATE),
        new Form(
            "a report with a paragraph more",
            report,
            OTHER,
            report + " " + body(STRIKE),
            NEAR_DUPLICATE));
  }

  private static String words(int count) {
    return new Random(7)
        .ints(count, 0, 20_000)
        .mapToObj(word -> "w" + Integer.toString(word, Character.MAX_RADIX))
        .collect(Collectors.joining(" "));
  }
}
