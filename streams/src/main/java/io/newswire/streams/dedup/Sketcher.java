package io.newswire.streams.dedup;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.newswire.events.Article;

/**
 * Makes sketches of texts. Not thread-safe: it reuses its buffers; each thread needs its own.
 *
 * @see Sketch
 */
public final class Sketcher {

  /** Words per shingle. */
  static final int SHINGLE = 5;

  private static final Hasher64 HASHER = Hashing.komihash5_0();

  private final Words words = new Words();
  private int[] hashes = new int[1_024];

  /** Sketches an article: its body, or its summary where that is all it has. */
  public Sketch sketch(Article article) {
    String text =
        article.body().isBlank() && article.summary() != null ? article.summary() : article.body();
    return sketch(article.headline(), text);
  }

  /**
   * Sketches an article's text.
   *
   * @param headline its headline, may be empty
   * @param body its body, may be empty
   */
  public Sketch sketch(String headline, String body) {
    words.read(headline);
    Bottom headlineWords = sample(Sketch.MAX_HEADLINE, Kind.ALL, 1);
    String story = Boilerplate.withoutNotices(body);
    words.read(Boilerplate.withoutFrame(story));
    long text = words.count() == 0 ? 0 : words.hash(HASHER, 0, words.count());
    words.read(story);
    return new Sketch(
        text,
        sample(Sketch.MAX_SHINGLES, Kind.ALL, SHINGLE),
        sample(Sketch.MAX_FACTS, Kind.NUMBERS, 1),
        sample(Sketch.MAX_FACTS, Kind.NAMES, 1),
        headlineWords);
  }

  private Bottom sample(int k, Kind kind, int run) {
    int count = 0;
    int last = words.count() - run;
    if (last >= hashes.length) {
      hashes = new int[2 * last];
    }
    for (int word = 0; word <= last; word++) {
      if (kind == Kind.ALL
          || (kind == Kind.NUMBERS && words.isNumber(word))
          || (kind == Kind.NAMES && words.isName(word))) {
        hashes[count++] = (int) (words.hash(HASHER, word, run) >>> Integer.SIZE);
      }
    }
    return Bottom.of(hashes, count, k);
  }

  private enum Kind {
    ALL,
    NUMBERS,
    NAMES
  }
}
