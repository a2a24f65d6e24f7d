package io.newswire.producer.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedHintsTest {

  private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "<ttl>30</ttl>, PT30M",
    "<ttl>soon</ttl>, PT0S",
    "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>, PT15M",
    "<sy:updatePeriod>daily</sy:updatePeriod>, PT24H",
    "<title>no hint</title>, PT0S",
    "<item><ttl>30</ttl></item>, PT0S",
  })
  void channelSaysHowLongItStaysTheSame(String channel, Duration freshFor) {
    FeedHints hints = FeedHints.in(feed(channel));

    assertThat(hints.freshFor()).isEqualTo(freshFor);
  }

  @Test
  void pauseDoesNotEndWhileTheFeedSleeps() {
    FeedHints hints =
        FeedHints.in(
            feed(
                "<skipHours><hour>13</hour><hour>14</hour></skipHours>"
                    + "<skipDays><day>Tuesday</day></skipDays>"));

    Duration pause = hints.awake(MONDAY_NOON, Duration.ofMinutes(90));

    assertThat(hints.silentDays()).isEqualTo(Set.of(DayOfWeek.TUESDAY));
    assertThat(pause).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void feedThatAlwaysSleepsIsNotBelieved() {
    var always = new FeedHints(Duration.ZERO, Set.of(), Set.copyOf(EnumSet.allOf(DayOfWeek.class)));

    Duration pause = always.awake(MONDAY_NOON, Duration.ofMinutes(5));

    assertThat(pause).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void whatIsNoXmlHintsAtNothing() {
    FeedHints hints = FeedHints.in("{\"version\":\"1\"}".getBytes(UTF_8));

    assertThat(hints).isEqualTo(FeedHints.NONE);
  }

  private static byte[] feed(String channel) {
    return ("<rss xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel>"
            + channel
            + "</channel></rss>")
        .getBytes(UTF_8);
  }
}
