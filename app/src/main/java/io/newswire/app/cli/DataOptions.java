package io.newswire.app.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where {@code newswire up} keeps everything. */
final class DataOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "The folder in which newswire up keeps everything; also NEWSWIRE_DATA.",
        "Without it: data in the project's folder."
      })
  private Path folder;

  /** The folder. */
  Path folder() {
    // The launcher says where the project is, so that every directory means the same folder.
    return folder != null ? folder : Path.of(System.getProperty("newswire.home", "."), "data");
  }
}
