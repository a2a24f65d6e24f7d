package io.newswire.streams.route;

import java.util.Map;
import java.util.function.Supplier;

/**
 * The rules that are applied now: those of a file, and over them those that were put while it runs.
 * An article is routed by one router from beginning to end; a change makes a new one aside and
 * swaps it in. Safe for any number of threads.
 */
public final class LiveRules implements Supplier<Router> {

  private final Rules file;
  private volatile Router router;

  /** Begins with the rules of a file. */
  public LiveRules(Rules file) {
    this.file = file;
    this.router = new Router(file);
  }

  /**
   * Replaces what was put.
   *
   * @param put by id; a rule takes the place of the file's that has its id, and one that is
   *     disabled switches it off
   */
  public void replace(Map<String, ReadyRule> put) {
    router = new Router(file.with(put));
  }

  /** The router to apply to one article. */
  @Override
  public Router get() {
    return router;
  }
}
