package io.newswire.streams.topology;

import io.newswire.events.ArticleBuilder;
import io.newswire.events.Origin;
import java.time.Instant;

/** Articles for the tests. */
final class Wire {

  static final Instant START = Instant.parse("2026-03-02T09:30:00Z");

  static final String CLASHES =
      """
      Government troops and fighters of the Western Brigade exchanged artillery fire on the edge of \
      the port for a second day on Monday, residents and a medic said.

      At least 14 people were wounded, among them three dock workers, according to the director of \
      the harbour clinic. Shelling damaged two grain silos and cut power to the eastern districts.

      The clashes began when a convoy of the brigade was stopped at a checkpoint on the coast road. \
      A truce arranged by tribal elders on Sunday evening lasted less than five hours.

      The governor asked both sides to let ambulances through and called an emergency meeting of \
      the regional council for Tuesday.""";

  static final String HARVEST =
      """
      Olive growers in the southern valleys expect their smallest harvest in nine years after a \
      spring without rain, the association of cooperatives said.

      Presses will open a fortnight late, and some of the smaller mills may stay shut, its chairman \
      told reporters at the annual fair. He put the likely yield at 31,000 tonnes.

      Exporters have already warned customers abroad of higher prices. Supermarkets said they had \
      stocks for about three months.""";

  static final String FERRY =
      """
      The night ferry to the northern islands was cancelled for the third time in a week when \
      engineers found a crack in the ship's rudder stock, the operator said.

      Some 620 passengers spent the night in the terminal, where volunteers handed out soup and \
      blankets. A replacement vessel is due from the mainland yard on Thursday.

      The seafarers' union said it had asked for an inspection of the whole fleet in January and \
      received no reply.""";

  private Wire() {}

  static ArticleBuilder article(String uri, String source, String headline, String body) {
    return ArticleBuilder.builder()
        .uri(uri)
        .source(source)
        .publisher(source)
        .received(START)
        .versionCreated(START)
        .language("en")
        .headline(headline)
        .body(body)
        .origin(new Origin("test", "text", uri + ".txt", null));
  }

  static ArticleBuilder clashes(String uri, String source) {
    return article(uri, source, "Troops and militia clash at port for second day", CLASHES);
  }

  static ArticleBuilder harvest(String uri, String source) {
    return article(uri, source, "Olive growers expect smallest harvest in nine years", HARVEST);
  }

  static ArticleBuilder ferry(String uri, String source) {
    return article(uri, source, "Night ferry cancelled for third time in a week", FERRY);
  }
}
