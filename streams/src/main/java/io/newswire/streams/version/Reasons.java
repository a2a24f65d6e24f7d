package io.newswire.streams.version;

/** The reason codes of this stage. */
public final class Reasons {
  /** New: the first version of its uri. */
  public static final String FIRST_VERSION = "first-version";

  /** Revision: some field differs. */
  public static final String CHANGED = "changed";

  /** Revision: a newer usable version after a kill. */
  public static final String KILL_TAKEN_BACK = "kill-taken-back";

  /** Correction: the source says so. */
  public static final String MARKED_CORRECTION = "marked-correction";

  /** Kill: the source says so. */
  public static final String WITHDRAWN = "withdrawn-by-source";

  /** Redelivery: nothing an editor would see differs. */
  public static final String SAME_CONTENT = "same-content";

  /** Redelivery: a newer version is known. */
  public static final String SUPERSEDED = "superseded";

  /** Redelivery: the uri was killed, and this is no newer version. */
  public static final String KILLED = "killed";

  /** Held: a kill of what never went out; remembered for what may still come. */
  public static final String KILL_BEFORE_ARTICLE = "kill-before-article";

  /** Held: the source withholds it, without a time. */
  public static final String WITHHELD = "withheld";

  /** Held: followed by the time in RFC 3339. */
  public static final String EMBARGOED_UNTIL = "embargoed-until ";

  private Reasons() {}
}
