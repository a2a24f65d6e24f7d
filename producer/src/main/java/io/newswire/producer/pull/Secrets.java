package io.newswire.producer.pull;

import io.newswire.producer.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Gets passwords from where a source says that they are. They are never logged, nor kept. */
final class Secrets {

  private static final String CODE = "not-configured";

  private final UnaryOperator<String> environment;

  /**
   * Secrets.
   *
   * @param environment gives the value of a variable, null when there is none
   */
  Secrets(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  /**
   * The password of a source.
   *
   * @return empty when it names none
   * @throws PullException when it names one that is not there
   */
  Optional<String> password(Source.Remote source) throws PullException {
    if (source.passwordEnv() != null) {
      String value = environment.apply(source.passwordEnv());
      if (value == null || value.isEmpty()) {
        throw new PullException(
            CODE, "passwordEnv: the environment has no variable " + source.passwordEnv());
      }
      return Optional.of(value);
    }
    return source.passwordFile() == null
        ? Optional.empty()
        : Optional.of(firstLine(source.passwordFile()));
  }

  private static String firstLine(Path file) throws PullException {
    try (var lines = Files.lines(file)) {
      return lines
          .findFirst()
          .filter(line -> !line.isEmpty())
          .orElseThrow(() -> new PullException(CODE, "passwordFile: " + file + " is empty"));
    } catch (PullException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new PullException(CODE, "passwordFile: " + file + " cannot be read", e);
    }
  }
}
