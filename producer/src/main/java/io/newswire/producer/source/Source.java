package io.newswire.producer.source;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Something that delivers articles, as {@code sources.yaml} declares it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Source.Feed.class, name = "poll"),
  @JsonSubTypes.Type(value = Source.Folder.class, name = "watch"),
  @JsonSubTypes.Type(value = Source.Remote.class, name = "pull"),
  @JsonSubTypes.Type(value = Source.Desk.class, name = "push")
})
public sealed interface Source permits Source.Feed, Source.Folder, Source.Remote, Source.Desk {

  /** Its id, the {@code source} of its articles. */
  String id();

  /** What takes it in: {@code poll}, {@code watch}, {@code pull} or {@code push}. */
  @JsonIgnore
  String connector();

  /** Where it is: a URL, a folder, or the request that it sends to us. */
  String place();

  /** The same under another id. */
  Source withId(String other);

  /** Who owns it: sources of one publisher do not confirm each other. Null when not stated. */
  String publisher();

  /** BCP-47 language of articles that state none themselves. Null when not stated. */
  String language();

  /**
   * An RSS or Atom feed, or whatever else a page holds that Newswire can parse.
   *
   * @param id its id
   * @param url where it is, {@code http} or {@code https}
   * @param every the time between two requests, 10 s to 7 days; null when not stated: then the
   *     feed's own rhythm decides
   * @param publisher who owns it
   * @param language of articles that state none
   * @param allowPrivate whether it may be at a private address; off when not stated
   * @param fullText whether the text of an item that has only a summary is fetched from the item's
   *     page; off when not stated
   */
  record Feed(
      String id,
      URI url,
      Duration every,
      String publisher,
      String language,
      boolean allowPrivate,
      boolean fullText)
      implements Source {

    /** Refuses what cannot be polled; the message names the key. */
    public Feed {
      SourceId.require(id);
      url = requireAddress(url, Set.of("http", "https"), "http or https");
      if (url.getUserInfo() != null) {
        throw new IllegalArgumentException("url: a user name and password are not supported");
      }
      requireInterval(every);
      requireLanguage(language);
    }

    @Override
    @JsonIgnore
    public String place() {
      return url.toString();
    }

    @Override
    public String connector() {
      return "poll";
    }

    @Override
    public Feed withId(String other) {
      return new Feed(other, url, every, publisher, language, allowPrivate, fullText);
    }
  }

  /**
   * A folder where one source's files arrive.
   *
   * @param id its id
   * @param folder where they arrive
   * @param publisher who owns it
   * @param language of articles that state none
   */
  record Folder(String id, Path folder, String publisher, String language) implements Source {
    /** Refuses what cannot be watched; the message names the key. */
    public Folder {
      SourceId.require(id);
      if (folder == null || folder.toString().isBlank()) {
        throw new IllegalArgumentException("folder is missing");
      }
      requireLanguage(language);
    }

    @Override
    @JsonIgnore
    public String place() {
      return folder.toString();
    }

    @Override
    public String connector() {
      return "watch";
    }

    @Override
    public Folder withId(String other) {
      return new Folder(other, folder, publisher, language);
    }
  }

