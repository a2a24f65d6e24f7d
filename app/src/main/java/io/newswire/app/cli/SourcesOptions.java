package io.newswire.app.cli;

import io.newswire.producer.source.Sources;
import io.newswire.producer.source.SourcesFile;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that say where wires come from. */
final class SourcesOptions {

  @Option(
      names = "--sources",
      paramLabel = "FILE",
      defaultValue = "${env:NEWSWIRE_SOURCES}",
      description = {
        "The file that declares feeds and folders; also NEWSWIRE_SOURCES.",
        "Without it: sources.yaml in the project's folder, if it is there."
      })
  private Path file;

  @Option(
      names = "--push-port",
      paramLabel = "PORT",
      defaultValue = "${env:NEWSWIRE_PUSH_PORT}",
      description = {
        "Where articles are pushed to over HTTP; also NEWSWIRE_PUSH_PORT. Without it: what the"
            + " sources file says, else 8081."
      })
  private Integer port;

  @Option(
      names = "--push-host",
      paramLabel = "HOST",
      defaultValue = "${env:NEWSWIRE_PUSH_HOST}",
      description = {
        "The address it listens at; also NEWSWIRE_PUSH_HOST. Without it: what the sources file"
            + " says, else this machine only."
      })
  private String host;

  /** The sources meant. */
  Sources sources() {
    Sources declared = declared();
    return declared.with(
        declared
            .push()
            .at(
                host == null ? declared.push().host() : host,
                port == null ? declared.push().port() : port));
  }

  private Sources declared() {
    if (file != null) {
      return SourcesFile.read(file);
    }
    Path usual = Path.of(System.getProperty("newswire.home", "."), "sources.yaml");
    return Files.exists(usual) ? SourcesFile.read(usual) : Sources.NONE;
  }
}
