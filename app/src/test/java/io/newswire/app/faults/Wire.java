package io.newswire.app.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.Json;
import io.newswire.events.Origin;
import java.time.Instant;
import java.util.Random;

/**
 * An endless wire, the same at every run. One article in ten is a copy in another source, one in
 * twenty a revision of an earlier one.
 */
final class Wire {

  private static final Instant BEGIN = Instant.parse("2026-03-02T06:00:00Z");

  private static final String[] PLACES = {
    "Tripoli", "Misrata", "Bamako", "Gao", "Khartoum", "Tunis", "Cairo", "Kyiv", "Odesa", "Sanaa"
  };

  /** A raw record: an article and its version. */
  record Item(String uri, String version, String json) {}

  private Wire() {}

  /** The article at a position, from 0. */
  static Item at(int position) {
    if (position % 10 == 9) {
      return item("urn:newswire:faults:copy:" + position, "second", "1", text(position - 4));
    }
    if (position % 20 == 18) {
      String later = text(position - 12) + " Officials later confirmed the account.";
      return item("urn:newswire:faults:" + (position - 12), "first", "2", later);
    }
    return item("urn:newswire:faults:" + position, "first", "1", text(position));
  }

  private static Item item(String uri, String source, String version, String text) {
    Instant created = BEGIN.plusSeconds(version.equals("2") ? 60 : 0);
    Article article =
        ArticleBuilder.builder()
            .uri(uri)
            .source(source)
            .publisher(source)
            .version(version)
            .versionCreated(created)
            .received(created.plusSeconds(5))
            .language("en")
            .headline(text.substring(0, text.indexOf('.')))
            .body(text)
            .origin(new Origin("publish", "ninjs", "faults", "0"))
            .build();
    try {
      return new Item(uri, version, Json.mapper().writeValueAsString(article));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Words by chance, so that no two texts are alike. */
  private static String text(int position) {
    Random random = new Random(position);
    StringBuilder text = new StringBuilder("Reporters in ");
    text.append(PLACES[Math.floorMod(position, PLACES.length)]);
    for (int sentence = 0; sentence < 6; sentence++) {
      for (int word = 0; word < 12; word++) {
        text.append(' ');
        for (int letter = 4 + random.nextInt(5); letter > 0; letter--) {
          text.append((char) ('a' + random.nextInt(26)));
        }
      }
      text.append('.');
    }
    return text.toString();
  }
}
