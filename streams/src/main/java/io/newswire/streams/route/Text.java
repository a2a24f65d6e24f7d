package io.newswire.streams.route;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import io.newswire.streams.route.Wording.Part;
import java.util.List;
import java.util.Set;

/** A part of an article's text as one rule sees it. */
final class Text {

  /** Its type in expressions. */
  static final CelType TYPE = OpaqueType.create("Text");

  private final Wording wording;
  private final Part part;
  private final int[] lists;

  /**
   * A text.
   *
   * @param wording the article's words
   * @param part which part of the text
   * @param lists the numbers of the rule's term lists, in the order in which the rule has them
   */
  Text(Wording wording, Part part, int[] lists) {
    this.wording = wording;
    this.part = part;
    this.lists = lists;
  }

  /** Whether any term of the rule's list of this position stands in the text. */
  boolean mentions(long list) {
    return wording.says(lists[(int) list], part);
  }

  /** Which terms of the rule's list of this position stand in the text, as printed. */
  Set<String> quotes(long list) {
    return wording.quotes(lists[(int) list], part);
  }

  /** The terms of the rule's list of this position, as the rule states them. */
  List<String> terms(long list) {
    return wording.terms(lists[(int) list]);
  }
}
