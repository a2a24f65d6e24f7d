package io.newswire.producer.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.events.Rejection;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Writes the dead letters of what is refused before it reaches {@code news.raw}, and of settings
 * that the producer cannot use.
 */
public final class DeadLetters {

  /** UTF-8 needs at most four bytes for what the excerpt counts as a character. */
  private static final int EXCERPT_BYTES = 4 * Rejection.MAX_EXCERPT;

  private DeadLetters() {}

  /**
   * The dead letter of an item.
   *
   * @param payload the document it was in
   * @param refused why there is no article
   * @return the same dead letter, the same id, each time the same document is refused
   */
  public static Rejection of(Payload payload, Item.Refused refused) {
    String sha256 = Sha256.hex(payload.bytes());
    return new Rejection(
        id(payload, sha256, refused),
        Rejection.AT_THE_DOOR,
        refused.code(),
        refused.message(),
        payload.source(),
        refused.uri(),
        payload.reference(),
        null,
        sha256,
        payload.bytes().length,
        excerpt(payload.bytes()),
        payload.received());
  }

  /**
   * The dead letter of a document too large to be taken in.
   *
   * @param beginning what was read of it before the limit; gives the excerpt
   * @param bytes its size, or as much of it as is known
   * @param limit the size that is allowed
   */
  public static Rejection tooLarge(Payload beginning, long bytes, long limit) {
    var refused =
        new Item.Refused(
            Item.Refused.TOO_LARGE,
            "document of %,d bytes or more, the limit is %,d".formatted(bytes, limit),
            null);
    return new Rejection(
        id(beginning, Long.toString(bytes), refused),
        Rejection.AT_THE_DOOR,
        refused.code(),
        refused.message(),
        beginning.source(),
        null,
        beginning.reference(),
        null,
        null,
        bytes,
        excerpt(beginning.bytes()),
        beginning.received());
  }

  /**
   * The dead letter of a record that was to change a setting.
   *
   * @param record the record
   * @param code why it cannot be used, a reason code
   * @param message the same, in words
   * @param now when
   * @return one with the same id each time the same record is refused
   */
  public static Rejection of(
      ConsumerRecord<String, byte[]> record, String code, String message, Instant now) {
    var at = new Rejection.Coordinates(record.topic(), record.partition(), record.offset());
    String identity =
        String.join("\0", Rejection.SETTINGS, at.toString(), Sha256.hex(record.value()));
    return new Rejection(
        "rej-" + Sha256.hex(identity.getBytes(UTF_8)).substring(0, 32),
        Rejection.SETTINGS,
        code,
        message.lines().findFirst().orElse(code),
        null,
        record.key(),
        null,
        at,
        Sha256.hex(record.value()),
        record.value().length,
        excerpt(record.value()),
        now);
  }

  private static String id(Payload payload, String content, Item.Refused refused) {
    String identity =
        String.join(
            "\0",
            Rejection.AT_THE_DOOR,
            payload.reference(),
            content,
            String.valueOf(refused.uri()),
            refused.code(),
            refused.message());
    return "rej-" + Sha256.hex(identity.getBytes(UTF_8)).substring(0, 32);
  }

  private static String excerpt(byte[] bytes) {
    String head = new String(Arrays.copyOf(bytes, Math.min(bytes.length, EXCERPT_BYTES)), UTF_8);
    String text = head.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
    if (text.length() <= Rejection.MAX_EXCERPT) {
      return text;
    }
    int end = Rejection.MAX_EXCERPT;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
