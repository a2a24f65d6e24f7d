package io.newswire.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How to run a program that refuses to be root, as PostgreSQL's do.
 *
 * @param prefix what goes before its command line; empty for a normal user
 * @param takesOver whether its files must be given to {@value #NOBODY} first
 */
record Unprivileged(List<String> prefix, boolean takesOver) {

  private static final int NOBODY = 65534;

  /**
   * The way that works on this machine: directly for a normal user; for root in a user namespace of
   * its own, which may still reach root's files, else as nobody.
   */
  static Unprivileged probe() {
    if (!isRoot()) {
      return new Unprivileged(List.of(), false);
    }
    List<String> namespace = List.of("unshare", "-U");
    if (succeeds(namespace)) {
      return new Unprivileged(namespace, false);
    }
    List<String> nobody =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    if (succeeds(nobody)) {
      return new Unprivileged(nobody, true);
    }
    throw new EmbeddedException(
        "PostgreSQL refuses to run as root, and neither unshare -U nor setpriv works here;"
            + " run as a normal user, or use a server of your own with --jdbc-url");
  }

  /** The command line that runs a program this way. */
  List<String> command(List<String> program) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(program);
    return command;
  }

  /** Makes files the program's own where it runs as somebody else. */
  void handOver(Path folder) {
    if (!takesOver) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.toList()) {
        Files.setAttribute(path, "unix:uid", NOBODY);
        Files.setAttribute(path, "unix:gid", NOBODY);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRoot() {
    Path self = Path.of("/proc/self");
    try {
      return Files.exists(self)
          ? Files.getAttribute(self, "unix:uid").equals(0)
          : "root".equals(System.getProperty("user.name"));
    } catch (IOException | UnsupportedOperationException e) {
      return "root".equals(System.getProperty("user.name"));
    }
  }

  private static boolean succeeds(List<String> prefix) {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
