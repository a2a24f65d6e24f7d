package io.newswire.consumer.alert.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.newswire.consumer.TestReceiver;
import io.newswire.consumer.alert.channel.Channel.Result;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest {

  /** From the test vectors of the Standard Webhooks libraries. */
  private static final String REFERENCE_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String OLD_SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final Instant REFERENCE_TIME = Instant.ofEpochSecond(1_614_265_330L);

  private final TestReceiver receiver = TestReceiver.start();
  private Channel channel = channel(receiver.url(), true, Clock.systemUTC(), REFERENCE_SECRET);

  @AfterEach
  void close() {
    channel.close();
    receiver.close();
  }

  @Test
  void goesOnWithTheTraceOfItsArticle() {
    // given
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    channel =
        channel(
            receiver.url(), true, Clock.fixed(REFERENCE_TIME, ZoneOffset.UTC), REFERENCE_SECRET);

    // when
    channel.send(new Channel.Delivery("msg_1", "{}", 1, trace));

    // then
    assertThat(receiver.requests().get(0).headers()).containsEntry("traceparent", List.of(trace));
  }

  @Test
  void theSignatureIsThatOfTheReferenceVector() {
    // given
    channel =
        channel(
            receiver.url(), true, Clock.fixed(REFERENCE_TIME, ZoneOffset.UTC), REFERENCE_SECRET);

    // when
    channel.send(new Channel.Delivery("msg_p5jXN8AQM9LWM0D4loKWxJek", "{\"test\": 2432232314}", 1));

    // then
    assertThat(receiver.requests().get(0).headers())
        .containsEntry("webhook-id", List.of("msg_p5jXN8AQM9LWM0D4loKWxJek"))
        .containsEntry("webhook-timestamp", List.of("1614265330"))
        .containsEntry(
            "webhook-signature", List.of("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
  }

  @ParameterizedTest
  @ValueSource(strings = {REFERENCE_SECRET, OLD_SECRET})
  void whileASecretIsReplacedEitherVerifies(String known) throws Exception {
    // given
    channel = channel(receiver.url(), true, Clock.systemUTC(), REFERENCE_SECRET, OLD_SECRET);

    // when
    channel.send(message());

    // then
    TestReceiver.Received got = receiver.requests().get(0);
    assertThat(got.headers().get("webhook-signature").get(0).split(" ")).hasSize(2);
    new Webhook(known).verify(got.body(), got.headers());
  }

  @ParameterizedTest
  @CsvSource({
    "500, '', 0",
    "429, 120, 120",
    "503, 'Mon, 02 Mar 2026 06:01:00 GMT', 60",
    "503, 'Mon, 02 Mar 2026 05:00:00 GMT', 0",
    "503, 999999999, 86400",
    "503, tomorrow, 0"
  })
  void howLongTheReceiverAsksToBeLeftAloneIsHeard(int status, String retryAfter, long seconds) {
    // given
    Clock clock = Clock.fixed(Instant.parse("2026-03-02T06:00:00Z"), ZoneOffset.UTC);
    channel = channel(receiver.url(), true, clock, REFERENCE_SECRET);
    receiver.answer(
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", retryAfter);
          return status;
        });

    // when
    Result result = channel.send(message());

    // then
    assertThat(result)
        .isEqualTo(
            new Result.NotTaken("the receiver answered " + status, Duration.ofSeconds(seconds)));
  }

  @Test
  void goneIsHeard() {
    // given
    receiver.answer(exchange -> 410);

    // when
    Result result = channel.send(message());

    // then
    assertThat(result).isEqualTo(new Result.Gone("the receiver answered 410"));
  }

  @Test
  void aRedirectIsNotFollowed() {
    // given
    try (TestReceiver elsewhere = TestReceiver.start()) {
      receiver.answer(
          exchange -> {
            exchange.getResponseHeaders().set("Location", elsewhere.url().toString());
            return 307;
          });

      // when
      Result result = channel.send(message());

      // then
      assertThat(result)
          .isEqualTo(
              new Result.NotTaken(
                  "the receiver answered 307; redirects are not followed", Duration.ZERO));
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void aPrivateAddressIsRefused() {
    // given
    channel = channel(receiver.url(), false, Clock.systemUTC(), REFERENCE_SECRET);

    // when
    Result result = channel.send(message());

    // then
    assertThat(result).isInstanceOf(Result.NotTaken.class);
    assertThat(result.toString()).contains("127.0.0.1 is a private address");
    assertThat(receiver.requests()).isEmpty();
  }

  @Test
  void aHugeAnswerIsReadToItsBeginningOnly() throws Exception {
    // given
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread flood = new Thread(() -> flood(server));
      flood.start();
      channel =
          channel(
              URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"),
              true,
              Clock.systemUTC(),
              REFERENCE_SECRET);

      // when
      Result result = channel.send(message());

      // then
      assertThat(result).isInstanceOf(Result.NotTaken.class);
      assertThat(((Result.NotTaken) result).reason())
          .startsWith("the receiver answered 400: xxxx")
          .hasSizeLessThan(250);
      flood.join();
    }
  }

  /** Answers without end, until the other side has heard enough. */
  private static void flood(ServerSocket server) {
    try (Socket socket = server.accept();
        InputStream in = socket.getInputStream()) {
      assertThat(in.read()).isPositive();
      socket
          .getOutputStream()
          .write("HTTP/1.1 400 Bad\r\nContent-Type: text/plain\r\n\r\n".getBytes(UTF_8));
      byte[] text = new byte[65_536];
      Arrays.fill(text, (byte) 'x');
      while (true) {
        socket.getOutputStream().write(text);
      }
    } catch (IOException e) {
      // The other side has closed the connection, as it should.
    }
  }

  private static Channel.Delivery message() {
    return new Channel.Delivery("msg_1", TestMessages.raised("Port shelled", null), 1);
  }

  private static Channel channel(URI url, boolean allowPrivate, Clock clock, String... secrets) {
    return new WebhookConfig(
            "ops", url, Arrays.stream(secrets).map(Secret::of).toList(), allowPrivate)
        .open(clock);
  }
}
