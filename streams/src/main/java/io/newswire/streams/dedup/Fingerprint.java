package io.newswire.streams.dedup;

import com.dynatrace.hash4j.hashing.Hashing;

/**
 * A sketch and the hash by which equal articles are equal: that of the whole text, or, for a
 * near-empty one, of publisher, headline and text.
 *
 * @param sketch of the text
 * @param nearEmpty whether the body is too short to be told from others by its words
 * @param exact the hash; 0 when there is neither text nor headline, which equals nothing
 */
record Fingerprint(Sketch sketch, boolean nearEmpty, long exact) {

  /**
   * The fingerprint of an article.
   *
   * @param minWords a body of fewer words is near-empty
   */
  static Fingerprint of(Sketch sketch, String publisher, int minWords) {
    boolean nearEmpty = sketch.isShorterThan(minWords);
    if (!nearEmpty && sketch.text() != 0) {
      return new Fingerprint(sketch, false, sketch.text());
    }
    if (sketch.headline().size() == 0 && sketch.text() == 0) {
      return new Fingerprint(sketch, nearEmpty, 0);
    }
    long source = Hashing.komihash5_0().hashCharsToLong(publisher);
    long exact =
        Hashing.komihash5_0().hashLongLongLongToLong(sketch.text(), sketch.headlineHash(), source);
    return new Fingerprint(sketch, nearEmpty, exact);
  }

  boolean isKnown() {
    return exact != 0;
  }

  /** What the index knows it by. */
  int anchor() {
    return (int) (exact >>> Integer.SIZE);
  }
}
