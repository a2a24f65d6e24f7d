package io.newswire.app.cli;

import io.newswire.consumer.search.BadQueryException;
import io.newswire.consumer.search.Filter;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say which articles are meant: the parameters of {@link Filter}. */
final class FilterOptions {

  private final Map<String, String> values = new HashMap<>();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--query",
      paramLabel = "WORDS",
      description = "Words in the text; \"two words\" in a row, -word not there, word* beginning.")
  void words(String value) {
    values.put("q", value);
  }

  @Option(names = "--actor", paramLabel = "NAME", description = "An actor's id or name.")
  void actor(String value) {
    values.put("actor", value);
  }

  @Option(names = "--place", paramLabel = "NAME", description = "A place's id or name.")
  void place(String value) {
    values.put("place", value);
  }

  @Option(names = "--country", paramLabel = "CODE", description = "Of an actor or place, as LBY.")
  void country(String value) {
    values.put("country", value);
  }

  @Option(names = "--source", paramLabel = "ID", description = "A source; ID* for its beginning.")
  void source(String value) {
    values.put("source", value);
  }

  @Option(names = "--language", paramLabel = "CODE", description = "A language, as ar.")
  void language(String value) {
    values.put("language", value);
  }

  @Option(names = "--verdict", paramLabel = "CODE", description = "As new, or near-duplicate.")
  void verdict(String value) {
    values.put("verdict", value);
  }

  @Option(names = "--story", paramLabel = "ID", description = "A story.")
  void story(String value) {
    values.put("story", value);
  }

  @Option(
      names = "--near",
      paramLabel = "LAT,LON,KM",
      description = "A place within so many kilometres.")
  void near(String value) {
    values.put("near", value);
  }

  @Option(names = "--box", paramLabel = "W,S,E,N", description = "A place in a box, in degrees.")
  void box(String value) {
    values.put("box", value);
  }

  @Option(names = "--from", paramLabel = "TIME", description = "A day or a time with its zone.")
  void from(String value) {
    values.put("from", value);
  }

  @Option(names = "--to", paramLabel = "TIME", description = "The first time that is not meant.")
  void to(String value) {
    values.put("to", value);
  }

  /**
   * The filter.
   *
   * @throws ParameterException naming the option that makes no sense
   */
  Filter filter() {
    try {
      return Filter.of(values::get);
    } catch (BadQueryException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
