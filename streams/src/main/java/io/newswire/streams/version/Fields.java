package io.newswire.streams.version;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.newswire.events.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an editor sees of an article, as one hash per field. Two versions with equal fields are the
 * same content; how and when the bytes were fetched does not count.
 */
final class Fields {

  private static final Hasher64 HASHER = Hashing.komihash5_0();

  private Fields() {}

  /** Hashes of the fields that say something, by their JSON names. */
  static Map<String, Long> of(Article article) {
    Map<String, Long> fields = new TreeMap<>();
    put(fields, "pubStatus", article.pubStatus().name());
    put(fields, "embargoedUntil", article.embargoedUntil());
    put(fields, "signals", article.signals());
    put(fields, "edNote", article.edNote());
    put(fields, "urgency", article.urgency());
    put(fields, "language", article.language());
    put(fields, "headline", words(article.headline()));
    put(fields, "slugline", words(article.slugline()));
    put(fields, "section", words(article.section()));
    put(fields, "genre", words(article.genre()));
    put(fields, "byline", words(article.byline()));
    put(fields, "dateline", words(article.dateline()));
    put(fields, "summary", words(article.summary()));
    put(fields, "body", words(article.body()));
    put(fields, "link", article.link());
    put(fields, "credit", words(article.credit()));
    put(fields, "usageTerms", words(article.usageTerms()));
    put(fields, "subjects", article.subjects());
    put(fields, "keywords", article.keywords());
    return fields;
  }

  /** Names of the fields in which two versions differ, in alphabetical order. */
  static List<String> changed(Map<String, Long> before, Map<String, Long> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<String> changed = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(before.get(name), after.get(name))) {
        changed.add(name);
      }
    }
    return changed;
  }

  private static void put(Map<String, Long> fields, String name, Object value) {
    if (value == null || value.equals("") || value.equals(List.of())) {
      return;
    }
    fields.put(name, HASHER.hashCharsToLong(value.toString()));
  }

  /** Another line break or another number of blanks is no change. */
  private static String words(String text) {
    return text == null ? null : text.strip().replaceAll("\\s+", " ");
  }
}
