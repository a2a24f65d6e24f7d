package io.newswire.consumer.alert.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newswire.events.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Posts each message as text and blocks that Slack understands. An incoming webhook cannot answer
 * in a thread, so that what follows an alert names it instead.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Blocks and their limits</a>
 */
final class SlackChannel implements Channel {

  private static final int MAX_TEXT = 2_900;
  private static final int MAX_NOTICES = 40;
  private static final int MAX_EVIDENCE = 4;

  private final SlackConfig config;
  private final HttpSender http;

  SlackChannel(SlackConfig config, Clock clock) {
    this.config = config;
    this.http = new HttpSender(config.address(), config.allowPrivate(), clock);
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public Duration limit() {
    return HttpSender.LIMIT;
  }

  @Override
  public Result send(Delivery delivery) {
    try {
      // Slack does not read the id; a relay in between can tell repeats by it.
      return http.post(
          body(Bulletin.read(delivery.payload())), Map.of("webhook-id", delivery.id()));
    } catch (JsonProcessingException e) {
      return new Result.Refused("unreadable: " + e.getOriginalMessage());
    }
  }

  static String body(Bulletin bulletin) {
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("text", escape(bulletin.digest() ? title(bulletin) : title(bulletin.first())));
    body.put("unfurl_links", false);
    ArrayNode blocks = body.putArray("blocks");
    if (bulletin.digest()) {
      section(blocks, "*" + escape(title(bulletin)) + "*");
    }
    bulletin.notices().stream().limit(MAX_NOTICES).forEach(notice -> section(blocks, text(notice)));
    int left = bulletin.notices().size() - MAX_NOTICES;
    if (left > 0) {
      section(blocks, "… and " + left + " more");
    }
    return body.toString();
  }

  private static String title(Bulletin digest) {
    List<String> parts = new ArrayList<>(List.of(digest.notices().size() + " alerts"));
    long critical = digest.count("critical");
    if (critical > 0) {
      parts.add(critical + " critical");
    }
    parts.addAll(digest.held());
    return String.join(", ", parts);
  }

  private static String title(Notice notice) {
    String severity = notice.severity().isEmpty() ? "" : " (" + notice.severity() + ")";
    return notice.kind().word() + severity + ": " + notice.headline();
  }

  private static String text(Notice notice) {
    String headline = escape(notice.headline());
    if (notice.kind() == Notice.Kind.WITHDRAWN) {
      headline = "~" + headline.replace('~', '-') + "~";
    }
    if (notice.link() != null) {
      headline = "<" + escape(notice.link()).replace("|", "%7C") + "|" + headline + ">";
    }
    List<String> about = new ArrayList<>();
    about.add(notice.rule());
    about.add(notice.source());
    notice.evidence().stream().limit(MAX_EVIDENCE).forEach(about::add);
    about.removeIf(String::isEmpty);
    StringBuilder text = new StringBuilder();
    text.append('*').append(notice.kind().word());
    text.append(notice.severity().isEmpty() ? "" : " (" + escape(notice.severity()) + ")");
    text.append("* ").append(headline);
    if (notice.reason() != null) {
      text.append("\n>").append(escape(notice.reason()));
    }
    if (notice.opening() != null) {
      text.append("\nfollows: _").append(escape(notice.opening()).replace('_', ' ')).append('_');
    }
    return text.append('\n').append(escape(String.join(" · ", about))).toString();
  }

  private static void section(ArrayNode blocks, String text) {
    ObjectNode block = blocks.addObject().put("type", "section");
    block
        .putObject("text")
        .put("type", "mrkdwn")
        .put("text", text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…");
  }

  /** The three characters that Slack asks to escape. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void close() {
    http.close();
  }
}
