package io.newswire.producer.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.producer.source.Push;
import io.newswire.producer.source.SourceId;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;

/** Decides whose articles a request may bring. */
final class Admission {

  private static final String BEARER = "bearer ";

  private final Map<String, String> tokens;

  Admission(Push push) {
    this.tokens = push.tokens();
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
    if (tokens.isEmpty()) {
      if (origin != null) {
        // Any page that a browser shows may send here; without tokens nothing tells it from a wire.
        throw Refusal.of(403, "from-a-web-page", "requests from web pages need a token");
      }
      return named;
    }
    String owner = ownerOf(authorization);
    if (named != null && !named.equals(owner)) {
      throw Refusal.of(401, "wrong-token", "this token is not the one of source " + named);
    }
    return owner;
  }

  private String ownerOf(String authorization) throws Refusal {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      throw Refusal.of(401, "no-token", "send the source's token: Authorization: Bearer TOKEN");
    }
    byte[] given = authorization.substring(BEARER.length()).strip().getBytes(UTF_8);
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
