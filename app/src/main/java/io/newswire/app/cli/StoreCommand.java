package io.newswire.app.cli;

import io.newswire.consumer.store.Database;
import io.newswire.consumer.store.Retention;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks after what is stored. */
@Command(name = "store", description = "Look after what is stored.")
final class StoreCommand implements Runnable {

  private static final int MOST_MONTHS = 1_200;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "retain is missing");
  }

  /** How much is kept. */
  static final class Kept {
    @Option(
        names = "--months",
        paramLabel = "N",
        description = "Whole months to keep beside the present one.")
    private Integer months;

    @Option(names = "--all", description = "Keep everything; so it is at first.")
    private boolean all;
  }

  @Command(
      name = "retain",
      description = {
        "Set how long articles are kept, and let go what lies before.",
        "The consumer does so every hour from then on. Nothing goes of a story that still goes on,"
            + " nothing that is held, and no alert that is yet to be sent. Without options: say"
            + " what is set."
      })
  int retain(@Mixin StoredArticles articles, @ArgGroup Kept kept) throws Exception {
    if (kept != null && kept.months != null && (kept.months < 1 || kept.months > MOST_MONTHS)) {
      throw new ParameterException(
          spec.commandLine(), "--months: must be 1 to " + MOST_MONTHS + ", or --all");
    }
    PrintWriter out = spec.commandLine().getOut();
    return articles.with(database -> retain(database, kept, out));
  }

  private static int retain(Database database, Kept kept, PrintWriter out) {
    Retention retention = new Retention(database.jdbi(), Clock.systemUTC());
    if (kept != null) {
      retention.keep(kept.all ? null : kept.months);
      long gone = retention.apply();
      if (gone > 0) {
        out.println(gone + " articles let go");
      }
    }
    Optional<Integer> months = retention.months();
    out.println(
        months.isEmpty()
            ? "everything is kept"
            : "kept: the present month and the " + months.get() + " before it");
    return ExitCodes.OK;
  }
}
