package io.newswire.streams.dedup;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;

/**
 * What is kept of one article.
 *
 * @param uri the article
 * @param source id of its source
 * @param publisher whose source that is
 * @param origin who made the text, as far as known; see {@link Candidate#origin}
 * @param story id of its story
 * @param firstSeen event time of its first version
 * @param time event time of its newest version
 * @param seq its place in the shard's stream
 * @param clock the shard's event time when it came
 * @param state what became of it
 * @param anchors bit {@code i} says that the index knows it under its {@code i}-th anchor
 * @param sketch of its newest text
 */
@RecordBuilder
record ArticleRecord(
    String uri,
    String source,
    String publisher,
    String origin,
    String story,
    Instant firstSeen,
    Instant time,
    long seq,
    Instant clock,
    State state,
    long anchors,
    Sketch sketch)
    implements ArticleRecordBuilder.With {

  /** What became of an article; the code is what its record says. */
  enum State {
    /** It went out. */
    OUT(0),
    /** It was held back as a copy. */
    COPY(1),
    /** It was killed; kept so that copies of it are known for what they are. */
    KILLED(2);

    private final int code;

    State(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    static State of(int code) {
      for (State state : values()) {
        if (state.code == code) {
          return state;
        }
      }
      throw new IllegalArgumentException("no state of an article: " + code);
    }
  }
}
