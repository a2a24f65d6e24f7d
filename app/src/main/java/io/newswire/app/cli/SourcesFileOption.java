package io.newswire.app.cli;

import io.newswire.producer.source.Sources;
import io.newswire.producer.source.SourcesFile;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the file of sources. */
final class SourcesFileOption {

  @Option(
      names = "--sources",
      paramLabel = "FILE",
      description = {
        "The file that declares feeds and folders; also NEWSWIRE_SOURCES.",
        "Without it: sources.yaml in the project's folder, if it is there."
      })
  private Path file;

  /** What the file declares; nothing when there is none. */
  Sources sources() {
    if (file != null) {
      return SourcesFile.read(file);
    }
    Path usual = Path.of(System.getProperty("newswire.home", "."), "sources.yaml");
    return Files.exists(usual) ? SourcesFile.read(usual) : Sources.NONE;
  }
}
