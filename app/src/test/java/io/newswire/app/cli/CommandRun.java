package io.newswire.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What one command gave.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record CommandRun(int exitCode, String out, String err) {

  /** Runs a command in this process. */
  public static CommandRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int exitCode = CommandLines.to(new PrintWriter(out), new PrintWriter(err)).execute(words);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
