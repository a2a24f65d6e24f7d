package io.newswire.consumer.alert.channel;

import java.net.URI;
import java.time.Clock;

/**
 * An incoming webhook of Slack, or of what understands the same, e.g. Mattermost or Rocket.Chat.
 *
 * @param name see {@link ChannelConfig#name()}
 * @param url where messages are posted; whoever knows it may post, so it is a secret
 * @param allowPrivate whether the receiver may stand at a loopback, link-local or private address
 */
public record SlackConfig(String name, Secret url, boolean allowPrivate) implements ChannelConfig {

  /** Refuses an address that is not HTTP. */
  public SlackConfig {
    ChannelConfig.requireName(name);
    if (url == null) {
      throw new IllegalArgumentException("url: is missing");
    }
    HttpSender.requireHttp(address(url));
  }

  URI address() {
    return address(url);
  }

  private static URI address(Secret url) {
    try {
      return URI.create(url.value());
    } catch (IllegalArgumentException e) {
      // Its words would repeat the secret.
      throw new IllegalArgumentException("url: is no URL");
    }
  }

  @Override
  public Channel open(Clock clock) {
    return new SlackChannel(this, clock);
  }

  /** Shows the host only. */
  @Override
  public String toString() {
    return "slack at " + address().getHost();
  }
}
