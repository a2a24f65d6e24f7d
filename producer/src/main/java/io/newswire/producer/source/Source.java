package io.newswire.producer.source;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Something that delivers articles, as {@code sources.yaml} declares it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Source.Feed.class, name = "poll"),
  @JsonSubTypes.Type(value = Source.Folder.class, name = "watch")
})
public sealed interface Source permits Source.Feed, Source.Folder {

  /** Its id, the {@code source} of its articles. */
  String id();

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
   */
  record Feed(
      String id, URI url, Duration every, String publisher, String language, boolean allowPrivate)
      implements Source {

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(7);

    /** Refuses what cannot be polled; the message names the key. */
    public Feed {
      SourceId.require(id);
      url = requireHttp(url);
      if (every != null && (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0)) {
        throw new IllegalArgumentException(
            "every: %s is not between %s and %s".formatted(every, SHORTEST, LONGEST));
      }
      requireLanguage(language);
    }

    private static URI requireHttp(URI url) {
      if (url == null) {
        throw new IllegalArgumentException("url is missing");
      }
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
        throw new IllegalArgumentException("url: '%s' is no http or https address".formatted(url));
      }
      if (url.getUserInfo() != null) {
        throw new IllegalArgumentException("url: a user name and password are not supported");
      }
      return url;
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
  }

  private static void requireLanguage(String language) {
    if (language != null && !LanguageTag.isValid(language)) {
      throw new IllegalArgumentException(
          "language: '%s' is no BCP-47 language tag such as en or pt-BR".formatted(language));
    }
  }
}
