package io.newswire.producer.poll;

import io.newswire.events.Article;
import io.newswire.producer.connector.Trial;
import io.newswire.producer.format.Formats;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import io.newswire.producer.net.AddressRules;
import io.newswire.producer.net.Tempo;
import io.newswire.producer.source.Source;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import okhttp3.Dns;

/** Asks for a feed once, as {@link PollConnector} would, and publishes nothing. */
public final class FeedTrial {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** Of so many items the pages are fetched. */
  private static final int PAGES = 2;

  private final FeedClient client;
  private final Permission permission;
  private final Clock clock;

  FeedTrial(FeedClient client, Permission permission, Clock clock) {
    this.client = client;
    this.permission = permission;
    this.clock = clock;
  }

  /** A trial in the real internet. */
  public static FeedTrial real() {
    Clock clock = Clock.systemUTC();
    var client = new FeedClient(Dns.SYSTEM, AddressRules::isPublic, DEADLINE, clock);
    return new FeedTrial(client, new Robots(client, clock), clock);
  }

  /** Asks for a feed; takes up to a minute or so. */
  public Trial ask(Source.Feed feed) {
    List<String> facts = new ArrayList<>();
    Permission.Answer answer = permission.ask(feed.url(), feed.allowPrivate());
    if (answer.refusal().isPresent()) {
      Fetched.Failed refusal = answer.refusal().get();
      return Trial.failed(facts, refusal.code(), refusal.message());
    }
    facts.add(
        "robots.txt allows it"
            + (answer.delay().isZero()
                ? ""
                : ", one request every " + answer.delay().toSeconds() + " s"));
    Fetched fetched = client.fetch(feed.url(), null, null, feed.allowPrivate(), permission);
    if (fetched instanceof Fetched.Document document) {
      return read(feed, document, facts);
    }
    if (fetched instanceof Fetched.Failed failure) {
      return Trial.failed(facts, failure.code(), failure.message());
    }
    return fetched instanceof Fetched.Gone
        ? Trial.failed(facts, "gone", feed.url() + " answered 410: it is gone for good")
        : Trial.failed(facts, "too-large", feed.url() + " is too large");
  }

  private Trial read(Source.Feed feed, Fetched.Document document, List<String> facts) {
    facts.add("status 200, %,d bytes".formatted(document.bytes().length));
    if (document.movedTo() != null) {
      facts.add("moved for good to " + document.movedTo());
    } else if (!document.at().equals(feed.url())) {
      facts.add("redirects to " + document.at());
    }
    facts.add(
        document.etag() == null && document.lastModified() == null
            ? "no ETag and no Last-Modified: it is sent whole each time"
            : "conditional requests work: " + (document.etag() == null ? "Last-Modified" : "ETag"));
    FeedHints hints = FeedHints.in(document.bytes());
    if (!hints.freshFor().isZero()) {
      facts.add("says that it stays the same for " + hints.freshFor().toMinutes() + " min");
    }
    List<Item> items =
        Formats.standard()
            .parse(
                new Payload(
                    document.bytes(), feed.id(), "poll", feed.url().toString(), clock.instant()));
    return new Trial(facts, Optional.empty(), feed.fullText() ? whole(feed, items) : items);
  }

  private List<Item> whole(Source.Feed feed, List<Item> items) {
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    try {
      var pages =
          new ArticlePages(
              client, permission, new HostTurns(thread, thread), new Tempo(new Random()));
      List<Item> all = new ArrayList<>(items);
      for (int i = 0, asked = 0; i < all.size() && asked < PAGES; i++) {
        if (all.get(i) instanceof Item.Parsed parsed) {
          Article complete = pages.complete(parsed.article(), feed).toCompletableFuture().join();
          all.set(i, new Item.Parsed(complete));
          asked++;
        }
      }
      return all;
    } finally {
      thread.shutdownNow();
    }
  }

  /** Where an article says from which page its text is, null when from none. */
  public static URI page(Article article) {
    var page = article.extra().get(ArticlePages.FETCHED);
    return page == null ? null : URI.create(page.asText());
  }
}
