package io.newswire.streams.dedup;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import io.newswire.events.Verdict;
import java.time.Instant;
import java.util.List;

/** Made-up stories to edit, and candidates made of them. */
final class Wires {

  static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  static final String HEADLINE = "Dam workers on the Orla end strike after pay deal";

  /** A story of seven paragraphs, 260 words. */
  static final List<String> STRIKE =
      List.of(
          "VARNSTAD (Meridian) - Engineers and gate keepers at the three dams on the upper Orla"
              + " voted on Tuesday to end a strike that had left half a million households with"
              + " electricity for only 14 hours a day, their union said.",
          "The agreement, reached after a night of talks in Varnstad, raises wages by 6.5 percent"
              + " this year and 3.25 percent next year, and sets a minimum crew of 9 for every"
              + " night shift, according to a copy seen by Meridian.",
          "\"Nobody should have to watch a spillway alone in the dark, and from now on nobody"
              + " will,\" said Henrike Solberg, who led the talks for the Union of Water and Power"
              + " Trades. She said 1,840 of 2,102 members had voted in favour.",
          "The operator, Orla Kraft, had refused for weeks to speak of crew sizes and wanted to"
              + " settle pay first. Its chairman, Tobias Renn, said the company would now hire 120"
              + " people by September and close one of its two control rooms in Lomsee.",
          "The strike began on 11 February after a gate keeper was injured at the Kesterfall dam."
              + " An inquiry found that the man had worked 31 hours in two days, and that an alarm"
              + " had been switched off since the autumn.",
          "Factories in the valley lost about 48 million crowns in output, the chamber of"
              + " commerce in Lomsee estimated. Paper mills, which run day and night, were hit"
              + " hardest; two of them said they would work through the Easter holiday to catch"
              + " up.",
          "Full supply is to return by Friday, when the turbines at Kesterfall have been checked."
              + " Farmers below the dams were told to expect higher water from Wednesday on, since"
              + " the reservoirs stand at 93 percent after the thaw.");

  /** Another story of six paragraphs. */
  static final List<String> FERRY =
      List.of(
          "SKARHOLM (Meridian) - A ferry with 212 people on board ran aground in fog off the"
              + " island of Tarn on Monday evening, and all passengers were taken off by lifeboats"
              + " and fishing vessels before midnight, the coast guard said.",
          "The Northern Star, built in 1987, was on its way from Skarholm to Brenna when it"
              + " struck a shoal that is marked on every chart, Commander Ylva Askeland told"
              + " reporters on the quay.",
          "Eleven passengers were treated for cold and one for a broken wrist. The captain, who"
              + " had 22 years of experience on the route, was questioned and his blood was"
              + " tested; the result was clean.",
          "Passengers described a long grinding noise and then silence. \"The lights stayed on"
              + " and the crew handed out blankets and coffee as if they had waited for it,\" said"
              + " Pernille Dahl, a teacher who travelled with 18 pupils.",
          "Divers are to look at the hull at first light. The company, Fjordlinjen, said that"
              + " about 40 tonnes of fuel were on board and that none had leaked.",
          "It was the third grounding on the Skarholm route since 2019, and the transport"
              + " ministry ordered that ferries there carry a second radar from 1 June.");

  private static final Sketcher SKETCHER = new Sketcher();

  private Wires() {}

  static String body(List<String> paragraphs) {
    return String.join("\n\n", paragraphs);
  }

  static Candidate wire(String uri, String source, String headline, String body, Instant time) {
    return candidate(uri, source, headline, body, time, Verdict.Type.NEW, "first-version");
  }

  static Candidate later(
      String uri, String source, String body, Instant time, Verdict.Type type, String reason) {
    return candidate(uri, source, HEADLINE, body, time, type, reason);
  }

  static Candidate kill(String uri, String source, Instant time) {
    Verdict verdict = new Verdict(Verdict.Type.KILL, "withdrawn-by-source", uri, null, null);
    return new Candidate(uri, source, source, null, time, null, verdict);
  }

  private static Candidate candidate(
      String uri,
      String source,
      String headline,
      String body,
      Instant time,
      Verdict.Type type,
      String reason) {
    // The feeds of one publisher are named publisher/feed here.
    String publisher = Iterables.get(Splitter.on('/').split(source), 0);
    return new Candidate(
        uri,
        source,
        publisher,
        Boilerplate.credit(body),
        time,
        SKETCHER.sketch(headline, body),
        new Verdict(type, reason, type == Verdict.Type.NEW ? null : uri, null, null));
  }
}
