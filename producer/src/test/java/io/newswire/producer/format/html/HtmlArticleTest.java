package io.newswire.producer.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlArticleTest {

  private static final URI BASE = URI.create("https://gazette.example/news/ferry?utm_source=feed");

  private static final String STORY =
      """
      <p>The council of Mereth voted on Tuesday to close its last coal harbour within four years, \
      and to turn the quays into a park that the town has wanted for as long as anyone remembers.</p>
      <p>Dockers will be offered work at the wind farm, the mayor said after the vote, which was \
      carried by two voices after a night of debate that nobody had expected to go on until dawn.</p>
      """;

  @Test
  void takesTheStoryFromThePageAroundIt() throws IOException {
    byte[] page = page("article.html");

    HtmlArticle article = HtmlArticle.extract(page, BASE).orElseThrow();

    assertThat(article.body().split("\n\n"))
        .hasSize(5)
        .satisfies(
            paragraphs -> assertThat(paragraphs[0]).startsWith("The ferry between the mainland"))
        .contains("Stranded for three days")
        .satisfies(
            paragraphs -> assertThat(paragraphs[4]).endsWith("it did not answer questions."));
    assertThat(article.body()).doesNotContain("<", "First!", "Ten piers", "northern pier");
  }

  @Test
  void readsWhatThePageStates() throws IOException {
    byte[] page = page("article.html");

    HtmlArticle article = HtmlArticle.extract(page, BASE).orElseThrow();

    assertThat(article.headline()).isEqualTo("Ferry service to Korvane resumes after storm");
    assertThat(article.summary())
        .isEqualTo("Boats run again after three days, but only by daylight.");
    assertThat(article.byline()).isEqualTo("Ilse Maren");
    assertThat(article.published()).isEqualTo("2026-03-02T06:15:00Z");
    assertThat(article.updated()).isEqualTo("2026-03-02T09:40:00Z");
    assertThat(article.language()).isEqualTo("en-GB");
    assertThat(article.link())
        .isEqualTo("https://gazette.example/news/2026/03/02/ferry-service-resumes");
    assertThat(article.site()).isEqualTo("Harbour Gazette");
    assertThat(article.section()).isEqualTo("Transport");
    assertThat(article.usageTerms()).isEqualTo("© 2026 Harbour Gazette");
    assertThat(article.keywords()).containsExactly("ferries", "storms & floods");
    assertThat(article.image()).isEqualTo("https://img.gazette.example/ferry.jpg");
    assertThat(article.stated()).isTrue();
  }

  @Test
  void structuredDataGoesBeforeTheTagsOfThePage() {
    String page =
        """
        <html><head><title>Mereth | Gazette</title><meta name="author" content="webmaster">
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@graph": [
          {"@type": "WebSite", "name": "Gazette"},
          {"@type": ["NewsArticle"], "headline": "Coal harbour to close", "inLanguage": "en",
           "author": [{"@type": "Person", "name": "Ada Brandt"}, {"name": "Jon Veit"}],
           "datePublished": "2026-03-03T22:10:00Z", "dateModified": "2026-03-04T05:00:00Z",
           "articleSection": "Politics", "dateline": "MERETH", "keywords": "coal, harbours",
           "copyrightNotice": "© Gazette", "publisher": {"name": "Gazette Group"}}]}
        </script></head><body><div>%s</div></body></html>
        """
            .formatted(STORY);

    HtmlArticle article = HtmlArticle.extract(page, BASE).orElseThrow();

    assertThat(article.headline()).isEqualTo("Coal harbour to close");
    assertThat(article.byline()).isEqualTo("Ada Brandt, Jon Veit");
    assertThat(article.published()).isEqualTo("2026-03-03T22:10:00Z");
    assertThat(article.updated()).isEqualTo("2026-03-04T05:00:00Z");
    assertThat(article.section()).isEqualTo("Politics");
    assertThat(article.dateline()).isEqualTo("MERETH");
    assertThat(article.keywords()).containsExactly("coal", "harbours");
    assertThat(article.site()).isEqualTo("Gazette Group");
    assertThat(article.usageTerms()).isEqualTo("© Gazette");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<form method='post' action='/'><div id='story'>%s</div></form>",
        "<div id='story'>%s</div><div style='display: none'><p>Copied for the search engine.</p></div>",
        "<div id='story'>%s</div><div class='photoCaption'><p>A crane at the quay, seen in May.</p></div>",
        "<div id='story'>%s</div><ul class='related-stories'><li>Ferry resumes after storm</li></ul>",
        "<div id='story'>%s<p><a href='/a'>Ferry resumes after the storm</a></p></div>",
        "<div id='story'>%s<ul><li><a href='/a'>Ferry resumes</a></li><li><a href='/b'>Storm</a></li></ul></div>",
        "<div id='story'>%s</div><div id='comments'><p>First!</p><p>I have never liked that harbour.</p></div>",
        "<div id='story'>%s<p>Copyright 2026 Harbour Gazette. All rights reserved.</p></div>",
        "<h1>Coal harbour to close</h1><div id='story'><p>Updated 5:27 am, Wednesday, March 4, 2026</p>%s</div>",
      })
  void whatStandsAroundTheStoryIsNoPartOfIt(String layout) {
    String page = "<html><body>" + layout.formatted(STORY) + "</body></html>";

    Optional<HtmlArticle> article = HtmlArticle.extract(page, BASE);

    assertThat(article).map(HtmlArticle::body).hasValue(HtmlText.body(STORY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<aside>%s</aside>", "<div class='related'>%s</div>", "<nav>%s</nav>"})
  void storyThatIsMarkedAsSomethingElseIsKept(String layout) {
    String page = "<html><body>" + layout.formatted(STORY) + "</body></html>";

    Optional<HtmlArticle> article = HtmlArticle.extract(page, BASE);

    assertThat(article).map(HtmlArticle::body).hasValue(HtmlText.body(STORY));
  }

  @Test
  void commentsAreNoStoryHoweverLong() {
    String comments = "<p>I have never liked that harbour, nor has anyone I know.</p>".repeat(40);
    String page =
        "<html><body><div>%s</div><div class='comment-list'>%s</div></body></html>"
            .formatted(STORY, comments);

    Optional<HtmlArticle> article = HtmlArticle.extract(page, BASE);

    assertThat(article).map(HtmlArticle::body).hasValue(HtmlText.body(STORY));
  }

  @Test
  void storyIsWhereMicrodataSaysItIs() {
    String story =
        STORY.repeat(2).replaceFirst("council", "assembly").replaceFirst("vote,", "count,");
    String other =
        "<p>The wind farm off Korvane will be twice as large as planned, it was said.</p>";
    String page =
        "<html><body><div><div>%s</div><div itemprop='articleBody'>%s</div></div></body></html>"
            .formatted(other.repeat(3), story);

    Optional<HtmlArticle> article = HtmlArticle.extract(page, BASE);

    assertThat(article).map(HtmlArticle::body).hasValue(HtmlText.body(story));
  }

  @Test
  void takesTheDateFromTheAddressWhereThePageStatesNone() {
    String page = "<html><body><h1>Coal harbour to close</h1>%s</body></html>".formatted(STORY);

    Optional<HtmlArticle> article =
        HtmlArticle.extract(page, URI.create("https://gazette.example/2026/03/03/coal"));

    assertThat(article).map(HtmlArticle::published).hasToString("Optional[2026-03-03T00:00:00Z]");
  }

  @Test
  void pageWithoutStoryGivesNone() {
    String page =
        "<html><head><title>Gazette</title></head><body><a href='/'>Home</a></body></html>";

    Optional<HtmlArticle> article = HtmlArticle.extract(page, BASE);

    assertThat(article).isEmpty();
  }

  @Test
  void pageThatIsTooLongGivesNone() {
    String page = "<p>word</p>".repeat(HtmlArticle.MAX_CHARS / 10);

    Optional<HtmlArticle> article = HtmlArticle.extract(page, null);

    assertThat(article).isEmpty();
  }

  private static byte[] page(String name) throws IOException {
    try (InputStream in = HtmlArticleTest.class.getResourceAsStream("/wires/html/" + name)) {
      return in.readAllBytes();
    }
  }
}
