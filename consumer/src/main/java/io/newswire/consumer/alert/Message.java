package io.newswire.consumer.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.events.Alert;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * One message to one channel.
 *
 * @param id the same however often the message is made or sent
 * @param alert id of the alert it is about
 * @param channel who is told
 * @param kind what is told
 * @param payload what is sent
 */
record Message(String id, String alert, String channel, Kind kind, Payload payload) {

  private static final int ID_BYTES = 16;

  /** What a message tells. */
  enum Kind {
    /** Something happened. */
    ALERT,
    /** The article of an alert was killed. */
    WITHDRAWAL,
    /** The article of an alert was corrected. */
    CORRECTION
  }

  /**
   * The body of a message, shaped as Standard Webhooks advise.
   *
   * @param type {@code alert.raised}, {@code alert.withdrawn} or {@code alert.corrected}
   * @param timestamp when it happened: event time
   * @param data an {@link Alert}, else a {@link Change}
   */
  record Payload(String type, Instant timestamp, Object data) {}

  /**
   * What became of the article of an alert.
   *
   * @param alert id of the alert
   * @param uri the article
   * @param story its story
   * @param rule id of the rule that raised the alert
   * @param headline the article's headline; the new one for a correction
   * @param promoted uri of the article that stands for the story instead, null when none does
   * @param reason what the source says of it, null when it says nothing
   */
  record Change(
      String alert,
      String uri,
      String story,
      String rule,
      String headline,
      String promoted,
      String reason) {}

  static Message raised(String channel, Alert alert) {
    return new Message(
        id(Kind.ALERT, alert.id(), channel, 0),
        alert.id(),
        channel,
        Kind.ALERT,
        new Payload("alert.raised", alert.raised(), alert));
  }

  static Message withdrawn(String channel, Change change, Instant at) {
    return new Message(
        id(Kind.WITHDRAWAL, change.alert(), channel, 0),
        change.alert(),
        channel,
        Kind.WITHDRAWAL,
        new Payload("alert.withdrawn", at, change));
  }

  static Message corrected(String channel, Change change, int revision, Instant at) {
    return new Message(
        id(Kind.CORRECTION, change.alert(), channel, revision),
        change.alert(),
        channel,
        Kind.CORRECTION,
        new Payload("alert.corrected", at, change));
  }

  static String jsonName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String id(Kind kind, String alert, String channel, int revision) {
    String all = String.join("\n", kind.name(), alert, channel, Integer.toString(revision));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
      return "msg_" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
