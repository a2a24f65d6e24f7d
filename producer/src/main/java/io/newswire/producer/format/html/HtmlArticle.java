package io.newswire.producer.format.html;

import io.newswire.producer.format.text.Decoder;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * The article on an HTML page: its text without the page around it, and what the page states of it
 * in JSON-LD, Open Graph, {@code <meta>} and {@code <time>}. Text is plain text. What the page does
 * not state is null, or an empty list.
 *
 * @param headline never null, empty when the page has none
 * @param body the story, its paragraphs separated by one empty line; never null, empty when there
 *     is none on the page
 * @param summary the description or standfirst
 * @param byline who wrote it, without "By"; several names separated by commas
 * @param published when it was published
 * @param updated when it was last changed, null when never
 * @param language BCP-47
 * @param link the page's canonical address
 * @param site the name of the site or publisher
 * @param section the section of the site
 * @param dateline where it was filed
 * @param usageTerms copyright and usage
 * @param keywords the site's tags
 * @param searchWords what the page tells search engines that it is about, where it has tags besides
 * @param image address of the picture that stands for it
 * @param stated whether the page itself says that it is an article
 */
public record HtmlArticle(
    String headline,
    String body,
    String summary,
    String byline,
    Instant published,
    Instant updated,
    String language,
    String link,
    String site,
    String section,
    String dateline,
    String usageTerms,
    List<String> keywords,
    List<String> searchWords,
    String image,
    boolean stated) {

  /** Longest page that is read, in characters. */
  public static final int MAX_CHARS = 4 << 20;

  /** Most tags of a page that is read, opening and closing; news pages have some thousand. */
  public static final int MAX_TAGS = 40_000;

  private static final int MAX_DEPTH = 100;

  private static final int FEWEST_CHARS = 100;

  /** Fills what may be absent. */
  public HtmlArticle {
    keywords = List.copyOf(keywords);
    searchWords = List.copyOf(searchWords);
  }

  /**
   * Reads a page. Its character set is told from its content.
   *
   * @param page the page's bytes
   * @param base the page's address, against which its links are resolved; null when unknown
   * @return empty when there is no story on the page, or it {@link #isTooLarge is too large}
   */
  public static Optional<HtmlArticle> extract(byte[] page, URI base) {
    return extract(Decoder.decode(page), base);
  }

  /**
   * Reads a page.
   *
   * @param page the page
   * @param base the page's address, against which its links are resolved; null when unknown
   * @return empty when there is no story on the page, or it {@link #isTooLarge is too large}
   */
  public static Optional<HtmlArticle> extract(String page, URI base) {
    if (isTooLarge(page)) {
      return Optional.empty();
    }
    String address = base == null ? "" : base.toString();
    Document document = Jsoup.parse(page, address, Parser.htmlParser().setMaxDepth(MAX_DEPTH));
    document.outputSettings().prettyPrint(false); // Readability copies what it would print
    PageMetadata metadata = new PageMetadata(document);
    HtmlArticle article = metadata.article(MainText.of(document.clone(), metadata.headline()));
    return article.body.length() >= FEWEST_CHARS ? Optional.of(article) : Optional.empty();
  }

  /** Whether a page is longer than {@link #MAX_CHARS} or has more than {@link #MAX_TAGS}. */
  public static boolean isTooLarge(String page) {
    return page.length() > MAX_CHARS || page.chars().filter(c -> c == '<').count() > MAX_TAGS;
  }
}
