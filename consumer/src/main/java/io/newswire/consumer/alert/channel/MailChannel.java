package io.newswire.consumer.alert.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Sends each message as one mail, with a text and an HTML part. A repeated mail has the same
 * Message-ID, by which mail servers and readers tell repeats; what follows an alert answers it, so
 * that readers show them together.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4">RFC 5322, identification</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2919">RFC 2919, List-Id</a>
 */
final class MailChannel implements Channel {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int PERMANENT = 500;

  private final MailConfig config;
  private final Clock clock;
  private final Session session;

  MailChannel(MailConfig config, Clock clock) {
    this(config, clock, SSLSocketFactory.getDefault());
  }

  /**
   * A channel.
   *
   * @param secure makes the connections that are encrypted, and knows whom to trust
   */
  MailChannel(MailConfig config, Clock clock, SocketFactory secure) {
    this.config = config;
    this.clock = clock;
    Properties properties = properties(config);
    properties.put("mail.smtp.ssl.socketFactory", secure);
    this.session = Session.getInstance(properties);
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public Result send(Delivery delivery) {
    try {
      MimeMessage mail = mail(delivery.id(), Bulletin.read(delivery.payload()));
      try (Transport transport = session.getTransport("smtp")) {
        transport.connect(
            config.user(), config.password() == null ? null : config.password().value());
        transport.sendMessage(mail, mail.getAllRecipients());
      }
      return new Result.Taken(null);
    } catch (JsonProcessingException e) {
      return new Result.Refused("unreadable: " + e.getOriginalMessage());
    } catch (AuthenticationFailedException e) {
      return Result.NotTaken.because(
          "the mail server refuses user " + config.user() + ": " + oneLine(e));
    } catch (SendFailedException e) {
      return meaning(e);
    } catch (MessagingException e) {
      return Result.NotTaken.because(oneLine(e));
    }
  }

  private MimeMessage mail(String id, Bulletin bulletin) throws MessagingException {
    MailText words = new MailText(bulletin, config.zone());
    Notice first = bulletin.first();
    boolean opens = !bulletin.digest() && first.kind() == Notice.Kind.RAISED;
    String thread = "<" + first.thread() + "@" + domain() + ">";
    MimeMessage mail = new Identified(session, opens ? thread : "<" + id + "@" + domain() + ">");
    mail.setFrom(config.sender());
    mail.setRecipients(Message.RecipientType.TO, config.recipients());
    mail.setSubject(words.subject(), UTF_8.name());
    mail.setSentDate(Date.from(clock.instant()));
    mail.setHeader("List-Id", "Newswire alerts <" + config.name() + ".alerts." + domain() + ">");
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Newswire-Id", id);
    if (!bulletin.digest() && !opens && !first.thread().isEmpty()) {
      mail.setHeader("In-Reply-To", thread);
      mail.setHeader("References", thread);
    }
    if (bulletin.count("critical") > 0) {
      mail.setHeader("Importance", "high");
    }
    mail.setContent(alternatives(words.text(), new MailPage(bulletin, config.zone()).html()));
    mail.saveChanges();
    return mail;
  }

  private static MimeMultipart alternatives(String text, String html) throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, UTF_8.name());
    MimeBodyPart page = new MimeBodyPart();
    page.setText(html, UTF_8.name(), "html");
    return new MimeMultipart("alternative", plain, page);
  }

  private String domain() {
    String address = config.sender().getAddress();
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /** Some recipients may have got it; whether the others ever will is for the server to say. */
  private static Result meaning(SendFailedException e) {
    Address[] reached = e.getValidSentAddresses();
    if (reached != null && reached.length > 0) {
      return new Result.Taken("not to " + unreached(e));
    }
    return isPermanent(e) ? new Result.Refused(oneLine(e)) : Result.NotTaken.because(oneLine(e));
  }

  private static String unreached(SendFailedException e) {
    Address[] invalid = e.getInvalidAddresses() == null ? new Address[0] : e.getInvalidAddresses();
    Address[] unsent =
        e.getValidUnsentAddresses() == null ? new Address[0] : e.getValidUnsentAddresses();
    return Stream.concat(Arrays.stream(invalid), Arrays.stream(unsent))
            .map(address -> address instanceof InternetAddress mail ? mail.getAddress() : "?")
            .collect(Collectors.joining(", "))
        + ": "
        + oneLine(e);
  }

  private static boolean isPermanent(SendFailedException failure) {
    boolean permanent = false;
    for (Exception e = failure; e != null; e = next(e)) {
      int code =
          e instanceof SMTPSendFailedException send
              ? send.getReturnCode()
              : e instanceof SMTPAddressFailedException address ? address.getReturnCode() : 0;
      if (code > 0 && code < PERMANENT) {
        return false;
      }
      permanent |= code >= PERMANENT;
    }
    return permanent;
  }

  private static Exception next(Exception e) {
    return e instanceof MessagingException mail ? mail.getNextException() : null;
  }

  private static String oneLine(MessagingException e) {
    Exception last = e;
    for (Exception next = next(e); next != null; next = next(next)) {
      last = next;
    }
    String message =
        last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    String outer = e.getMessage() == null || last == e ? "" : e.getMessage().strip() + " ";
    return (outer + message).replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
  }

  private static Properties properties(MailConfig config) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", config.host());
    properties.setProperty("mail.smtp.port", Integer.toString(config.port()));
    properties.setProperty("mail.smtp.auth", Boolean.toString(config.user() != null));
    properties.setProperty("mail.smtp.connectiontimeout", Long.toString(CONNECT.toMillis()));
    properties.setProperty("mail.smtp.timeout", Long.toString(ANSWER.toMillis()));
    properties.setProperty("mail.smtp.writetimeout", Long.toString(ANSWER.toMillis()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.sendpartial", "true");
    properties.setProperty("mail.smtp.quitwait", "false");
    if (config.security() == MailConfig.Security.STARTTLS) {
      properties.setProperty("mail.smtp.starttls.enable", "true");
      properties.setProperty("mail.smtp.starttls.required", "true");
    }
    if (config.security() == MailConfig.Security.TLS) {
      properties.setProperty("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  /** A mail whose Message-ID is not made up anew. */
  private static final class Identified extends MimeMessage {

    private final String messageId;

    Identified(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
