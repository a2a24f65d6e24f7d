package io.newswire.producer.format.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A message, decoded.
 *
 * @param headers the values of its header fields by their names in lower case, encoded words
 *     decoded
 * @param text its plain text, null when it has none
 * @param html its text in HTML, null when it has none
 * @param attachments whatever else it carries
 */
public record Mail(
    Map<String, List<String>> headers, String text, String html, List<Attachment> attachments) {

  /** Copies the collections. */
  public Mail {
    headers = Map.copyOf(headers);
    attachments = List.copyOf(attachments);
  }

  /** The first value of a header field. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /**
   * A part of a message that is not its text.
   *
   * @param name its file name, or its type where it has none
   * @param type its media type
   * @param bytes its content, decoded; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Attachment(String name, String type, byte[] bytes) {}
}
