package io.newswire.consumer.alert.channel;

import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

/**
 * A receiver of alerts over HTTP, by Standard Webhooks 1.0.
 *
 * @param name see {@link ChannelConfig#name()}
 * @param url where messages are posted
 * @param secrets what messages are signed with, each {@code whsec_} and 24 to 64 bytes in Base64;
 *     while a secret is being replaced there are two, and each message carries a signature of each
 * @param allowPrivate whether the receiver may stand at a loopback, link-local or private address
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
public record WebhookConfig(String name, URI url, List<Secret> secrets, boolean allowPrivate)
    implements ChannelConfig {

  private static final String SECRET_PREFIX = "whsec_";
  private static final int MIN_SECRET_BYTES = 24;
  private static final int MAX_SECRET_BYTES = 64;
  private static final int MAX_SECRETS = 3;

  /** Refuses an address that is not HTTP and a secret that cannot sign. */
  public WebhookConfig {
    ChannelConfig.requireName(name);
    HttpSender.requireHttp(url);
    secrets = secrets == null ? List.of() : List.copyOf(secrets);
    if (secrets.isEmpty() || secrets.size() > MAX_SECRETS) {
      throw new IllegalArgumentException(
          "secrets: expected 1 to " + MAX_SECRETS + ", not " + secrets.size());
    }
    if (!secrets.stream().allMatch(WebhookConfig::canSign)) {
      throw new IllegalArgumentException(
          "secrets: each must be whsec_ and 24 to 64 bytes in Base64");
    }
  }

  @Override
  public Channel open(Clock clock) {
    return new WebhookChannel(this, clock);
  }

  private static boolean canSign(Secret secret) {
    if (!secret.value().startsWith(SECRET_PREFIX)) {
      return false;
    }
    try {
      int bytes =
          Base64.getDecoder().decode(secret.value().substring(SECRET_PREFIX.length())).length;
      return bytes >= MIN_SECRET_BYTES && bytes <= MAX_SECRET_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Leaves out the secrets, and the path and query, which may hold one. */
  @Override
  public String toString() {
    return "webhook at " + url.getHost();
  }
}
