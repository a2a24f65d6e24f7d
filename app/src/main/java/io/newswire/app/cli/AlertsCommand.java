package io.newswire.app.cli;

import io.newswire.app.up.Running;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.alert.AlertLog;
import io.newswire.consumer.alert.TestMessage;
import io.newswire.consumer.alert.channel.ChannelConfig;
import io.newswire.consumer.store.Database;
import io.newswire.consumer.store.DatabaseConfig;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what became of alerts, and tries channels. */
@Command(
    name = "alerts",
    description = "Show what became of alerts, and try the channels that tell of them.")
final class AlertsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "list, channels, test or enable is missing");
  }

  @Command(name = "list", description = "List alerts, newest first, with what became of each.")
  int list(
      @Mixin DatabaseOptions database,
      @Mixin DataOptions data,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "50",
              description = "How many, up to 200; ${DEFAULT-VALUE} without it.")
          int limit,
      @Option(names = "--rule", paramLabel = "ID", description = "Only those of this rule.")
          String rule,
      @Option(names = "--json", description = "Print each as JSON.") boolean json) {
    if (limit < 1 || limit > AlertLog.MAX) {
      throw new ParameterException(
          spec.commandLine(), "--limit must be 1 to " + AlertLog.MAX + ", not " + limit);
    }
    List<AlertLog.Told> alerts = ask(database, data, log -> log.newest(Instant.EPOCH, rule, limit));
    PrintWriter out = spec.commandLine().getOut();
    JsonLines lines = new JsonLines(out);
    for (AlertLog.Told alert : alerts) {
      if (json) {
        lines.write(alert);
      } else {
        print(alert, out);
      }
    }
    if (alerts.isEmpty() && !json) {
      out.println("no alert was raised");
    }
    return ExitCodes.OK;
  }

  @Command(
      name = "channels",
      description = "List the channels, and what waits, went out and failed on each.")
  int channels(
      @Mixin DatabaseOptions database, @Mixin DataOptions data, @Mixin AlertOptions alerts) {
    AlertConfig config = alerts.alerts();
    Map<String, AlertLog.ChannelState> states = new LinkedHashMap<>();
    ask(database, data, AlertLog::channels).forEach(it -> states.put(it.channel(), it));
    PrintWriter out = spec.commandLine().getOut();
    for (ChannelConfig channel : config.channels()) {
      out.println(channel.name() + ": " + channel + figures(states.remove(channel.name())));
    }
    states
        .values()
        .forEach(it -> out.println(OneLine.clean(it.channel()) + ": not declared" + figures(it)));
    return ExitCodes.OK;
  }

  @Command(
      name = "test",
      description = {
        "Send a test message through a channel, at once and once, and say what became of it."
      })
  int test(
      @Parameters(paramLabel = "CHANNEL", description = "The channel's name.") String name,
      @Mixin AlertOptions alerts) {
    AlertConfig config = alerts.alerts();
    ChannelConfig channel =
        config
            .channel(name)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "no channel '"
                            + name
                            + "'; there are "
                            + String.join(
                                ", ",
                                config.channels().stream().map(ChannelConfig::name).toList())));
    spec.commandLine().getOut().println(name + ": " + channel);
    TestMessage.send(channel)
        .ifPresent(
            problem -> {
              throw new CommandFailure(name + ": " + problem);
            });
    spec.commandLine().getOut().println(name + ": the receiver has it");
    return ExitCodes.OK;
  }

  @Command(
      name = "enable",
      description = "Take up again a channel whose receiver had said that it is gone.")
  int enable(
      @Parameters(paramLabel = "CHANNEL", description = "The channel's name.") String name,
      @Mixin DatabaseOptions database,
      @Mixin DataOptions data) {
    if (!ask(database, data, log -> log.enable(name))) {
      throw new CommandFailure("channel '" + name + "' was not disabled");
    }
    spec.commandLine().getOut().println(name + ": takes messages again");
    return ExitCodes.OK;
  }

  private static <T> T ask(
      DatabaseOptions options, DataOptions data, Function<AlertLog, T> question) {
    DatabaseConfig config =
        options.named()
            ? options.database()
            : Running.on(data.folder()).map(Running::database).orElseGet(options::database);
    try (Database database = new Database(config)) {
      return question.apply(new AlertLog(database.jdbi()));
    }
  }

  private static void print(AlertLog.Told alert, PrintWriter out) {
    out.println(
        OneLine.clean(
            "%s  %-8s  %s: %s (%s)"
                .formatted(
                    alert.raised().truncatedTo(ChronoUnit.SECONDS),
                    alert.severity(),
                    alert.rule(),
                    alert.headline(),
                    alert.source())));
    if (alert.withheld() != null) {
      out.println("    nobody is told: " + OneLine.clean(alert.withheld()));
    }
    for (AlertLog.Delivery delivery : alert.deliveries()) {
      out.println("    " + OneLine.clean(words(delivery)));
    }
  }

  private static String words(AlertLog.Delivery delivery) {
    List<String> words = new ArrayList<>();
    words.add(delivery.kind() + " to " + delivery.channel() + " " + delivery.status());
    if (delivery.status().equals("held")) {
      words.add("until " + delivery.due().truncatedTo(ChronoUnit.SECONDS));
    }
    if (delivery.heldFor() != null) {
      words.add(
          "for its " + (delivery.heldFor().equals("rate") ? "rate limit" : delivery.heldFor()));
    }
    if (delivery.digest() != null) {
      words.add("in a digest");
    }
    if (delivery.attempts() > 1) {
      words.add("after " + delivery.attempts() + " attempts");
    }
    if (delivery.lastError() != null) {
      words.add("(" + delivery.lastError() + ")");
    }
    return String.join(" ", words);
  }

  private static String figures(AlertLog.ChannelState state) {
    if (state == null) {
      return "";
    }
    return ", %d sent, %d waiting, %d failed%s"
        .formatted(
            state.sent(),
            state.waiting(),
            state.failed(),
            state.disabled() == null ? "" : "; disabled, " + OneLine.clean(state.disabled()));
  }
}
