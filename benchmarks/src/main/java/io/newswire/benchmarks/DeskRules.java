package io.newswire.benchmarks;

import io.newswire.streams.route.Rules;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many rules of the kinds that a desk with many clients writes: a country and a topic, forces and
 * fighting, a named person, a radius around a port, a source and a keyword, a watch list of words.
 * The same each time.
 */
final class DeskRules {

  private static final List<String> COUNTRIES =
      List.of(
          "LBY", "EGY", "TUN", "DZA", "MAR", "SDN", "SSD", "TCD", "NER", "MLI", "NGA", "ETH", "ERI",
          "SOM", "KEN", "COD", "SYR", "LBN", "ISR", "PSE", "JOR", "IRQ", "IRN", "SAU", "YEM", "ARE",
          "QAT", "TUR", "GRC", "ITA", "FRA", "DEU", "ESP", "GBR", "UKR", "RUS", "POL", "USA", "MEX",
          "BRA", "VEN", "COL", "CHN", "JPN", "IND", "PAK", "AFG", "MMR");

  private static final List<String> SECTORS =
      List.of("GOV", "MIL", "REB", "COP", "LEG", "OPP", "JUD", "IGO", "UAF", "PTY");

  private static final List<String> WORDS =
      List.of(
          "oil port*",
          "terminal*",
          "refiner*",
          "pipeline*",
          "barrels a day",
          "tanker*",
          "blockade",
          "crude",
          "gas field*",
          "embargo*",
          "sanction*",
          "airstrike*",
          "shelling",
          "clashes",
          "ceasefire",
          "truce",
          "militia*",
          "gunmen",
          "ambush*",
          "kidnap*",
          "hostage*",
          "coup",
          "state of emergency",
          "curfew",
          "protest*",
          "riot*",
          "strike",
          "walkout",
          "union*",
          "election*",
          "ballot*",
          "referendum",
          "parliament*",
          "cabinet",
          "resign*",
          "prime minister",
          "foreign minister",
          "summit",
          "talks",
          "treaty",
          "embassy",
          "ambassador*",
          "envoy",
          "refugee*",
          "displaced",
          "migrants",
          "shipwreck*",
          "famine",
          "cholera",
          "outbreak",
          "vaccin*",
          "earthquake*",
          "flood*",
          "drought",
          "wildfire*",
          "cyclone*",
          "aid convoy*",
          "central bank",
          "inflation",
          "interest rate*",
          "currency",
          "devalu*",
          "default",
          "bond*",
          "wheat",
          "grain",
          "harvest",
          "export ban",
          "tariff*",
          "port authority",
          "container ship*",
          "airport",
          "runway",
          "air defence",
          "drone*",
          "missile*",
          "warship*",
          "coast guard",
          "arms shipment*",
          "mercenar*",
          "war crime*",
          "tribunal",
          "extradit*",
          "corruption",
          "bribe*",
          "money laundering",
          "press freedom",
          "journalist*",
          "censor*",
          "internet shutdown",
          "cyberattack*",
          "ransomware",
          "telecom*",
          "merger*",
          "bankrupt*",
          "nuclear",
          "uranium",
          "enrichment",
          "satellite*",
          "rare earth*",
          "lithium",
          "copper mine*",
          "gold mine*");

  private DeskRules() {}

  /** So many rules. */
  static Rules of(int count) {
    Random random = new Random(7);
    List<IntFunction<String>> kinds =
        List.of(
            i -> "\"%s\" in countries && text.mentions(%s)".formatted(country(i), words(random, 8)),
            i ->
                "actors.exists(a, a.country == \"%s\" && \"%s\" in a.sectors) && text.mentions(%s)"
                    .formatted(country(i), sector(random), words(random, 10)),
            i -> "actors.exists(a, a.id == \"wd:Q%d\") && urgency <= 4".formatted(1000 + 37 * i),
            i ->
                "locations.near(%d.5, %d.25, %d) && headline.mentions(%s)"
                    .formatted(
                        random.nextInt(120) - 60,
                        random.nextInt(340) - 170,
                        20 + random.nextInt(300),
                        words(random, 12)),
            i ->
                "source in [\"agency-%d\", \"paper-%d\"] && (headline.mentions(%s) || \"%s\" in keywords)"
                    .formatted(i % 60, i % 90, words(random, 5), word(random)),
            i -> "headline.mentions(%s)".formatted(words(random, 3)),
            i ->
                "story.independentSources >= 3 && countries.exists(c, c in [\"%s\", \"%s\"]) && body.mentions(%s)"
                    .formatted(country(i), country(i + 7), words(random, 6)),
            i ->
                "language == \"%s\" && subjects.exists(s, s == \"medtop:%08d\")"
                    .formatted(i % 2 == 0 ? "en" : "fr", 1000 * i),
            i ->
                "locations.exists(l, l.country == \"%s\" && l.role != \"demonym\") && !text.mentions([\"football\"]) && headline.mentions(%s)"
                    .formatted(country(i), words(random, 6)),
            i ->
                "(\"%s\" in sectors && text.mentions(%s)) || (verdict == \"correction\" && source == \"agency-%d\")"
                    .formatted(sector(random), words(random, 2), i % 60));
    String yaml =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "  - {id: r-%d, %s, when: '%s'}"
                        .formatted(
                            i,
                            i % 3 == 0 ? "alert: info" : "route: conflict",
                            kinds.get(i % kinds.size()).apply(i / kinds.size())))
            .collect(Collectors.joining("\n", "rules:\n", "\n"));
    return Rules.parse("desk", yaml);
  }

  private static String country(int i) {
    return COUNTRIES.get(i % COUNTRIES.size());
  }

  private static String sector(Random random) {
    return SECTORS.get(random.nextInt(SECTORS.size()));
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static String words(Random random, int count) {
    var words = new TreeSet<String>();
    while (words.size() < count) {
      words.add(word(random));
    }
    return words.stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
  }
}
