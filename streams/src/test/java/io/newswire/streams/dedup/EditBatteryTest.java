package io.newswire.streams.dedup;

import static io.newswire.events.Verdict.Type.EXACT_DUPLICATE;
import static io.newswire.events.Verdict.Type.NEAR_DUPLICATE;
import static io.newswire.events.Verdict.Type.NEW;
import static io.newswire.events.Verdict.Type.REVISION;
import static io.newswire.streams.dedup.Wires.FERRY;
import static io.newswire.streams.dedup.Wires.HEADLINE;
import static io.newswire.streams.dedup.Wires.NOON;
import static io.newswire.streams.dedup.Wires.STRIKE;
import static io.newswire.streams.dedup.Wires.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What editors do to a story, each with the verdict an editor would give. */
class EditBatteryTest {

  private static final String OWN = "meridian";
  private static final String OTHER = "gazette";

  private static final String LOTTERY =
      "The winning numbers of the Lomsee state lottery were drawn on %s evening in front of a"
          + " notary in the town hall. The numbers are %s. The bonus number is %s. Winners have 90"
          + " days to claim their prizes at any licensed shop or at the lottery's office in the"
          + " Market Square, and should bring the ticket and proof of identity. Prizes above ten"
          + " thousand crowns are paid by bank transfer. The jackpot stands at %s crowns and %s"
          + " tickets had three right numbers or more.";

  private static final String MARKET =
      "Shares on the Varnstad exchange closed %s on %s. The VX Index of leading shares ended at %s"
          + " points, a change of %s percent from the day before. Turnover was %s million crowns."
          + " The ten-year government bond yielded %s percent. The crown stood at %s to the euro"
          + " and %s to the dollar. Brent crude cost %s dollars a barrel. Prices are those of 5"
          + " p.m. local time and may differ from the official closing prices that the exchange"
          + " publishes later in the evening.";

  private static final String OBITUARY =
      "%s, %s of %s, has died at the age of %s after a short illness, the family said. Born in %s,"
          + " the eldest of %s children, %s studied in %s before joining %s. A memorial service"
          + " will be held at the chapel of rest, and the family asks that donations be made to"
          + " the hospice in place of flowers. Condolences may be sent to the office of this"
          + " newspaper, which will pass them on.";

