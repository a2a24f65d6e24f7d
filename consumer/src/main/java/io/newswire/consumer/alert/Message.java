package io.newswire.consumer.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.newswire.events.Alert;
import io.newswire.events.Because;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * One message to one channel.
 *
 * @param id the same however often the message is made or sent
 * @param alert id of the alert it is about
 * @param thread see {@link #thread(Alert)}
 * @param rule id of the rule
 * @param channel who is told
 * @param kind what is told
 * @param payload what is sent
 */
record Message(
    String id,
    String alert,
    String thread,
    String rule,
    String channel,
    Kind kind,
    Payload payload) {

  private static final int ID_DIGITS = 32;

  /** What a message tells. */
  enum Kind {
    /** Something happened. */
    ALERT,
    /** More of what an alert told. */
    UPDATE,
    /** The article of an alert was killed. */
    WITHDRAWAL,
    /** The article of an alert was corrected. */
    CORRECTION,
    /** Several of these, collected. */
    DIGEST
  }

  /**
   * The body of a message, shaped as Standard Webhooks advise.
   *
   * @param type {@code alert.raised}, {@code alert.updated}, {@code alert.withdrawn}, {@code
   *     alert.corrected}, {@code alert.digest} or {@code alert.test}
   * @param timestamp when it happened: event time
   * @param data a {@link Raised}, {@link Change} or {@link Digest}
   */
  record Payload(String type, Instant timestamp, Object data) {}

  /**
   * An alert, as people are told of it. Fields are those of {@link Alert}.
   *
   * @param thread the thread it belongs to
   * @param opening headline under which the thread began, null when it begins with this
   */
  record Raised(
      String id,
      String thread,
      String opening,
      Alert.Severity severity,
      String story,
      String uri,
      int revision,
      String source,
      String headline,
      String link,
      Because because,
      Instant raised) {}

  /**
   * What became of the article of an alert.
   *
   * @param alert id of the alert
   * @param thread the thread it belongs to
   * @param opening headline under which the thread began
   * @param uri the article
   * @param story its story
   * @param rule id of the rule that raised the alert
   * @param source the article's source
   * @param headline the article's headline; the new one for a correction
   * @param link the article's page, null when unknown
   * @param promoted uri of the article that stands for the story instead, null when none does
   * @param reason what the source says of it, null when it says nothing
   */
  record Change(
      String alert,
      String thread,
      String opening,
      String uri,
      String story,
      String rule,
      String source,
      String headline,
      String link,
      String promoted,
      String reason) {}

  /**
   * Messages that were collected.
   *
   * @param held why: {@code schedule}, {@code rate}, {@code digest}
   * @param messages the messages, in the order in which they were made
   */
  record Digest(List<String> held, List<Collected> messages) {}

  /**
   * A message in a digest.
   *
   * @param id its own id
   * @param message the message as it would have been sent by itself: a JSON object
   */
  record Collected(String id, @JsonRawValue String message) {}

  /** Names what belongs together: all that one rule has to tell of one story. */
  static String thread(Alert alert) {
    String of = alert.story() == null ? alert.uri() : alert.story();
    return "thr_" + hash(of + '\n' + alert.because().rule());
  }

  /**
   * An alert or, where a thread has begun, its continuation.
   *
   * @param opening headline under which the thread began; null when it begins now
   */
  static Message raised(String channel, Alert alert, String opening) {
    Kind kind = opening == null ? Kind.ALERT : Kind.UPDATE;
    String thread = thread(alert);
    Raised data =
        new Raised(
            alert.id(),
            thread,
            opening,
            alert.severity(),
            alert.story(),
            alert.uri(),
            alert.revision(),
            alert.source(),
            alert.headline(),
            alert.link(),
            alert.because(),
            alert.raised());
    String type = kind == Kind.ALERT ? "alert.raised" : "alert.updated";
    return new Message(
        // An alert has one message a channel, whichever of the two it becomes.
        id(Kind.ALERT, alert.id(), channel, "0"),
        alert.id(),
        thread,
        alert.because().rule(),
        channel,
        kind,
        new Payload(type, alert.raised(), data));
  }

  static Message withdrawn(String channel, Change change, Instant at) {
    return new Message(
        id(Kind.WITHDRAWAL, change.alert(), channel, "0"),
        change.alert(),
        change.thread(),
        change.rule(),
        channel,
        Kind.WITHDRAWAL,
        new Payload("alert.withdrawn", at, change));
  }

  /**
   * Word of a correction.
   *
   * @param version tells it from other corrections of the same alert
   */
  static Message corrected(String channel, Change change, String version, Instant at) {
    return new Message(
        id(Kind.CORRECTION, change.alert(), channel, version),
        change.alert(),
        change.thread(),
        change.rule(),
        channel,
        Kind.CORRECTION,
        new Payload("alert.corrected", at, change));
  }

  /** The id of the digest of some messages. */
  static String digestId(String channel, List<String> messages) {
    return "msg_" + hash(Kind.DIGEST + "\n" + channel + "\n" + String.join("\n", messages));
  }

  static String jsonName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String id(Kind kind, String alert, String channel, String version) {
    return "msg_" + hash(String.join("\n", kind.name(), alert, channel, version));
  }

  private static String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
