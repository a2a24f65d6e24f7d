package io.newswire.consumer.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.Json;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlackChannelTest {

  @Test
  void anAlertIsTextAndABlockWithItsReason() throws Exception {
    // when
    JsonNode body =
        Json.mapper()
            .readTree(
                SlackChannel.body(
                    Bulletin.read(
                        TestMessages.raised("Port <shelled> & closed", "https://example.org/1"))));

    // then
    assertThat(body.path("text").asText())
        .isEqualTo("Alert (critical): Port &lt;shelled&gt; &amp; closed");
    assertThat(body.at("/blocks/0/text/text").asText())
        .isEqualTo(
            "*Alert (critical)* <https://example.org/1|Port &lt;shelled&gt; &amp; closed>\n"
                + "ports · agency · location Misrata (LBY)");
  }

  @Test
  void aHeadlineCannotCallEverybody() throws Exception {
    // when
    String body = SlackChannel.body(Bulletin.read(TestMessages.raised("<!channel> <@U1|x>", null)));

    // then
    assertThat(body).doesNotContain("<!channel>", "<@U1").contains("&lt;!channel&gt;");
  }

  @Test
  void aWithdrawalNamesWhatItFollows() throws Exception {
    // when
    String body = SlackChannel.body(Bulletin.read(TestMessages.withdrawn("Port shelled")));

    // then
    assertThat(body)
        .contains("*Withdrawn* ~Port shelled~", "Wrong port", "follows: _Port attacked_");
  }

  @Test
  void aDigestIsCutToWhatSlackTakes() throws Exception {
    // given
    String digest =
        TestMessages.digest(
            IntStream.range(0, 100)
                .mapToObj(i -> TestMessages.raised("Item " + i, null))
                .collect(Collectors.toList()));

    // when
    JsonNode body = Json.mapper().readTree(SlackChannel.body(Bulletin.read(digest)));

    // then
    assertThat(body.path("text").asText())
        .isEqualTo("100 alerts, 100 critical, held outside the hours of delivery");
    assertThat(body.path("blocks")).hasSizeLessThanOrEqualTo(50);
    assertThat(body.path("blocks").toString()).contains("… and 60 more");
  }
}
