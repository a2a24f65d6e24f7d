package io.newswire.consumer.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.newswire.consumer.alert.channel.Channel.Result;
import io.newswire.consumer.alert.channel.MailConfig.Security;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail over encrypted connections, to a server whose certificate is made for the test. */
class SecureMailTest {

  @TempDir private Path folder;

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
    server.setUser("wire@example.org", "wire", "right");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS", "STARTTLS"})
  void mailGoesOutOverAnEncryptedConnection(Security security) throws Exception {
    // given
    TestCertificate certificate = TestCertificate.make(folder, "ip:127.0.0.1");

    // when
    Result result = send(security, certificate, certificate);

    // then
    assertThat(result).isEqualTo(new Result.Taken(null));
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS", "STARTTLS"})
  void aServerThatNobodyVouchesForGetsNothing(Security security) throws Exception {
    // given
    TestCertificate certificate = TestCertificate.make(folder, "ip:127.0.0.1");
    TestCertificate another = TestCertificate.make(folder, "ip:127.0.0.2");

    // when
    Result result = send(security, certificate, another);

    // then
    assertThat(result).isInstanceOf(Result.NotTaken.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerOfAnotherNameGetsNothing() throws Exception {
    // given
    TestCertificate certificate = TestCertificate.make(folder, "dns:elsewhere.example.org");

    // when
    Result result = send(Security.STARTTLS, certificate, certificate);

    // then
    assertThat(result).isInstanceOf(Result.NotTaken.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  private Result send(Security security, TestCertificate certificate, TestCertificate trusted)
      throws Exception {
    boolean startTls = security == Security.STARTTLS;
    try (SecuringProxy proxy =
        new SecuringProxy(certificate.context(), server.getSmtp().getPort(), startTls)) {
      MailConfig config =
          new MailConfig(
              "desk",
              "127.0.0.1",
              proxy.port(),
              security,
              "wire",
              Secret.of("right"),
              "Newswire <wire@example.org>",
              List.of("desk@example.org"),
              ZoneOffset.UTC);
      return new MailChannel(config, Clock.systemUTC(), trusted.context().getSocketFactory())
          .send(new Channel.Delivery("msg_1", TestMessages.raised("Port shelled", null), 1));
    }
  }
}
