package io.newswire.consumer.alert.channel;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Alerts by e-mail, through an SMTP server.
 *
 * @param name see {@link ChannelConfig#name()}
 * @param host the server
 * @param port its port; without it 587 for {@link Security#STARTTLS}, 465 for {@link Security#TLS},
 *     25 for {@link Security#NONE}
 * @param security how the connection is secured; {@link Security#STARTTLS} without it
 * @param user who logs in, null when nobody does
 * @param password the user's, null when nobody logs in
 * @param from the sender, e.g. {@code Newswire <alerts@example.org>}
 * @param to the recipients, at least one
 * @param zone the time zone of the times that are shown; UTC without it
 */
public record MailConfig(
    String name,
    String host,
    Integer port,
    Security security,
    String user,
    Secret password,
    String from,
    List<String> to,
    ZoneId zone)
    implements ChannelConfig {

  private static final int MAX_RECIPIENTS = 50;
  private static final int MAX_PORT = 65_535;

  /** Refuses what cannot send mail, and a password that would travel in the clear. */
  public MailConfig {
    ChannelConfig.requireName(name);
    if (host == null || host.isBlank()) {
      throw new IllegalArgumentException("host: is missing");
    }
    security = security == null ? Security.STARTTLS : security;
    port = port == null ? security.port : port;
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("port: " + port + " is not between 1 and 65535");
    }
    if ((user == null) != (password == null)) {
      throw new IllegalArgumentException(
          user == null ? "password: there is no user" : "user: there is no password");
    }
    if (password != null && security == Security.NONE && !isHere(host)) {
      throw new IllegalArgumentException(
          "security: none would send the password in the clear; use starttls or tls");
    }
    address("from", from);
    to = to == null ? List.of() : List.copyOf(to);
    if (to.isEmpty() || to.size() > MAX_RECIPIENTS) {
      throw new IllegalArgumentException(
          "to: expected 1 to " + MAX_RECIPIENTS + " addresses, not " + to.size());
    }
    to.forEach(recipient -> address("to", recipient));
    zone = zone == null ? ZoneOffset.UTC : zone;
  }

  /** How a connection is secured. */
  public enum Security {
    /** Begins in the clear and is secured before anything is said; refused when that fails. */
    @JsonProperty("starttls")
    STARTTLS(587),
    /** Secured from the beginning. */
    @JsonProperty("tls")
    TLS(465),
    /** Not secured. */
    @JsonProperty("none")
    NONE(25);

    private final int port;

    Security(int port) {
      this.port = port;
    }
  }

  InternetAddress sender() {
    return address("from", from);
  }

  InternetAddress[] recipients() {
    return to.stream().map(one -> address("to", one)).toArray(InternetAddress[]::new);
  }

  @Override
  public Channel open(Clock clock) {
    return new MailChannel(this, clock);
  }

  private static boolean isHere(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
  }

  private static InternetAddress address(String key, String text) {
    try {
      InternetAddress[] all = InternetAddress.parse(text == null ? "" : text, true);
      if (all.length == 1 && all[0].getAddress().indexOf('@') > 0) {
        all[0].validate();
        return all[0];
      }
    } catch (AddressException e) {
      throw new IllegalArgumentException(
          key + ": '" + text + "' is no mail address: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException(
        key + ": expected one mail address, not " + (text == null ? "none" : "'" + text + "'"));
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return "mail by " + host + ":" + port + " to " + String.join(", ", to);
  }
}
