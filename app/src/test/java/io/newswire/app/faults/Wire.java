package io.newswire.app.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.Json;
import io.newswire.events.Origin;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Endless wires, the same at every run. Of the usual one an article in ten is a copy in another
 * source, and one in twenty a revision of an earlier one.
 */
final class Wire {

  private static final Instant BEGIN = Instant.parse("2026-03-02T06:00:00Z");

  private static final String[] PLACES = {
    "Tripoli", "Misrata", "Bamako", "Gao", "Khartoum", "Tunis", "Cairo", "Kyiv", "Odesa", "Sanaa"
  };

  private static final String PREFIX = "urn:newswire:faults:";

  /** A copy is so many positions behind what it is a copy of. */
  private static final int BEHIND = 4;

  private static final Pattern COPY = Pattern.compile(PREFIX + "copy:(\\d+)");

  private static final int SENTENCES = 6;

  /** The kind of {@link #large}. */
  static final String LARGE = "large";

  private static final int LARGE_SENTENCES = 9_000;

  /**
   * A raw record: an article and its version.
   *
   * @param version null when its source states none
   */
  record Item(String uri, String version, String json) {}

  private Wire() {}

  /** The article at a position, from 0. */
  static Item at(int position) {
    if (position % 10 == 9) {
      String original = text(position - BEHIND, SENTENCES);
      return item(PREFIX + "copy:" + position, "second", "1", original);
    }
    if (position % 20 == 18) {
      String later = text(position - 12, SENTENCES) + " Officials later confirmed the account.";
      return item(PREFIX + (position - 12), "first", "2", later);
    }
    return item(PREFIX + position, "first", "1", text(position, SENTENCES));
  }

  /** The uri of what an article of {@link #at} is a copy of; empty when it is none. */
  static Optional<String> originalOf(String uri) {
    Matcher matcher = COPY.matcher(uri);
    return matcher.matches()
        ? Optional.of(PREFIX + (Integer.parseInt(matcher.group(1)) - BEHIND))
        : Optional.empty();
  }

  /**
   * An article apart from the others.
   *
   * @param kind names its kind in its uri
   */
  static Item apart(String kind, int position) {
    String uri = PREFIX + kind + ':' + position;
    return item(uri, "third", "1", text(uri.hashCode(), SENTENCES));
  }

  /**
   * An article of some 900 kB, of which more than 1 MiB is made: each sentence names a place, and
   * each mention is told.
   */
  static Item large(int position) {
    String uri = PREFIX + LARGE + ':' + position;
    return item(uri, "third", "1", text(uri.hashCode(), LARGE_SENTENCES));
  }

  /** In turn as an older release would write it, as this one does, and as a newer one might. */
  static Item ofAnyRelease(int position) {
    Item now = apart("release", position);
    return switch (position % 3) {
      case 0 -> older(position);
      case 1 -> now;
      default -> newer(now);
    };
  }

  private static Item older(int position) {
    String uri = PREFIX + "older:" + position;
    String text = text(uri.hashCode(), SENTENCES);
    return new Item(
        uri,
        null,
        """
        {"uri": "%s", "source": "first", "received": "%s", "language": "en",
         "headline": "%s", "body": "%s", "origin": {"connector": "watch", "format": "text"}}
        """
            .formatted(uri, BEGIN, headline(text), text));
  }

  private static Item newer(Item now) {
    String open = now.json().substring(0, now.json().lastIndexOf('}'));
    return new Item(
        now.uri(),
        now.version(),
        open
            + """
            , "mood": "grave", "readers": 12, "panels": [{"id": 1, "of": ["a", {"b": null}]}],
              "geometry": {"type": "Point", "coordinates": [13.2, 32.9]}, "translated": false}
            """);
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
            .headline(headline(text))
            .body(text)
            .origin(new Origin("publish", "ninjs", "faults", "0"))
            .build();
    try {
      return new Item(uri, version, Json.mapper().writeValueAsString(article));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String headline(String text) {
    return text.substring(0, text.indexOf('.'));
  }

  /** Words by chance, so that no two texts are alike. */
  private static String text(int seed, int sentences) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int sentence = 0; sentence < sentences; sentence++) {
      text.append(sentence == 0 ? "Reporters in " : " Others in ");
      text.append(PLACES[Math.floorMod(seed + sentence, PLACES.length)]);
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
