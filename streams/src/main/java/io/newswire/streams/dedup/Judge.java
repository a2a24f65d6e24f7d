package io.newswire.streams.dedup;

import io.newswire.events.Verdict;
import io.newswire.streams.dedup.Bottom.Overlap;
import java.util.Optional;

/** Compares two texts and says what the earlier one means for the later one. */
final class Judge {

  /** From this share on, a text by the same publisher adds nothing to the earlier one. */
  private static final double NOTHING_NEW = 0.98;

  /** Fewer numbers or names than this tell nothing. */
  private static final int ENOUGH_FACTS = 4;

  /** From this many numbers on, two publishers' copies of one text have one in common. */
  private static final int SOME_NUMBERS = 2;

  /** Below this share of common text and headline a uri's new text is another story. */
  private static final double UNRELATED = 0.1;

  private final DedupSettings settings;

  Judge(DedupSettings settings) {
    this.settings = settings;
  }

  /**
   * Judges a later text by an earlier article.
   *
   * @return empty when they have nothing to do with each other
   */
  Optional<Match> judge(Fingerprint print, String publisher, ArticleRecord earlier) {
    Sketch sketch = print.sketch();
    Fingerprint known = print(earlier);
    if (print.isKnown() && print.exact() == known.exact()) {
      return match(
          earlier,
          Verdict.Type.EXACT_DUPLICATE,
          print.nearEmpty() ? Reasons.SAME_HEADLINE : Reasons.SAME_TEXT,
          1);
    }
    if (print.nearEmpty() || known.nearEmpty()) {
      return Optional.empty();
    }
    Overlap text = sketch.shingles().with(earlier.sketch().shingles());
    boolean copy = text.jaccard() >= settings.jaccard();
    if (!copy && text.ofSmaller() < settings.containment()) {
      return Optional.empty();
    }
    double similarity = copy ? text.jaccard() : text.ofSmaller();
    boolean own = publisher.equals(earlier.publisher());
    if (otherFacts(sketch.numbers(), earlier.sketch().numbers())
        || otherFacts(sketch.names(), earlier.sketch().names())
        || (!own && otherNumbers(sketch.numbers(), earlier.sketch().numbers()))) {
      return match(earlier, Verdict.Type.NEW, Reasons.TEMPLATE, similarity);
    }
    boolean contained = text.ofMine() >= settings.containment() && text.mine() <= text.theirs();
    if (own) {
      boolean addsNothing =
          text.ofMine() >= NOTHING_NEW && allIn(sketch.numbers(), earlier.sketch().numbers());
      return addsNothing
          ? match(
              earlier,
              Verdict.Type.NEAR_DUPLICATE,
              contained ? Reasons.CONTAINED : Reasons.COPY,
              similarity)
          : match(earlier, Verdict.Type.REVISION, Reasons.WRITE_THROUGH, similarity);
    }
    if (copy) {
      return match(earlier, Verdict.Type.NEAR_DUPLICATE, Reasons.COPY, similarity);
    }
    if (contained) {
      return match(earlier, Verdict.Type.NEAR_DUPLICATE, Reasons.CONTAINED, similarity);
    }
    return text.ofMine() >= 0.5
        ? match(earlier, Verdict.Type.NEAR_DUPLICATE, Reasons.EXTENDED, similarity)
        : match(earlier, Verdict.Type.NEW, Reasons.EXPANDED, similarity);
  }

  /** Whether a uri's newer text has nothing to do with its older one. */
  boolean isAnotherStory(Sketch newer, Sketch older) {
    return !newer.isShorterThan(settings.minWords())
        && !older.isShorterThan(settings.minWords())
        && newer.shingles().with(older.shingles()).ofSmaller() < UNRELATED
        && newer.headline().with(older.headline()).jaccard() < 2 * UNRELATED;
  }

  /** What an article is known by. */
  Fingerprint print(ArticleRecord article) {
    return Fingerprint.of(article.sketch(), article.publisher(), settings.minWords());
  }

  private boolean otherFacts(Bottom facts, Bottom earlier) {
    Overlap overlap = facts.with(earlier);
    return Math.min(overlap.mine(), overlap.theirs()) >= ENOUGH_FACTS
        && overlap.ofSmaller() < settings.sameFacts();
  }

  /**
   * Whether all numbers differ. A publisher's own new text may have nothing but new numbers and
   * still be its update; another publisher's copy has the numbers of what it copies.
   */
  private boolean otherNumbers(Bottom numbers, Bottom earlier) {
    Overlap overlap = numbers.with(earlier);
    return settings.sameFacts() > 0
        && Math.min(overlap.mine(), overlap.theirs()) >= SOME_NUMBERS
        && overlap.common() == 0;
  }

  private static boolean allIn(Bottom facts, Bottom earlier) {
    Overlap overlap = facts.with(earlier);
    return overlap.common() == overlap.mine();
  }

  private static Optional<Match> match(
      ArticleRecord earlier, Verdict.Type type, String reason, double similarity) {
    return Optional.of(new Match(earlier, type, reason, similarity));
  }
}
