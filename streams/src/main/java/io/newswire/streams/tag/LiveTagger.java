package io.newswire.streams.tag;

import io.newswire.events.Article;
import io.newswire.events.LexiconEntry;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Tags with the lexicon as it is now: the packaged one, and over it what was put while it runs. An
 * article is tagged with one lexicon from beginning to end; a change makes a new tagger aside and
 * swaps it in. Safe for any number of threads.
 */
public final class LiveTagger implements Function<Article, Tags> {

  private final Tagger packaged;
  private volatile Tagger current;

  /** Begins with a tagger of the packaged lexicon. */
  public LiveTagger(Tagger packaged) {
    this.packaged = packaged;
    this.current = packaged;
  }

  /**
   * What is wrong with an entry that was put, each in one line; empty when it may be used.
   *
   * @param id the key under which it was put
   */
  public List<String> problems(String id, LexiconEntry entry) {
    return id.equals(entry.id())
        ? packaged.lexicon().problems(entry)
        : List.of("id: the record's key is not the entry's id '" + entry.id() + "'");
  }

  /**
   * Replaces what was put.
   *
   * @param put by id; an entry takes the place of the packaged one that has its id
   */
  public void replace(Map<String, LexiconEntry> put) {
    current = packaged.with(put);
  }

  @Override
  public Tags apply(Article article) {
    return current.tag(article);
  }
}
