package io.newswire.producer.source;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says for people what is wrong with a declaration: the key, what is wrong, what would be right.
 */
final class Words {

  private static final String TYPES = "poll, watch, pull or push";

  private Words() {}

  /** What is wrong, beginning with the key where there is one. */
  static String of(JsonMappingException e) {
    if (e instanceof ValueInstantiationException refused && refused.getCause() != null) {
      return refused.getCause().getMessage(); // the record's own words name the key
    }
    String path = path(e);
    if (e instanceof UnrecognizedPropertyException unknown) {
      return path + ": " + unknown(unknown.getPropertyName(), unknown.getKnownPropertyIds());
    }
    if (e instanceof InvalidTypeIdException) {
      return (path.isEmpty() ? "" : path + ".") + "type: expected " + TYPES;
    }
    if (e instanceof InvalidFormatException format && format.getTargetType() == Duration.class) {
      return path + ": '" + format.getValue() + "' is no ISO-8601 duration such as PT5M";
    }
    return (path.isEmpty() ? "" : path + ": ") + e.getOriginalMessage();
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  /** That a key is unknown, which one may be meant, and which there are. */
  static String unknown(String key, Collection<?> known) {
    String all = known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    return "unknown key; "
        + nearest(key, known).map(near -> "did you mean " + near + "? ").orElse("")
        + "known are "
        + all;
  }

  /** The known key that a misspelt one is most like; empty when it is like none. */
  private static Optional<String> nearest(String key, Collection<?> known) {
    int furthest = Math.max(1, key.length() / 3);
    return known.stream()
        .map(Object::toString)
        .filter(candidate -> distance(key, candidate) <= furthest)
        .min(Comparator.comparingInt(candidate -> distance(key, candidate)));
  }

  /** Levenshtein's: how many letters are to be put in, left out or changed; case does not count. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int changed = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
