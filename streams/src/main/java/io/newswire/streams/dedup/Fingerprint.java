package io.newswire.streams.dedup;

import com.dynatrace.hash4j.hashing.Hashing;

/**
 * A sketch and the hash by which equal articles are equal: that of the whole text, or, for a
 * near-empty one, of publisher, headline and text.
 *
 * @param sketch of the text
 * @param exact the hash; 0 when there is neither text nor headline, which equals nothing
 */
record Fingerprint(Sketch sketch, long exact) {

  static Fingerprint of(Sketch sketch, String publisher) {
    if (!sketch.nearEmpty()) {
      return new Fingerprint(sketch, sketch.text());
    }
    if (sketch.headline().size() == 0 && sketch.text() == 0) {
      return new Fingerprint(sketch, 0);
    }
    long source = Hashing.komihash5_0().hashCharsToLong(publisher);
    return new Fingerprint(
        sketch,
        Hashing.komihash5_0().hashLongLongLongToLong(sketch.text(), sketch.headlineHash(), source));
  }

  static Fingerprint of(ArticleRecord article) {
    return of(article.sketch(), article.publisher());
  }

  boolean isKnown() {
    return exact != 0;
  }

  /** What the index knows it by. */
  int anchor() {
    return (int) (exact >>> Integer.SIZE);
  }
}
