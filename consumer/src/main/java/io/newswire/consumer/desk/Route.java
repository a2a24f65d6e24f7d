package io.newswire.consumer.desk;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.newswire.consumer.search.BadQueryException;
import java.util.List;

/**
 * A question that the HTTP interface answers.
 *
 * @param path where, with parameters in braces
 * @param parameters names of the query parameters that it knows
 * @param answer answers it
 */
record Route(String path, List<String> parameters, Handler answer) {

  /** Refuses a parameter that would be left out of account in silence. */
  void serve(Context context) throws Exception {
    for (String name : context.queryParamMap().keySet()) {
      if (!parameters.contains(name)) {
        throw new BadQueryException(
            shown(name)
                + ": is no parameter here; known are "
                + (parameters.isEmpty() ? "none" : String.join(", ", parameters)));
      }
    }
    answer.handle(context);
  }

  private static String shown(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}_.-]", "?");
    return plain.length() <= 40 ? plain : plain.substring(0, 40) + "…";
  }
}
