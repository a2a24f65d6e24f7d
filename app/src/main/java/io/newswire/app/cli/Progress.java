package io.newswire.app.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Shows on a terminal how far a command is; shows nothing anywhere else. Thread-safe. */
final class Progress implements AutoCloseable {

  private static final long UNKNOWN = -1;

  private final ProgressBar bar;

  private Progress(ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Begins.
   *
   * @param what what is done, one word
   * @param files how many files there are to do
   */
  static Progress begin(String what, long files) {
    return begin(what, files, " files");
  }

  /**
   * Begins something of which nobody knows how much it will be.
   *
   * @param what what is done, one word
   * @param unit what is counted, with a space before it
   */
  static Progress begin(String what, String unit) {
    return begin(what, UNKNOWN, unit);
  }

  private static Progress begin(String what, long most, String unit) {
    // The launcher knows whether standard error is a terminal; Java does not.
    if (!Boolean.getBoolean("newswire.terminal")) {
      return new Progress(null);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(most)
            .setUnit(unit, 1)
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .setUpdateIntervalMillis(200)
            .clearDisplayOnFinish()
            .build());
  }

  /** One more file is done. */
  void step() {
    if (bar != null) {
      bar.step();
    }
  }

  /** So much is done in all. */
  void stepTo(long done) {
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
