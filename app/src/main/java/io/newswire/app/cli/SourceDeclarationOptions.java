package io.newswire.app.cli;

import io.newswire.producer.source.Source;
import io.newswire.producer.source.SourceId;
import io.newswire.producer.source.SourceRemoteBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options that say of a source what {@code sources.yaml} would say of it. */
final class SourceDeclarationOptions {

  private static final Set<String> FEEDS = Set.of("http", "https");
  private static final Set<String> REMOTES = Set.of("ftp", "ftps", "sftp");

  @Option(names = "--id", paramLabel = "ID", description = "Its id; made of its address without.")
  private String id;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How often it is asked, e.g. 90s, 5m; a feed's own rhythm without it.")
  private Duration every;

  @Option(names = "--publisher", paramLabel = "NAME", description = "Who owns it.")
  private String publisher;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "Language of articles that state none, e.g. en.")
  private String language;

  @Option(names = "--allow-private", description = "It may be at an address inside your network.")
  private boolean allowPrivate;

  @Option(
      names = "--full-text",
      description = "Fetch an item's text from its page when the feed has only a summary.")
  private boolean fullText;

  @Option(
      names = "--files",
      paramLabel = "GLOB",
      description = "Which files of an FTP or SFTP folder, e.g. '*.xml'.")
  private String files;

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      description = "The producer's environment variable with the password, or the key's.")
  private String passwordEnv;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The producer's file with it instead.")
  private Path passwordFile;

  @Option(names = "--private-key", paramLabel = "FILE", description = "Key to log in, by SFTP.")
  private Path privateKeyFile;

  @Option(
      names = "--host-key",
      paramLabel = "SHA256:…",
      description = "Fingerprint of the server's key, by SFTP.")
  private String hostKey;

  @Option(names = "--known-hosts", paramLabel = "FILE", description = "Known servers, by SFTP.")
  private Path knownHosts;

  @Option(
      names = "--move-to",
      paramLabel = "DIR",
      description = "Where a file taken in is moved, on the server.")
  private String moveTo;

  @Option(names = "--delete", description = "Delete a file taken in, on the server.")
  private boolean delete;

  /**
   * The source that is meant.
   *
   * @param address a URL, or a folder of this machine
   * @throws CommandFailure when there can be no such source; the message says why
   */
  Source source(String address) {
    try {
      URI url = url(address);
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      if (FEEDS.contains(scheme)) {
        return new Source.Feed(id(url), url, every, publisher, language, allowPrivate, fullText);
      }
      if (REMOTES.contains(scheme)) {
        return remote(url);
      }
      if (scheme.isEmpty() && address.contains("/")) {
        Path folder = Path.of(address).toAbsolutePath().normalize();
        return new Source.Folder(id(folder.toUri()), folder, publisher, language);
      }
      throw new CommandFailure(
          "'%s' is no address: http://…, https://…, ftp://…, ftps://…, sftp://… or a folder /…"
              .formatted(address));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private Source.Remote remote(URI url) {
    return SourceRemoteBuilder.builder()
        .id(id(url))
        .url(url)
        .every(every)
        .files(files)
        .passwordEnv(passwordEnv)
        .passwordFile(passwordFile)
        .privateKeyFile(privateKeyFile)
        .hostKey(hostKey)
        .knownHosts(knownHosts)
        .moveTo(moveTo)
        .delete(delete)
        .publisher(publisher)
        .language(language)
        .allowPrivate(allowPrivate)
        .build();
  }

  /** Whether an id was wished for. */
  boolean named() {
    return id != null;
  }

  private String id(URI url) {
    if (id != null) {
      return id;
    }
    String host = url.getHost() == null ? "" : url.getHost().replaceFirst("^www\\.", "");
    return SourceId.of(host + " " + url.getPath()).orElse("source");
  }

  private static URI url(String address) {
    try {
      return new URI(address.strip());
    } catch (URISyntaxException e) {
      throw new CommandFailure("'" + address + "' is no address: " + e.getReason(), e);
    }
  }
}