  record Edit(
      String name,
      List<String> before,
      String source,
      String headline,
      String body,
      Verdict.Type expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("edits")
  void givesTheVerdictAnEditorWouldGive(Edit edit) {
    Deduplicator deduplicator = new Deduplicator(DedupSettings.DEFAULT, new MemoryRecords());
    int number = 0;
    for (String earlier : edit.before()) {
      deduplicator.accept(
          Wires.wire(
              "urn:before:" + number++,
              OWN,
              edit.before().size() > 1 ? "" : HEADLINE,
              earlier,
              NOON));
    }

    Outcome outcome =
        deduplicator.accept(
            Wires.wire(
                "urn:after",
                edit.source(),
                edit.headline(),
                edit.body(),
                NOON.plus(Duration.ofHours(5))));

    assertThat(outcome.verdict().type()).as(outcome.toString()).isEqualTo(edit.expected());
  }

  static Stream<Edit> edits() {
    return Stream.of(copies(), reprints(), writeThroughs(), otherStories()).flatMap(List::stream);
  }

  private static List<Edit> copies() {
    String text = body(STRIKE);
    String other = "Strike at Orla dams is over";
    return List.of(
        edit("same text, other source", OTHER, HEADLINE, text, EXACT_DUPLICATE),
        edit("same text, new uri at its own source", OWN, HEADLINE, text, EXACT_DUPLICATE),
        edit("same text, other headline", OTHER, other, text, EXACT_DUPLICATE),
        edit("quotes and dashes changed", OTHER, HEADLINE, typographic(text), EXACT_DUPLICATE),
        edit("paragraphs joined", OTHER, HEADLINE, text.replace("\n\n", " "), EXACT_DUPLICATE),
        edit("set in capitals", OTHER, HEADLINE, text.toUpperCase(Locale.ROOT), EXACT_DUPLICATE),
        edit(
            "soft hyphens and invisible characters",
            OTHER,
            HEADLINE,
            text.replace("households", "house\u00adholds").replace("dams", "da\u200bms"),
            EXACT_DUPLICATE),
        edit(
            "another dateline",
            OTHER,
            HEADLINE,
            text.replace("VARNSTAD (Meridian) - ", "LOMSEE, March 3 (Gazette) \u2013 "),
            EXACT_DUPLICATE),
        edit(
            "a sign-off added",
            OTHER,
            HEADLINE,
            text + "\n\n(Reporting by the Varnstad office; editing by the night desk)",
            EXACT_DUPLICATE),
        edit(
            "a copyright notice and a call to subscribe added",
            OTHER,
            HEADLINE,
            text
                + "\n\nCopyright 2026 The Gazette. All rights reserved.\n\nSign up for our letter.",
            EXACT_DUPLICATE),
        edit(
            "a credit line added",
            OTHER,
            HEADLINE,
            text + "\n\nMeridian contributed to this report from Varnstad and Lomsee.",
            NEAR_DUPLICATE),
        edit(
            "an own paragraph added",
            OTHER,
            HEADLINE,
            text + "\n\nIn our region the mills of Aldern and Westrup had sent 300 workers home.",
            NEAR_DUPLICATE),
        edit(
            "spelling made American",
            OTHER,
            HEADLINE,
            text.replace("favour", "favor").replace("percent", "per cent"),
            NEAR_DUPLICATE),
        edit("paragraphs in another order", OTHER, HEADLINE, body(reversed()), NEAR_DUPLICATE),
        edit("a word in each paragraph changed", OTHER, HEADLINE, reworded(text), NEAR_DUPLICATE),
        edit(
            "HTML left in",
            OTHER,
            HEADLINE,
            "<p>" + text.replace("\n\n", "</p> <p>") + "</p>",
            NEAR_DUPLICATE));
  }

  private static List<Edit> reprints() {
    String brief = "Orla strike ends";
    return List.of(
        edit("last paragraph cut", OTHER, HEADLINE, body(STRIKE.subList(0, 6)), NEAR_DUPLICATE),
        edit("cut after four", OTHER, HEADLINE, body(STRIKE.subList(0, 4)), NEAR_DUPLICATE),
        edit(
            "cut after two, new headline",
            OTHER,
            brief,
            body(STRIKE.subList(0, 2)),
            NEAR_DUPLICATE),
        edit("cut after one, new headline", OTHER, brief, STRIKE.get(0), NEAR_DUPLICATE),
        edit(
            "cut after two, other dateline, credit line added",
            OTHER,
            brief,
            body(STRIKE.subList(0, 2)).replace("VARNSTAD (Meridian)", "LOMSEE (Gazette)")
                + "\n\nReporting by Meridian",
            NEAR_DUPLICATE),
        edit("quotes left out", OTHER, HEADLINE, body(without(STRIKE, 2)), NEAR_DUPLICATE),
        edit(
            "new first sentence, rest kept",
            OTHER,
            brief,
            "The lights are going back on in the Orla valley.\n\n" + body(STRIKE.subList(1, 7)),
            NEAR_DUPLICATE),
        edit("shortened by its own source", OWN, brief, body(STRIKE.subList(0, 3)), NEAR_DUPLICATE),
        new Edit(
            "brief first, then the full story elsewhere",
            List.of(body(STRIKE.subList(0, 2))),
            OTHER,
            HEADLINE,
            body(STRIKE),
            NEW),
        new Edit(
            "two stories merged",
            List.of(body(STRIKE), body(FERRY)),
            OTHER,
            "News in brief",
            body(STRIKE) + "\n\n" + body(FERRY.subList(0, 3)),
            NEAR_DUPLICATE));
  }

  private static List<Edit> writeThroughs() {
    String text = body(STRIKE);
    return List.of(
        edit(
            "new lead by its own source",
            OWN,
            "Power returns to Orla valley",
            "VARNSTAD (Meridian) - Power returned to the towns along the upper Orla on Wednesday"
                + " evening, two days earlier than the operator had promised, and paper mills"
                + " called back their night crews.\n\n"
                + body(STRIKE.subList(1, 7)),
            REVISION),
        edit(
            "paragraph added by its own source",
            OWN,
            HEADLINE,
            text + "\n\nThe labour minister, Gerd Aamodt, welcomed the deal and announced a law.",
            REVISION),
        edit(
            "number updated by its own source",
            OWN,
            HEADLINE,
            text.replace("1,840 of 2,102", "1,902 of 2,102"),
            REVISION),
        edit(
            "another feed of the publisher carries the update",
            OWN + "/valley",
            HEADLINE,
            text + "\n\nSchools in Lomsee will open again on Thursday, the town council said.",
            REVISION),
        new Edit(
            "brief first, then the full story by its own source",
            List.of(body(STRIKE.subList(0, 2))),
            OWN,
            HEADLINE,
            text,
            REVISION));
  }

  private static List<Edit> otherStories() {
    String strike = body(STRIKE);
    return List.of(
        edit("unrelated story", OTHER, "Ferry aground off Tarn", body(FERRY), NEW),
        edit(
            "same event in other words",
            OTHER,
            "Union accepts pay offer, lights to return",
            "The long dispute over pay and safety at the Orla power stations is over. In a ballot"
                + " that closed before dawn, nearly nine in ten members of the water and power"
                + " union backed an offer worth almost ten percent over two years. Henrike Solberg"
                + " called it a victory for those who work at night. Orla Kraft will recruit more"
                + " than a hundred people, and the towns that sat in darkness for most of the"
                + " evening since mid-February can expect normal service before the weekend.",
            NEW),
        edit(
            "translation",
            OTHER,
            "Streik an den Staud\u00e4mmen beendet",
            "Ingenieure und Schleusenw\u00e4rter an den drei Staud\u00e4mmen der oberen Orla haben"
                + " am Dienstag f\u00fcr ein Ende des Streiks gestimmt, der eine halbe Million"
                + " Haushalte auf vierzehn Stunden Strom am Tag gesetzt hatte, teilte ihre"
                + " Gewerkschaft mit. Die Einigung hebt die L\u00f6hne in diesem Jahr um 6,5 und im"
                + " n\u00e4chsten um 3,25 Prozent.",
            NEW),
        edit(
            "one quote of it in an own story",
            OTHER,
            "Why night work is dangerous",
            "Work at night costs lives, and few trades know it better than those who keep water"
                + " behind concrete. A commission on working hours met in the capital to hear what"
                + " should change. "
                + STRIKE.get(2)
                + " The commission heard from nurses, drivers and pilots, too. Sleep researchers"
                + " told it that a crew of two makes half as many mistakes as one person alone,"
                + " and that the hours before dawn are the worst. A report is due in the summer,"
                + " and the opposition wants a law before the year is out, while employers warn"
                + " of costs that small firms could not carry.",
            NEW),
        new Edit(
            "lottery, next draw",
            List.of(LOTTERY.formatted("Monday", "4, 11, 19, 23, 38", "7", "3,400,000", "8,112")),
            OTHER,
            "Lottery numbers",
            LOTTERY.formatted("Tuesday", "2, 16, 21, 33, 45", "12", "3,900,000", "7,954"),
            NEW),
        new Edit(
            "lottery, next draw at its own source",
            List.of(LOTTERY.formatted("Monday", "4, 11, 19, 23, 38", "7", "3,400,000", "8,112")),
            OWN,
            HEADLINE,
            LOTTERY.formatted("Tuesday", "2, 16, 21, 33, 45", "12", "3,900,000", "7,954"),
            NEW),
        new Edit(
            "market report, next day",
            List.of(
                MARKET.formatted(
                    "higher", "Monday", "4,812.3", "0.8", "912", "3.12", "11.42", "10.51",
                    "81.20")),
            OWN,
            "Varnstad shares at the close",
            MARKET.formatted(
                "lower", "Tuesday", "4,768.9", "-0.9", "877", "3.15", "11.47", "10.56", "80.75"),
            NEW),
        new Edit(
            "obituary from the same frame",
            List.of(
                OBITUARY.formatted(
                    "Oda Lindqvist",
                    "founder",
                    "the Brenna Glass Works",
                    "88",
                    "Tarn in 1937",
                    "four",
                    "she",
                    "Varnstad",
                    "the State Railways")),
            OWN,
            "Emil Thorsen dies at 79",
            OBITUARY.formatted(
                "Emil Thorsen",
                "conductor",
                "the Skarholm Orchestra",
                "79",
                "Lomsee in 1946",
                "two",
                "he",
                "Aldern",
                "the Westrup Conservatory"),
            NEW),
        new Edit(
            "near-empty flashes under other headlines",
            List.of("More to come."),
            OWN,
            "Ferry aground off Tarn",
            "More to come.",
            NEW),
        new Edit(
            "near-empty flash, same headline, other source",
            List.of("More to come."),
            OTHER,
            HEADLINE,
            "More to come.",
            NEW),
        new Edit(
            "near-empty flash sent again under a new uri",
            List.of("More to come."),
            OWN,
            HEADLINE,
            "More to come.",
            EXACT_DUPLICATE),
        edit("picture without text", OTHER, "", "", NEW),
        edit("only the boilerplate in common", OTHER, "Ferry", body(FERRY) + notice(), NEW),
        edit("same headline, other text", OTHER, HEADLINE, body(FERRY), NEW),
        edit(
            "first paragraph of another story in front",
            OTHER,
            HEADLINE,
            FERRY.get(0) + "\n\n" + strike,
            NEAR_DUPLICATE));
  }

  private static Edit edit(
      String name, String source, String headline, String body, Verdict.Type expected) {
    return new Edit(name, List.of(body(STRIKE)), source, headline, body, expected);
  }

  private static String typographic(String text) {
    return text.replaceAll("\"([^\"]*)\"", "\u201c$1\u201d").replace(" - ", " \u2014 ");
  }

  private static List<String> reversed() {
    List<String> paragraphs = new ArrayList<>(STRIKE);
    Collections.reverse(paragraphs);
    return paragraphs;
  }

  private static List<String> without(List<String> paragraphs, int left) {
    List<String> rest = new ArrayList<>(paragraphs);
    rest.remove(left);
    return rest;
  }

  private static String reworded(String text) {
    return text.replace("half a million", "500,000")
        .replace("a night of talks", "long talks")
        .replace("alone in the dark", "alone at night")
        .replace("for weeks", "for a month")
        .replace("An inquiry found", "Inspectors found")
        .replace("hardest", "worst")
        .replace("were told to expect", "should expect");
  }

  private static String notice() {
    return "\n\n(Reporting by the Varnstad office; editing by the night desk)";
  }
}
