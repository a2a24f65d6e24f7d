package io.newswire.consumer.alert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Who is told of alerts.
 *
 * @param log whether each is written to the log
 * @param webhooks receivers over HTTP
 * @param retries when a message that was not taken is sent again
 */
public record AlertConfig(boolean log, List<WebhookConfig> webhooks, RetryPolicy retries) {

  /** Name of the log channel. */
  static final String LOG = "log";

  private static final String WEBHOOK_PREFIX = "webhook:";

  /** Refuses two receivers of one name. */
  public AlertConfig {
    webhooks = webhooks == null ? List.of() : List.copyOf(webhooks);
    retries = Objects.requireNonNullElseGet(retries, RetryPolicy::standard);
    Set<String> names = new HashSet<>();
    for (WebhookConfig webhook : webhooks) {
      if (!names.add(webhook.name())) {
        throw new IllegalArgumentException("webhooks: two are named \"" + webhook.name() + "\"");
      }
    }
  }

  /** The log, and nobody else. */
  public static AlertConfig logOnly() {
    return new AlertConfig(true, List.of(), RetryPolicy.standard());
  }

  /** Names of the channels, as stored with each delivery. */
  public List<String> channels() {
    List<String> channels = new ArrayList<>();
    if (log) {
      channels.add(LOG);
    }
    webhooks.forEach(webhook -> channels.add(channel(webhook)));
    return channels;
  }

  static String channel(WebhookConfig webhook) {
    return WEBHOOK_PREFIX + webhook.name();
  }
}
