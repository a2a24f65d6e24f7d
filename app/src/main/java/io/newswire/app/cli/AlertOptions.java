package io.newswire.app.cli;

import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.alert.ChannelsFile;
import io.newswire.consumer.alert.channel.ChannelConfig;
import io.newswire.consumer.alert.channel.Secret;
import io.newswire.consumer.alert.channel.WebhookConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Options that say who is told of alerts. */
final class AlertOptions {

  @Option(
      names = "--channels",
      paramLabel = "FILE",
      description = {
        "The file that declares who is told of alerts, and how; also NEWSWIRE_CHANNELS.",
        "Without it: channels.yaml in the project's folder, if it is there, else the log."
      })
  private Path file;

  @Option(
      names = "--webhook",
      paramLabel = "NAME=URL",
      split = "\\R",
      hideParamSyntax = true,
      description = {
        "Another channel without a file: post alerts there, signed by Standard Webhooks; may be"
            + " repeated."
      })
  private Map<String, URI> webhooks = Map.of();

  @Option(
      names = "--webhook-secret",
      paramLabel = "whsec_...",
      description =
          "What --webhook is signed with; better given as NEWSWIRE_WEBHOOK_SECRET, which no"
              + " list of processes shows.")
  private String secret;

  @Option(
      names = "--webhook-private",
      description = "Allow --webhook at loopback and private addresses.")
  private boolean allowPrivate;

  /** Who is told: the channels declared, or else the log, and the webhooks. */
  AlertConfig alerts() {
    AlertConfig declared = declared();
    if (webhooks.isEmpty()) {
      return declared;
    }
    if (secret == null) {
      throw new CommandFailure(
          "--webhook needs a secret to sign with: set NEWSWIRE_WEBHOOK_SECRET, e.g. to"
              + " whsec_$(openssl rand -base64 32)");
    }
    List<ChannelConfig> channels = new ArrayList<>(declared.channels());
    List<String> defaults = new ArrayList<>(declared.defaults());
    new TreeMap<>(webhooks)
        .forEach(
            (name, url) -> {
              channels.add(new WebhookConfig(name, url, List.of(Secret.of(secret)), allowPrivate));
              defaults.add(name);
            });
    return new AlertConfig(channels, defaults, declared.maxAge(), declared.retries());
  }

  private AlertConfig declared() {
    if (file != null) {
      return ChannelsFile.read(file);
    }
    Path usual = Path.of(System.getProperty("newswire.home", "."), "channels.yaml");
    return Files.exists(usual) ? ChannelsFile.read(usual) : AlertConfig.logOnly();
  }
}
