package io.newswire.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What Newswire decided about one incoming version of an article, and why.
 *
 * @param type the decision
 * @param reason a reason code, e.g. {@code same-content}, {@code contained}; with {@code held} what
 *     it waits for
 * @param of uri of the earlier article it refers to; null for {@link Type#NEW}, unless the article
 *     was promoted to stand for the story of that one
 * @param similarity 0 to 1, estimated share of common text; null where none was measured
 * @param algorithm name and version of what measured it, null where nothing was
 */
public record Verdict(Type type, String reason, String of, Double similarity, String algorithm) {

  /** The decisions; {@link #goesOut()} tells which of them reach {@code news.articles}. */
  public enum Type {
    /** A story not seen before. */
    NEW("new", true),
    /** A changed text of an article or, under a new uri, of the same source's own story. */
    REVISION("revision", true),
    /** A revision that its source marks as a correction. */
    CORRECTION("correction", true),
    /** The source withdraws the article. */
    KILL("kill", true),
    /** The same text under another uri. */
    EXACT_DUPLICATE("exact-duplicate", false),
    /** The same copy, edited, shortened or reprinted, under another uri. */
    NEAR_DUPLICATE("near-duplicate", false),
    /** The same version of the same item again, or an older one. */
    REDELIVERY("redelivery", false),
    /** Waits for its embargo's end or for its source to make it usable. */
    HELD("held", false);

    private final String code;
    private final boolean goesOut;

    Type(String code, boolean goesOut) {
      this.code = code;
      this.goesOut = goesOut;
    }

    /** The name used in JSON and on the command line. */
    @JsonValue
    public String code() {
      return code;
    }

    /** Whether it goes to {@code news.articles}; otherwise to {@code news.duplicates}. */
    public boolean goesOut() {
      return goesOut;
    }

    /**
     * The type of a {@link #code()}.
     *
     * @throws IllegalArgumentException for a code that is none
     */
    @JsonCreator
    public static Type of(String code) {
      for (Type type : values()) {
        if (type.code.equals(code)) {
          return type;
        }
      }
      throw new IllegalArgumentException("no verdict type: " + code);
    }
  }
}
