package io.newswire.streams.route;

import java.util.List;

/** What came of checking a rule. */
public sealed interface Checked {

  /** It can be applied. */
  record Good(ReadyRule rule) implements Checked {}

  /**
   * It cannot.
   *
   * @param problems all that is wrong, one line each, with the position in the expression
   */
  record Bad(List<String> problems) implements Checked {
    /** Copies the problems. */
    public Bad {
      problems = List.copyOf(problems);
    }
  }
}
