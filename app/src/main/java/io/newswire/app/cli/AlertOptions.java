package io.newswire.app.cli;

import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.alert.RetryPolicy;
import io.newswire.consumer.alert.WebhookConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Options that say who is told of alerts. */
final class AlertOptions {

  @Option(
      names = "--webhook",
      paramLabel = "NAME=URL",
      description = "Post alerts there, signed by Standard Webhooks; may be repeated.")
  private Map<String, URI> webhooks = Map.of();

  @Option(
      names = "--webhook-secret",
      paramLabel = "whsec_...",
      defaultValue = "${env:NEWSWIRE_WEBHOOK_SECRET}",
      description =
          "What posted alerts are signed with; better given as NEWSWIRE_WEBHOOK_SECRET, which no"
              + " list of processes shows.")
  private String secret;

  @Option(
      names = "--webhook-private",
      description = "Allow receivers at loopback and private addresses.")
  private boolean allowPrivate;

  /** Who is told: always the log, and the webhooks. */
  AlertConfig alerts() {
    if (!webhooks.isEmpty() && secret == null) {
      throw new CommandFailure(
          "--webhook needs a secret to sign with: set NEWSWIRE_WEBHOOK_SECRET, e.g. to"
              + " whsec_$(openssl rand -base64 32)");
    }
    List<WebhookConfig> receivers =
        new TreeMap<>(webhooks)
            .entrySet().stream()
                .map(it -> new WebhookConfig(it.getKey(), it.getValue(), secret, allowPrivate))
                .toList();
    return new AlertConfig(true, receivers, RetryPolicy.standard());
  }
}
