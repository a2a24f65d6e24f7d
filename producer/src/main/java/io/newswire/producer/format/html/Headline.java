package io.newswire.producer.format.html;

import io.newswire.producer.format.text.Tidy;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** The headline on a page, without the name of the site that pages add to their titles. */
final class Headline {

  private static final Pattern SEPARATOR = Pattern.compile("\\s+(?:[|»«·•–—-]|::)\\s+");
  private static final int MOST_WORDS_OF_A_SITE = 5;
  private static final int FEWEST_WORDS = 3;

  private Headline() {}

  /**
   * The headline.
   *
   * @param site the site's name, null when unknown
   */
  static Optional<String> of(Document page, MetaTags meta, String site) {
    String title = Tidy.line(page.title());
    Optional<String> social = meta.first("og:title", "twitter:title", "dc.title", "title");
    String titles = (title + ' ' + social.orElse("")).toLowerCase(Locale.ROOT);
    Optional<String> heading =
        Stream.of("[itemprop=headline]", "h1")
            .flatMap(selector -> page.select(selector).stream())
            .map(element -> Tidy.line(element.text()))
            .filter(text -> words(text) >= FEWEST_WORDS)
            .filter(text -> titles.contains(text.toLowerCase(Locale.ROOT)))
            .findFirst();
    return heading
        .or(() -> social.map(text -> withoutSite(text, site)))
        .or(() -> Optional.of(withoutSite(title, site)))
        .filter(text -> !text.isEmpty());
  }

  private static String withoutSite(String title, String site) {
    String[] parts = SEPARATOR.split(title, -1);
    if (parts.length < 2) {
      return title;
    }
    String last = parts[parts.length - 1];
    boolean named = site != null && last.equalsIgnoreCase(site);
    String rest =
        title.substring(0, title.length() - last.length()).replaceAll("\\s+\\S+\\s+$", "");
    return named || (words(last) <= MOST_WORDS_OF_A_SITE && words(rest) >= FEWEST_WORDS)
        ? rest
        : title;
  }

  private static int words(String text) {
    return text.isEmpty() ? 0 : text.split(" ", -1).length;
  }
}
