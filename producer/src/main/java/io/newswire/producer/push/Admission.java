package io.newswire.producer.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.producer.source.LiveSources;
import io.newswire.producer.source.PushToken;
import io.newswire.producer.source.SourceId;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Decides whose articles a request may bring. */
final class Admission {

  private static final String BEARER = "bearer ";

  private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

  private final LiveSources sources;
  private final Duration patience;

  /**
   * An admission by the tokens that are declared.
   *
   * @param patience how long a request may wait until they are known
   */
  Admission(LiveSources sources, Duration patience) {
    this.sources = sources;
    this.patience = patience;
  }

  /**
   * The source that a request is of.
   *
   * @param named the source in its path, null when there is none
   * @param authorization its Authorization header, null when there is none
   * @param origin its Origin header, null when there is none
   * @return the source's id; null when neither path nor token name one and none is needed
   */
  String source(String named, String authorization, String origin) throws Refusal {
    if (named != null && !SourceId.isValid(named)) {
      throw Refusal.of(400, "bad-source", "'" + named + "' cannot be the id of a source");
    }
    requireKnownTokens();
    Map<String, String> tokens = sources.tokens();
    if (tokens.isEmpty()) {
      if (origin != null) {
        // Any page that a browser shows may send here; without tokens nothing tells it from a wire.
        throw Refusal.of(403, "from-a-web-page", "requests from web pages need a token");
      }
      return named;
    }
    String owner = ownerOf(authorization, tokens);
    if (named != null && !named.equals(owner)) {
      throw Refusal.of(401, "wrong-token", "this token is not the one of source " + named);
    }
    if (sources.isPaused(owner)) {
      throw Refusal.of(403, "paused", "nothing is taken in from " + owner + " for now");
    }
    return owner;
  }

  /** Until Kafka has told them, a door that seems open may be one that a token guards. */
  private void requireKnownTokens() throws Refusal {
    try {
      if (sources.awaitDeclarations(patience)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Refusal.forNow(
        503, "starting", "Kafka has not told yet who may push, send it again later", TRY_AGAIN);
  }

  private static String ownerOf(String authorization, Map<String, String> tokens) throws Refusal {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      throw Refusal.of(401, "no-token", "send the source's token: Authorization: Bearer TOKEN");
    }
    byte[] given =
        PushToken.digest(authorization.substring(BEARER.length()).strip()).getBytes(UTF_8);
    String owner = null;
    for (Map.Entry<String, String> token : tokens.entrySet()) {
      // All are compared, each in constant time: how long it takes tells nothing.
      if (MessageDigest.isEqual(token.getValue().getBytes(UTF_8), given)) {
        owner = token.getKey();
      }
    }
    if (owner == null) {
      throw Refusal.of(401, "wrong-token", "this token is of no source");
    }
    return owner;
  }
}
