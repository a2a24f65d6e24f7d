package io.newswire.benchmarks;

import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Verdict;
import io.newswire.streams.normalize.Normalized;
import io.newswire.streams.normalize.Normalizer;
import io.newswire.streams.tag.Tagger;
import io.newswire.streams.tag.Tags;
import io.newswire.streams.version.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The articles of the demo wire, normalized and tagged, without stories. */
public final class DemoEvents {

  private DemoEvents() {}

  /** The first version of each. */
  public static List<ArticleEvent> tagged() {
    Normalizer normalizer = Normalizer.standard();
    Versions versions = new Versions();
    Tagger tagger = Tagger.standard();
    List<ArticleEvent> events = new ArrayList<>();
    for (Article article : DemoArticles.parsed()) {
      if (normalizer.normalize(article) instanceof Normalized.Accepted accepted) {
        ArticleEvent event = versions.decide(null, accepted.article(), Instant.MAX).events().get(0);
        if (event.verdict().type() == Verdict.Type.NEW) {
          Tags tags = tagger.tag(accepted.article());
          events.add(event.withActors(tags.actors()).withLocations(tags.locations()));
        }
      }
    }
    return events;
  }
}
