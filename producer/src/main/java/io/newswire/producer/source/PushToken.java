package io.newswire.producer.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.producer.publish.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** The tokens by which those are known who push. */
public final class PushToken {

  /** As many random bytes as a digest has: guessing one is no easier than guessing the other. */
  private static final int BYTES = 32;

  private PushToken() {}

  /** A new one, 43 letters, digits, {@code -} and {@code _}. */
  public static String create() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** What is kept of one: its SHA-256, 64 hex digits. */
  public static String digest(String token) {
    return Sha256.hex(token.getBytes(UTF_8));
  }
}
