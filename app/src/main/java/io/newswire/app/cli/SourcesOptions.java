package io.newswire.app.cli;

import io.newswire.producer.source.Sources;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say where wires come from. */
final class SourcesOptions {

  @Mixin private SourcesFileOption file = new SourcesFileOption();

  @Option(
      names = "--push-port",
      paramLabel = "PORT",
      description = {
        "Where articles are pushed to over HTTP; also NEWSWIRE_PUSH_PORT. Without it: what the"
            + " sources file says, else 8081."
      })
  private Integer port;

  @Option(
      names = "--push-host",
      paramLabel = "HOST",
      description = {
        "The address it listens at; also NEWSWIRE_PUSH_HOST. Without it: what the sources file"
            + " says, else this machine only."
      })
  private String host;

  /** The sources meant. */
  Sources sources() {
    Sources declared = file.sources();
    return declared.with(
        declared
            .push()
            .at(
                host == null ? declared.push().host() : host,
                port == null ? declared.push().port() : port));
  }
}
