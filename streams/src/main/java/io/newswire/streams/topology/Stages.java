package io.newswire.streams.topology;

import io.newswire.events.Article;
import io.newswire.streams.dedup.DedupSettings;
import io.newswire.streams.normalize.Normalizer;
import io.newswire.streams.route.Router;
import io.newswire.streams.tag.Tags;
import io.newswire.streams.version.Versions;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The pure stages that the topology strings together. All of them may be shared by threads.
 *
 * @param normalizer gives articles one form
 * @param versions judges the versions of one uri
 * @param tagger finds who and where
 * @param dedup how copies are told from stories
 * @param router applies the rules; asked for anew with each article, as rules change while it runs
 */
public record Stages(
    Normalizer normalizer,
    Versions versions,
    Function<Article, Tags> tagger,
    DedupSettings dedup,
    Supplier<Router> router) {

  /** How long a uri is remembered after it was last heard of. */
  public static final Duration MEMORY = Versions.MEMORY;

  /**
   * The stages as they come with Newswire.
   *
   * @param normalizer gives articles one form
   * @param tagger finds who and where
   * @param router applies the rules
   * @param dedup how copies are told from stories
   */
  public static Stages standard(
      Normalizer normalizer,
      Function<Article, Tags> tagger,
      Supplier<Router> router,
      DedupSettings dedup) {
    return new Stages(normalizer, new Versions(), tagger, dedup, router);
  }
}
