package io.newswire.consumer.alert;

import java.net.URI;
import java.util.Base64;
import java.util.Objects;

/**
 * A receiver of alerts over HTTP, by Standard Webhooks 1.0.
 *
 * @param name names it in the log and in the table of deliveries
 * @param url where messages are posted
 * @param secret what messages are signed with: {@code whsec_} and 24 to 64 bytes in Base64
 * @param allowPrivate whether the receiver may stand at a loopback, link-local or private address
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
public record WebhookConfig(String name, URI url, String secret, boolean allowPrivate) {

  private static final String SECRET_PREFIX = "whsec_";
  private static final int MIN_SECRET_BYTES = 24;
  private static final int MAX_SECRET_BYTES = 64;

  /** Refuses an address that is not HTTP and a secret that cannot sign. */
  public WebhookConfig {
    Objects.requireNonNull(name, "webhook name");
    Objects.requireNonNull(url, "webhook url");
    Objects.requireNonNull(secret, "webhook secret");
    boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!http || url.getHost() == null) {
      throw new IllegalArgumentException(
          "webhook " + name + ": the url must be http:// or https:// with a host");
    }
    if (!canSign(secret)) {
      throw new IllegalArgumentException(
          "webhook " + name + ": the secret must be whsec_ and 24 to 64 bytes in Base64");
    }
  }

  private static boolean canSign(String secret) {
    if (!secret.startsWith(SECRET_PREFIX)) {
      return false;
    }
    try {
      int bytes = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length())).length;
      return bytes >= MIN_SECRET_BYTES && bytes <= MAX_SECRET_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Leaves out the secret, and the path and query, which may hold one. */
  @Override
  public String toString() {
    return "webhook " + name + " at " + url.getHost();
  }
}
