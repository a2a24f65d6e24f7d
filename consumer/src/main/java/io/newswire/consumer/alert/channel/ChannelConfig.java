package io.newswire.consumer.alert.channel;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Clock;
import java.util.regex.Pattern;

/** A declared channel. Its text form shows no secret. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LogConfig.class, name = "log"),
  @JsonSubTypes.Type(value = WebhookConfig.class, name = "webhook"),
  @JsonSubTypes.Type(value = SlackConfig.class, name = "slack"),
  @JsonSubTypes.Type(value = MailConfig.class, name = "mail")
})
public sealed interface ChannelConfig permits LogConfig, WebhookConfig, SlackConfig, MailConfig {

  /** Names it in rules, in the log and in the table of deliveries. */
  String name();

  /**
   * Makes the channel; connects to nobody yet.
   *
   * @param clock gives the time that messages are signed and dated with
   */
  Channel open(Clock clock);

  /**
   * Refuses what cannot name a channel.
   *
   * @throws IllegalArgumentException naming the key
   */
  static void requireName(String name) {
    if (name == null || !Names.ALLOWED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name: "
              + (name == null ? "is missing" : "'" + name + "'")
              + "; expected up to 63 letters, digits, hyphens, dots and underscores");
    }
  }

  /** What names look like. */
  final class Names {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private Names() {}
  }
}
