package io.newswire.consumer.alert.channel;

import io.newswire.events.Json;
import java.util.List;
import java.util.stream.Collectors;

/** Messages for tests, as they stand in the outbox. */
final class TestMessages {

  private TestMessages() {}

  static String raised(String headline, String link) {
    return """
        {"type": "alert.raised", "timestamp": "2026-03-02T06:00:00Z", "data": {"id": "al-1",
         "thread": "thr_1", "severity": "critical", "story": "st-1", "uri": "urn:x:1",
         "revision": 1, "source": "agency", "headline": %s, %s
         "because": {"rule": "ports", "version": 1, "evidence": ["location Misrata (LBY)"]},
         "raised": "2026-03-02T06:00:00Z"}}
        """
        .formatted(json(headline), link == null ? "" : "\"link\": " + json(link) + ",");
  }

  static String updated(String headline) {
    return raised(headline, null)
        .replace("alert.raised", "alert.updated")
        .replace("\"severity\"", "\"opening\": \"Port attacked\", \"severity\"");
  }

  static String withdrawn(String headline) {
    return """
        {"type": "alert.withdrawn", "timestamp": "2026-03-02T07:00:00Z", "data": {"alert": "al-1",
         "thread": "thr_1", "opening": "Port attacked", "uri": "urn:x:1", "story": "st-1",
         "rule": "ports", "source": "agency", "headline": %s, "reason": "Wrong port"}}
        """
        .formatted(json(headline));
  }

  static String digest(List<String> messages) {
    return """
        {"type": "alert.digest", "timestamp": "2026-03-02T07:00:00Z", "data":
         {"held": ["schedule"], "messages": [%s]}}
        """
        .formatted(
            messages.stream()
                .map(message -> "{\"id\": \"msg_1\", \"message\": " + message + "}")
                .collect(Collectors.joining(",")));
  }

  private static String json(String text) {
    return Json.mapper().getNodeFactory().textNode(text).toString();
  }
}
