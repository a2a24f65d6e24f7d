package io.newswire.producer.poll;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What {@code robots.txt} says, remembered for a day. A site that has none lets us do everything; a
 * site that cannot tell at the moment, nothing. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>
 */
final class Robots implements Permission {

  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final Duration REMEMBERED_WHEN_UNREACHABLE = Duration.ofMinutes(10);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  /** As many bytes as the RFC wants read. */
  private static final int MAX_BYTES = 500 << 10;

  private final FeedClient client;
  private final Clock clock;
  private final SimpleRobotRulesParser parser;
  private final Map<String, Known> sites = new ConcurrentHashMap<>();

  Robots(FeedClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
    this.parser = new SimpleRobotRulesParser(LONGEST_DELAY.toMillis(), 0);
  }

  @Override
  public Answer ask(URI url, boolean allowPrivate) {
    String site = url.getScheme() + "://" + url.getRawAuthority();
    Known known = sites.get(site);
    if (known == null || !clock.instant().isBefore(known.until)) {
      known = read(URI.create(site + "/robots.txt"), allowPrivate);
      sites.put(site, known);
    }
    if (known.unreachable != null) {
      return new Answer(Optional.of(known.unreachable), Duration.ZERO);
    }
    Duration delay = Duration.ofMillis(Math.max(0, known.rules.getCrawlDelay()));
    return known.rules.isAllowed(url.toString())
        ? new Answer(Optional.empty(), delay)
        : new Answer(
            Optional.of(
                new Fetched.Failed("robots", site + "/robots.txt asks not to read " + url, null)),
            delay);
  }

  private Known read(URI robots, boolean allowPrivate) {
    Fetched fetched = client.fetch(robots, null, null, allowPrivate);
    Instant now = clock.instant();
    if (fetched instanceof Fetched.Document document) {
      return new Known(parse(robots, document.bytes()), null, now.plus(REMEMBERED));
    }
    if (fetched instanceof Fetched.TooLarge large) {
      return new Known(parse(robots, large.beginning()), null, now.plus(REMEMBERED));
    }
    if (fetched instanceof Fetched.Failed failed && !allows(failed)) {
      return new Known(null, failed, now.plus(REMEMBERED_WHEN_UNREACHABLE));
    }
    return new Known(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), null, now.plus(REMEMBERED));
  }

  /** A client's error means that there is no robots.txt, except when we ask too often. */
  private static boolean allows(Fetched.Failed failed) {
    return failed.code().startsWith("http-4") && !failed.code().equals("http-429");
  }

  private BaseRobotRules parse(URI robots, byte[] text) {
    byte[] bounded = text.length > MAX_BYTES ? Arrays.copyOf(text, MAX_BYTES) : text;
    synchronized (parser) {
      return parser.parseContent(
          robots.toString(), bounded, "text/plain", List.of(FeedClient.AGENT));
    }
  }

  /**
   * What is known of a site.
   *
   * @param rules what it allows, null when it could not be asked
   * @param unreachable why it could not be asked, null when it could
   * @param until how long this is believed
   */
  private record Known(BaseRobotRules rules, Fetched.Failed unreachable, Instant until) {}
}
