package io.newswire.producer.source;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where and from whom articles are taken in over HTTP.
 *
 * @param host the address to listen at; {@value #DEFAULT_HOST} when not stated
 * @param port the port to listen at, 0 for any free one; {@value #DEFAULT_PORT} when not stated
 * @param perMinute requests that each source may send in a minute; {@value #DEFAULT_PER_MINUTE}
 *     when not stated
 * @param tokens bearer token by source id; when there is one, every request needs one
 */
public record Push(String host, Integer port, Integer perMinute, Map<String, String> tokens) {

  /** Reached from this machine alone. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  /** The port where none is stated. */
  public static final int DEFAULT_PORT = 8081;

  /** The allowed requests a minute where none are stated. */
  public static final int DEFAULT_PER_MINUTE = 6_000;

  /** What holds when nothing is stated. */
  public static final Push DEFAULT = new Push(null, null, null, null);

  private static final int SHORTEST_TOKEN = 16;

  /** Refuses what cannot be listened at; the message names the key. */
  public Push {
    host = host == null ? DEFAULT_HOST : host;
    port = port == null ? DEFAULT_PORT : port;
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: %d is not between 0 and 65535".formatted(port));
    }
    perMinute = perMinute == null ? DEFAULT_PER_MINUTE : perMinute;
    if (perMinute < 1) {
      throw new IllegalArgumentException("perMinute: %d is not 1 or more".formatted(perMinute));
    }
    tokens = tokens == null ? Map.of() : Map.copyOf(new TreeMap<>(tokens));
    tokens.forEach(
        (source, token) -> {
          SourceId.require(source);
          if (token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                "tokens: the token of %s is shorter than %d characters"
                    .formatted(source, SHORTEST_TOKEN));
          }
        });
  }

  /** The same at another address. */
  public Push at(String newHost, int newPort) {
    return new Push(newHost, newPort, perMinute, tokens);
  }

  /** Leaves the tokens out: they are secrets. */
  @Override
  public String toString() {
    return "Push[" + host + ":" + port + ", tokens of " + tokens.keySet() + "]";
  }
}
