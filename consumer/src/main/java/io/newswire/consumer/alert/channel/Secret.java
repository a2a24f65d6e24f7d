package io.newswire.consumer.alert.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Something that must not be shown. It is declared by where it stands, never by its value: {@code
 * {env: NAME}} or {@code {file: PATH}}, of which surrounding white space is no part.
 */
public final class Secret {

  private static final long MAX_BYTES = 65_536;

  private final String value;

  // Else a text in the file would be taken for the secret itself.
  @JsonCreator(mode = JsonCreator.Mode.DISABLED)
  private Secret(String value) {
    this.value = Objects.requireNonNull(value, "secret");
  }

  /** A secret that is known already. */
  public static Secret of(String value) {
    return new Secret(value);
  }

  /**
   * The secret of a declaration.
   *
   * @throws IllegalArgumentException when it is not there; says where it was looked for. A secret
   *     in plain sight is refused, and not repeated in the refusal
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Secret declared(JsonNode declaration) {
    String env = declaration.path("env").asText("");
    String file = declaration.path("file").asText("");
    if (!declaration.isObject() || declaration.size() != 1 || env.isEmpty() == file.isEmpty()) {
      throw new IllegalArgumentException(
          "a secret does not stand in this file; write {env: NAME} or {file: PATH}");
    }
    String value = env.isEmpty() ? read(Path.of(file)) : System.getenv(env);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          env.isEmpty() ? file + " is empty" : "the environment has no variable " + env);
    }
    return new Secret(value.strip());
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException(file + " is too large for a secret");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    }
  }

  /** The secret itself. */
  public String value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Shows nothing. */
  @Override
  public String toString() {
    return "(secret)";
  }
}
