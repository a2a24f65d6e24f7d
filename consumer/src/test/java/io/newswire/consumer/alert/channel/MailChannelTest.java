package io.newswire.consumer.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.newswire.consumer.alert.channel.Channel.Result;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailChannelTest {

  private static final Clock MORNING =
      Clock.fixed(Instant.parse("2026-03-02T06:05:00Z"), ZoneOffset.UTC);

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void anAlertIsAMailOfTextAndHtml() throws Exception {
    // when
    Result result =
        send("msg_1", TestMessages.raised("Port <b>shelled</b>", "https://example.org/1"));

    // then
    assertThat(result).isEqualTo(new Result.Taken(null));
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("[critical] Port <b>shelled</b>");
    assertThat(mail.getHeader("Message-ID")).containsExactly("<thr_1@example.org>");
    assertThat(mail.getHeader("List-Id"))
        .containsExactly("Newswire alerts <desk.alerts.example.org>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("Importance")).containsExactly("high");
    assertThat(mail.getHeader("In-Reply-To")).isNull();
    assertThat(part(mail, 0))
        .isEqualToNormalizingNewlines(
            """
            Critical: Port <b>shelled</b>
              agency, Mon 2 Mar 2026, 08:00 EET
              because: location Misrata (LBY)
              https://example.org/1

            --\s
            You get this because of the rule ports.
            """);
    assertThat(part(mail, 1))
        .contains(
            "<a href=\"https://example.org/1\">Port &lt;b&gt;shelled&lt;/b&gt;</a>",
            "Because: location Misrata (LBY)")
        .doesNotContain("<b>shelled");
  }

  @Test
  void whatFollowsAnswersTheAlert() throws Exception {
    // given
    send("msg_1", TestMessages.raised("Port attacked", null));
    send("msg_2", TestMessages.updated("Port attacked again"));

    // when
    send("msg_3", TestMessages.withdrawn("Port attacked"));

    // then
    MimeMessage update = server.getReceivedMessages()[1];
    assertThat(update.getSubject()).isEqualTo("Re: [critical] Port attacked");
    assertThat(update.getHeader("Message-ID")).containsExactly("<msg_2@example.org>");
    assertThat(update.getHeader("In-Reply-To")).containsExactly("<thr_1@example.org>");
    MimeMessage withdrawal = server.getReceivedMessages()[2];
    assertThat(withdrawal.getSubject()).isEqualTo("WITHDRAWN: Port attacked");
    assertThat(withdrawal.getHeader("References")).containsExactly("<thr_1@example.org>");
    assertThat(part(withdrawal, 0)).contains("the source says: Wrong port");
  }

  @Test
  void aDigestSaysWhatItHoldsAndWhy() throws Exception {
    // when
    send(
        "msg_4",
        TestMessages.digest(
            List.of(
                TestMessages.raised("Ferry aground", null).replace("critical", "warning"),
                TestMessages.raised("Port shelled", "https://example.org/1"),
                TestMessages.raised("Talks begin", null)
                    .replace("critical", "info")
                    .replace("\"ports\"", "\"talks\""))));

    // then
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("3 alerts, 1 critical: Port shelled");
    assertThat(mail.getHeader("Message-ID")).containsExactly("<msg_4@example.org>");
    assertThat(part(mail, 0))
        .contains("held outside the hours of delivery", "== ports (2) ==", "== talks (1) ==");
  }

  @Test
  void theSameMessageHasTheSameMessageId() throws Exception {
    // given
    send("msg_5", TestMessages.updated("Port attacked again"));

    // when
    send("msg_5", TestMessages.updated("Port attacked again"));

    // then
    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails).hasSize(2);
    assertThat(mails[1].getMessageID()).isEqualTo(mails[0].getMessageID());
  }

  @Test
  void aHeadlineCannotAddAHeader() throws Exception {
    // when
    send("msg_6", TestMessages.raised("Port\r\nBcc: all@example.org\r\n\r\nshelled", null));

    // then
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getSubject()).isEqualTo("[critical] Port Bcc: all@example.org shelled");
  }

  @Test
  void aServerThatCannotSecureTheConnectionGetsNothing() {
    // given
    Channel channel = config(MailConfig.Security.STARTTLS, null, null).open(MORNING);

    // when
    Result result =
        channel.send(new Channel.Delivery("msg_7", TestMessages.raised("Secret", null), 1));

    // then
    assertThat(result).isInstanceOf(Result.NotTaken.class);
    assertThat(result.toString()).contains("STARTTLS is required");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aWrongPasswordIsSaidAndNotShown() {
    // given
    server.setUser("wire@example.org", "wire", "right");
    Channel channel =
        config(MailConfig.Security.NONE, "wire", Secret.of("wrong-password")).open(MORNING);

    // when
    Result result =
        channel.send(new Channel.Delivery("msg_8", TestMessages.raised("Port", null), 1));

    // then
    assertThat(result).isInstanceOf(Result.NotTaken.class);
    assertThat(result.toString())
        .contains("the mail server refuses user wire")
        .doesNotContain("wrong-password");
  }

  @Test
  void anUnreachableServerIsSaid() {
    // given
    Channel channel = config(MailConfig.Security.NONE, null, null).open(MORNING);
    server.stop();

    // when
    Result result =
        channel.send(new Channel.Delivery("msg_9", TestMessages.raised("Port", null), 1));

    // then
    assertThat(result).isInstanceOf(Result.NotTaken.class);
    assertThat(result.toString()).contains("127.0.0.1").contains("refused");
  }

  private Result send(String id, String payload) {
    return config(MailConfig.Security.NONE, null, null)
        .open(MORNING)
        .send(new Channel.Delivery(id, payload, 1));
  }

  private MailConfig config(MailConfig.Security security, String user, Secret password) {
    return new MailConfig(
        "desk",
        "127.0.0.1",
        server.getSmtp().getPort(),
        security,
        user,
        password,
        "Newswire <wire@example.org>",
        List.of("desk@example.org"),
        ZoneId.of("Africa/Tripoli"));
  }

  private static String part(MimeMessage mail, int number) throws Exception {
    BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(number);
    return (String) part.getContent();
  }
}
