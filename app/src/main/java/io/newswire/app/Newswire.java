package io.newswire.app;

import io.newswire.app.cli.CommandLines;

/** The program {@code newswire}. */
public final class Newswire {

  private Newswire() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(CommandLines.execute(arguments));
  }
}
