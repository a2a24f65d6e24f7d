package io.newswire.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;

/** Writes what was rejected, one line each, and counts it. */
final class Complaints {

  private final PrintWriter err;
  private long count;

  Complaints(PrintWriter err) {
    this.err = err;
  }

  void reject(Path file, String reason) {
    reject(file.toString(), reason);
  }

  void reject(String where, String reason) {
    count++;
    err.println(where + ": " + reason.replaceAll("\\R", " "));
  }

  long count() {
    return count;
  }

  boolean any() {
    return count > 0;
  }
}
