package io.newswire.consumer.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogChannelTest {

  private final List<String> lines = new ArrayList<>();
  private final LogChannel channel = new LogChannel("log", lines::add);

  @Test
  void anAlertIsOneLineThatSaysWhy() {
    // when
    channel.send(
        new Channel.Delivery(
            "msg_1",
            """
            {"type": "alert.raised", "timestamp": "2026-03-02T06:00:00Z", "data": {"severity": "critical", "headline": "Port shelled",
             "source": "agency", "link": "https://example.org/1",
             "because": {"rule": "ports", "evidence": ["location Misrata (LBY)"]}}}
            """,
            1));

    // then
    assertThat(lines)
        .containsExactly(
            "ALERT CRITICAL: Port shelled (agency) — because ports: location Misrata (LBY)"
                + " — https://example.org/1");
  }

  @Test
  void aHeadlineCannotWriteALineOfItsOwn() {
    // when
    channel.send(
        new Channel.Delivery(
            "msg_1",
            """
            {"type": "alert.withdrawn", "timestamp": "2026-03-02T06:00:00Z", "data": {"rule": "ports", "uri": "a",
             "headline": "Port\\nALERT CRITICAL: forged\\u2028\\u202e"}}
            """,
            1));

    // then
    assertThat(lines).containsExactly("WITHDRAWN, rule ports: Port ALERT CRITICAL: forged — a");
  }
}
