package io.newswire.producer.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The uri that names an item for life: the provider's own, else one derived from source and link,
 * else from source and text. Derived uris are {@code urn:newswire:<id|link|text>:} and the first
 * 128 bits of a SHA-256 in hex.
 */
final class Identity {

  private static final int HEX_DIGITS = 32;
  private static final Pattern PLAIN = Pattern.compile("[\\w.~-]{1,200}");
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
  private static final int LONGEST_URI = 1_000;

  private Identity() {}

  /**
   * The uri of an item.
   *
   * @param own the provider's own identifier, null or blank when it gives none
   * @param source id of the item's source
   * @param link the item's page, null or blank when unknown
   * @param headline the item's headline
   * @param body the item's text
   */
  static String uri(String own, String source, String link, String headline, String body) {
    if (own != null && !own.isBlank()) {
      String id = own.strip();
      return id.length() <= LONGEST_URI ? id : derived("id", source, id);
    }
    if (link != null && !link.isBlank()) {
      return derived("link", source, link.strip());
    }
    return derived("text", source, normalised(headline) + '\n' + normalised(body));
  }

  /**
   * The uri of an item whose provider's identifier may be a URI, and if it is none names the item
   * only among those of its source.
   */
  static String ofProvider(String own, String source, String link, String headline, String body) {
    return own != null && !own.isBlank() && !URI.matcher(own.strip()).matches()
        ? scoped(own, source)
        : uri(own, source, link, headline, body);
  }

  /**
   * The uri of an item whose identifier names it only among those of its source.
   *
   * @param own the provider's identifier
   * @param source id of the item's source
   */
  private static String scoped(String own, String source) {
    String id = own.strip();
    return PLAIN.matcher(source + id).matches()
        ? "urn:newswire:id:" + source + ':' + id
        : derived("id", source, id);
  }

  /** Hex SHA-256. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String derived(String kind, String source, String what) {
    String hash = sha256((source + '\n' + what).getBytes(UTF_8)).substring(0, HEX_DIGITS);
    return "urn:newswire:" + kind + ':' + hash;
  }

  private static String normalised(String text) {
    return text == null ? "" : text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
