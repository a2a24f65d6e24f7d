package io.newswire.streams.dedup;

/** The reason codes of this stage. */
public final class Reasons {
  /** New: nothing like it is remembered. */
  public static final String UNSEEN = "unseen";

  /** New: shares its frame with another article, but neither numbers nor names. */
  public static final String TEMPLATE = "same-template-other-facts";

  /** New: contains another source's copy, and more text of its own than that. */
  public static final String EXPANDED = "contains-copy-mostly-own";

  /** New: like an article that was killed; nothing else carries it. */
  public static final String COPY_OF_KILLED = "copy-of-killed";

  /** New: an uri given to another story. */
  public static final String URI_REUSED = "uri-reused";

  /** New: was held back as a copy, and now stands for the story. */
  public static final String PROMOTED = "promoted";

  /** Exact duplicate: word for word, boilerplate left out. */
  public static final String SAME_TEXT = "same-text";

  /** Exact duplicate: almost no text; headline and publisher are the same. */
  public static final String SAME_HEADLINE = "same-headline-and-publisher";

  /** Near-duplicate: most of the text is common. */
  public static final String COPY = "copy";

  /** Near-duplicate: all or nearly all of it stands in the earlier one. */
  public static final String CONTAINED = "contained";

  /** Near-duplicate: has all or nearly all of the earlier one, and less of its own than that. */
  public static final String EXTENDED = "extended-copy";

  /** Revision: the same publisher's later text of its story. */
  public static final String WRITE_THROUGH = "write-through";

  private Reasons() {}
}
