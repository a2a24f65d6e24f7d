package io.newswire.producer.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.newswire.events.Article;
import io.newswire.producer.format.html.HtmlArticle;
import io.newswire.producer.net.Tempo;
import io.newswire.producer.source.Source;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes articles of which a feed has only a summary, from their pages. A page is asked for like
 * a feed: when its host has its turn, when robots.txt allows it, within the same bounds. An article
 * whose page cannot be had stays as it is, and says why; what may pass is waited for a little.
 */
final class ArticlePages {

  /** Where an article says from which page its text is. */
  static final String FETCHED = "newswire:fullText";

  /** Where an article says why its text is not that of its page. */
  static final String FAILED = "newswire:fullTextFailed";

  private static final Logger LOG = LoggerFactory.getLogger(ArticlePages.class);

  /** An article with so much text is complete, in characters. */
  private static final int WHOLE = 1_000;

  /** Longer ones would not fit into a record in every script, in characters. */
  private static final int LONGEST = 250_000;

  /** A page that fails for a reason that may pass is asked for so often. */
  private static final int MOST_TRIALS = 3;

  private final FeedClient client;
  private final Permission permission;
  private final HostTurns turns;
  private final Tempo tempo;

  ArticlePages(FeedClient client, Permission permission, HostTurns turns, Tempo tempo) {
    this.client = client;
    this.permission = permission;
    this.turns = turns;
    this.tempo = tempo;
  }

  /**
   * Completes an article.
   *
   * @param feed where it is from; what of it may be at a private address, its pages may too
   * @return completes with the article, which never gets worse
   */
  CompletionStage<Article> complete(Article article, Source.Feed feed) {
    Optional<URI> page = article.body().length() >= WHOLE ? Optional.empty() : page(article);
    if (page.isEmpty()) {
      return CompletableFuture.completedStage(article);
    }
    boolean inside = feed.allowPrivate() && page.get().getHost().equals(feed.url().getHost());
    var completed = new CompletableFuture<Article>();
    turns.take(page.get().getHost(), () -> fetch(page.get(), inside, article, 1, completed));
    return completed;
  }

  private static Optional<URI> page(Article article) {
    if (article.link() == null) {
      return Optional.empty();
    }
    try {
      URI link = new URI(article.link());
      boolean http = "http".equals(link.getScheme()) || "https".equals(link.getScheme());
      return http && link.getHost() != null ? Optional.of(link) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private Duration fetch(
      URI page, boolean inside, Article article, int trial, CompletableFuture<Article> completed) {
    Duration pause = tempo.betweenRequests();
    try {
      Permission.Answer answer = permission.ask(page, inside);
      pause = answer.delay().compareTo(pause) > 0 ? answer.delay() : pause;
      Fetched fetched =
          answer
              .refusal()
              .<Fetched>map(refusal -> refusal)
              .orElseGet(() -> client.fetch(page, null, null, inside, permission));
      if (client.isClosed()) {
        completed.completeExceptionally(new CancellationException("closed"));
      } else if (trial < MOST_TRIALS
          && fetched instanceof Fetched.Failed failure
          && failure.mayPass()) {
        turns.take(page.getHost(), () -> fetch(page, inside, article, trial + 1, completed));
        return tempo.beforeAnotherTrial(trial, failure.retryAfter());
      } else {
        completed.complete(with(article, page, fetched));
      }
    } catch (RuntimeException e) {
      // A page's bug must not keep its feed from being published.
      LOG.error("reading {} failed", page, e);
      completed.complete(failed(article, "unreadable"));
    }
    return pause;
  }

  private static Article with(Article article, URI page, Fetched fetched) {
    if (fetched instanceof Fetched.Document document) {
      return HtmlArticle.extract(document.bytes(), document.at())
          .filter(found -> found.body().length() > article.body().length())
          .filter(found -> found.body().length() <= LONGEST)
          .map(found -> with(article, page, found))
          .orElseGet(() -> failed(article, "no-text"));
    }
    if (fetched instanceof Fetched.Failed failure) {
      LOG.debug("{} has no text for {}: {}", page, article.uri(), failure.message());
      return failed(article, failure.code());
    }
    return failed(article, fetched instanceof Fetched.Gone ? "http-410" : "too-large");
  }

  /** What the feed states goes before what the page states. */
  private static Article with(Article article, URI page, HtmlArticle found) {
    String summary = article.summary() == null ? article.body() : article.summary();
    Article whole = article.withBody(found.body()).withSummary(summary.isEmpty() ? null : summary);
    if (whole.headline().isEmpty()) {
      whole = whole.withHeadline(found.headline());
    }
    if (whole.byline() == null) {
      whole = whole.withByline(found.byline());
    }
    if (whole.dateline() == null) {
      whole = whole.withDateline(found.dateline());
    }
    if (whole.firstCreated() == null && whole.versionCreated() == null) {
      whole = whole.withFirstCreated(found.published()).withVersionCreated(found.updated());
    }
    return noted(whole, FETCHED, page.toString());
  }

  /** Whether the page of an article gave no text. */
  static boolean hasFailed(Article article) {
    return article.extra().containsKey(FAILED);
  }

  private static Article failed(Article article, String reason) {
    return noted(article, FAILED, reason);
  }

  private static Article noted(Article article, String key, String value) {
    Map<String, JsonNode> extra = new LinkedHashMap<>(article.extra());
    extra.put(key, TextNode.valueOf(value));
    return article.withExtra(extra);
  }
}
