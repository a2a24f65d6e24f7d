package io.newswire.app.cli;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows settings without what nobody should read over a shoulder or in a log. */
final class Masked {

  private static final String MASK = "****";

  private static final Pattern SECRET =
      Pattern.compile("(?i)password|secret|token|jaas|credential|passphrase|private|api.?key");

  private static final Pattern USER_INFO = Pattern.compile("(://)[^/@\\s]+@");
  private static final Pattern PARAMETERS = Pattern.compile("[?].*$");

  /** The path of a webhook is often all that keeps others from using it. */
  private static final Pattern PATH = Pattern.compile("(https?://[^/\\s]+)/.+$");

  private Masked() {}

  /** A setting's value, of which each line is one of several. */
  static String of(String key, String value) {
    return value.lines().map(line -> line(key, line)).collect(Collectors.joining(" "));
  }

  private static String line(String key, String line) {
    if (SECRET.matcher(key).find()) {
      return MASK;
    }
    int equals = line.indexOf('=');
    String name = line.substring(0, Math.max(equals, 0));
    if (!name.contains("://") && SECRET.matcher(name).find()) {
      return name + "=" + MASK;
    }
    String shown = USER_INFO.matcher(line).replaceAll("$1" + MASK + "@");
    shown = PARAMETERS.matcher(shown).replaceAll("?" + MASK);
    return PATH.matcher(shown).replaceAll("$1/" + MASK);
  }
}