  /**
   * A folder on another machine, reached by FTP, FTP over TLS or SFTP. Secrets are named, never
   * stated: an environment variable or a file holds them.
   *
   * @param id its id
   * @param url the folder: {@code ftp}, {@code ftps} or {@code sftp}, with the user's name; a path
   *     that begins with {@code /~/} begins where the user is put at login
   * @param every the time between two looks, 10 s to 7 days; a minute when not stated
   * @param files which files, a glob such as {@code *.xml}; all when not stated
   * @param passwordEnv the environment variable with the password, or with the private key's
   * @param passwordFile the file with it instead
   * @param privateKeyFile the private key to log in with, by SFTP
   * @param hostKey fingerprint of the server's key as OpenSSH prints it, {@code SHA256:…}, by SFTP
   * @param knownHosts a file of known servers' keys in OpenSSH's format, by SFTP; the user's own
   *     {@code ~/.ssh/known_hosts} when neither is stated
   * @param moveTo the folder on the other machine to which a file is moved when all of it is
   *     acknowledged; it stays where it is when not stated
   * @param delete whether a file is deleted when all of it is acknowledged; off when not stated
   * @param publisher who owns it
   * @param language of articles that state none
   * @param allowPrivate whether it may be at a private address; off when not stated
   */
  @RecordBuilder
  record Remote(
      String id,
      URI url,
      Duration every,
      String files,
      String passwordEnv,
      Path passwordFile,
      Path privateKeyFile,
      String hostKey,
      Path knownHosts,
      String moveTo,
      boolean delete,
      String publisher,
      String language,
      boolean allowPrivate)
      implements Source {

    /** The time between two looks where none is stated. */
    public static final Duration USUAL_INTERVAL = Duration.ofMinutes(1);

    /** Refuses what cannot be pulled from; the message names the key, and no secret. */
    public Remote {
      SourceId.require(id);
      url = requireAddress(url, Set.of("ftp", "ftps", "sftp"), "ftp, ftps or sftp");
      String user = url.getUserInfo();
      if (user != null && user.contains(":")) {
        throw new IllegalArgumentException(
            "url: a password does not belong there; name where it is: passwordEnv or passwordFile");
      }
      boolean secure = url.getScheme().equalsIgnoreCase("sftp");
      if (secure && user == null) {
        throw new IllegalArgumentException("url: the user's name is missing: sftp://USER@HOST/");
      }
      if (!secure && (privateKeyFile != null || hostKey != null || knownHosts != null)) {
        throw new IllegalArgumentException(
            "%s: only SFTP knows it"
                .formatted(
                    privateKeyFile != null
                        ? "privateKeyFile"
                        : hostKey != null ? "hostKey" : "knownHosts"));
      }
      if (hostKey != null && !hostKey.matches("SHA256:[A-Za-z0-9+/]{43}=?")) {
        throw new IllegalArgumentException(
            "hostKey: '%s' is no fingerprint such as ssh-keygen -lf prints: SHA256:…"
                .formatted(hostKey));
      }
      requireOneOf("passwordEnv", passwordEnv != null, "passwordFile", passwordFile != null);
      requireOneOf("hostKey", hostKey != null, "knownHosts", knownHosts != null);
      requireOneOf("moveTo", moveTo != null, "delete", delete);
      if (files != null && files.contains("/")) {
        throw new IllegalArgumentException("files: a pattern of names, without folders");
      }
      requireInterval(every);
      requireLanguage(language);
    }

    private static void requireOneOf(String a, boolean hasA, String b, boolean hasB) {
      if (hasA && hasB) {
        throw new IllegalArgumentException("%s: not together with %s".formatted(a, b));
      }
    }

    @Override
    @JsonIgnore
    public String place() {
      return url.toString();
    }

    @Override
    public String connector() {
      return "pull";
    }

    @Override
    public Remote withId(String other) {
      return SourceRemoteBuilder.builder(this).id(other).build();
    }

    /** The time between two looks. */
    public Duration interval() {
      return every == null ? USUAL_INTERVAL : every;
    }
  }

  /**
   * Somebody who sends articles to us over HTTP, known by a token. Only the token's digest is held.
   *
   * @param id its id
   * @param tokenSha256 SHA-256 of the token, 64 hex digits
   * @param publisher who owns it
   * @param language of articles that state none
   */
  record Desk(String id, String tokenSha256, String publisher, String language) implements Source {
    /** Refuses what nobody can be known by; the message names the key. */
    public Desk {
      SourceId.require(id);
      if (tokenSha256 == null) {
        throw new IllegalArgumentException("tokenSha256 is missing");
      }
      tokenSha256 = tokenSha256.toLowerCase(Locale.ROOT);
      if (!tokenSha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "tokenSha256: 64 hex digits, the SHA-256 of the token, never the token itself");
      }
      requireLanguage(language);
    }

    @Override
    @JsonIgnore
    public String place() {
      return "POST /v1/wires/" + id;
    }

    @Override
    public String connector() {
      return "push";
    }

    @Override
    public Desk withId(String other) {
      return new Desk(other, tokenSha256, publisher, language);
    }
  }

  private static URI requireAddress(URI url, Set<String> schemes, String words) {
    if (url == null) {
      throw new IllegalArgumentException("url is missing");
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!schemes.contains(scheme) || url.getHost() == null) {
      throw new IllegalArgumentException("url: '%s' is no %s address".formatted(url, words));
    }
    return url;
  }

  private static void requireInterval(Duration every) {
    Duration shortest = Duration.ofSeconds(10);
    Duration longest = Duration.ofDays(7);
    if (every != null && (every.compareTo(shortest) < 0 || every.compareTo(longest) > 0)) {
      throw new IllegalArgumentException(
          "every: %s is not between %s and %s".formatted(every, shortest, longest));
    }
  }

  private static void requireLanguage(String language) {
    if (language != null && !LanguageTag.isValid(language)) {
      throw new IllegalArgumentException(
          "language: '%s' is no BCP-47 language tag such as en or pt-BR".formatted(language));
    }
  }
}
