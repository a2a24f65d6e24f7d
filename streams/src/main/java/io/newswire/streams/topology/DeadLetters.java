package io.newswire.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newswire.events.Article;
import io.newswire.events.CloudEvents;
import io.newswire.events.Json;
import io.newswire.events.Rejection;
import io.newswire.events.Rejection.Coordinates;
import io.newswire.events.Topics;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes rejections: what failed where, why, and enough of the payload to know it again. */
final class DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private static final int MAX_MESSAGE = 500;

  private DeadLetters() {}

  /**
   * The rejection of an article that a stage could read, but not use.
   *
   * @param stage the topology node's name
   * @param code reason code
   * @param message one line: what and why
   * @param article the article
   * @param record the record it came in, null when it was released from its embargo
   * @param now when
   */
  static Rejection of(
      String stage, String code, String message, Article article, Coordinates record, Instant now) {
    byte[] payload = json(article);
    String id = id(stage, record, payload);
    return new Rejection(
        id,
        stage,
        code,
        line(message),
        article.source(),
        article.uri(),
        article.origin().reference(),
        record,
        sha256(payload),
        payload.length,
        excerpt((article.headline() + "\n" + article.body()).strip()),
        now);
  }

  /**
   * The rejection of a payload that could not be read, or that a stage failed on.
   *
   * @param stage the topology node's name
   * @param code reason code
   * @param message one line: what and why
   * @param uri the record's key, null when unknown
   * @param record the record it came in, null when unknown
   * @param payload the record's value, null when it had none
   * @param now when
   */
  static Rejection of(
      String stage,
      String code,
      String message,
      String uri,
      Coordinates record,
      byte[] payload,
      Instant now) {
    byte[] bytes = payload == null ? new byte[0] : payload;
    return new Rejection(
        id(stage, record, bytes),
        stage,
        code,
        line(message),
        null,
        uri,
        null,
        record,
        payload == null ? null : sha256(payload),
        bytes.length,
        excerpt(new String(bytes, 0, Math.min(bytes.length, 4 * Rejection.MAX_EXCERPT), UTF_8)),
        now);
  }

  /** The record that takes a rejection to its topic; says in the log that there is one. */
  static ProducerRecord<byte[], byte[]> letter(Rejection rejection) {
    LogContext.of(rejection).around(() -> log(rejection));
    Headers headers = new RecordHeaders();
    CloudEvents.stamp(
        headers, Topics.REJECTED, rejection.id(), AnnounceProcessor.SOURCE, rejection.rejectedAt());
    byte[] value =
        Topics.REJECTED.valueSerde().serializer().serialize(Topics.REJECTED.name(), rejection);
    return new ProducerRecord<>(
        Topics.REJECTED.name(), null, rejection.id().getBytes(UTF_8), value, headers);
  }

  private static void log(Rejection rejection) {
    LOG.warn(
        "rejected {} in {}: {}: {}",
        rejection.coordinates() == null
            ? rejection.uri()
            : Provenance.text(rejection.coordinates()),
        rejection.stage(),
        rejection.code(),
        rejection.message());
  }

  private static byte[] json(Article article) {
    try {
      return Json.mapper().writeValueAsBytes(article);
    } catch (JsonProcessingException e) {
      return article.toString().getBytes(UTF_8);
    }
  }

  private static String id(String stage, Coordinates record, byte[] payload) {
    String origin = record == null ? sha256(payload) : Provenance.text(record);
    return sha256((stage + '\n' + origin).getBytes(UTF_8)).substring(0, 32);
  }

  private static String line(String message) {
    String line = message == null ? "no message" : message.replaceAll("\\s+", " ").strip();
    return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE - 1) + "…";
  }

  /** The beginning of a text, with what no terminal or page should see replaced. */
  private static String excerpt(String text) {
    String visible = text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|\\p{Cs}", "\uFFFD");
    return visible.codePointCount(0, visible.length()) <= Rejection.MAX_EXCERPT
        ? visible
        : visible.substring(0, visible.offsetByCodePoints(0, Rejection.MAX_EXCERPT));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
