package io.newswire.producer.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.newswire.events.Article;
import io.newswire.events.Json;
import io.newswire.events.Origin;
import io.newswire.producer.format.Item;
import io.newswire.producer.publish.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which items of a feed were seen with which content: by uri, the hashes of the contents that the
 * last document had for it. Most uris have one; feeds exist that give one uri to several items.
 */
final class SeenItems {

  private static final int MOST_ITEMS = 5_000;
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int HASH_DIGITS = 16;
  private static final String REFUSED = "refused:";
  private static final Origin NO_ORIGIN = new Origin(null, null, null, null);

  /** Maps are written in one order, so that a hash holds in another process. */
  private static final ObjectWriter WRITER =
      Json.mapper().writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final Map<String, String> now = new LinkedHashMap<>();
  private final List<Item> fresh = new ArrayList<>();

  /**
   * Compares a document with the one before.
   *
   * @param before what {@link #now()} said of the one before
   * @param items of the document
   */
  SeenItems(Map<String, String> before, List<Item> items) {
    int characters = 0;
    for (Item item : items) {
      String key = item.fold(Article::uri, SeenItems::key);
      String hash = item.fold(SeenItems::hash, refused -> "refused");
      if (!holds(before.get(key), hash)) {
        fresh.add(item);
      }
      if (now.size() < MOST_ITEMS && characters < MOST_CHARACTERS && !holds(now.get(key), hash)) {
        now.merge(key, hash, (a, b) -> a + "," + b);
        characters += key.length() + hash.length();
      }
    }
  }

  /** The items that the document before did not have, or had with another content. */
  List<Item> fresh() {
    return fresh;
  }

  /** What to compare the next document with. */
  Map<String, String> now() {
    return now;
  }

  /**
   * Whether there was any article among what was seen.
   *
   * @param seen what {@link #now()} said
   */
  static boolean holdsArticles(Map<String, String> seen) {
    return seen.keySet().stream().anyMatch(key -> !key.startsWith(REFUSED));
  }

  private static boolean holds(String hashes, String hash) {
    return hashes != null && List.of(hashes.split(",")).contains(hash);
  }

  private static String key(Item.Refused refused) {
    String identity = refused.code() + '\0' + refused.uri() + '\0' + refused.message();
    return REFUSED + Sha256.hex(identity.getBytes(UTF_8)).substring(0, HASH_DIGITS);
  }

  private static String hash(Article article) {
    Article content = article.withReceived(Instant.EPOCH).withOrigin(NO_ORIGIN);
    try {
      return Sha256.hex(WRITER.writeValueAsBytes(content)).substring(0, HASH_DIGITS);
    } catch (JsonProcessingException e) {
      return "unwritable"; // the publisher will refuse it, and say why
    }
  }
}
