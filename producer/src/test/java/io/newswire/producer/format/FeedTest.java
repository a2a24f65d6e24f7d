package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static io.newswire.producer.format.Wires.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.newswire.events.Article;
import io.newswire.events.PubStatus;
import io.newswire.events.Relation;
import io.newswire.events.Subject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedTest {

  @Test
  void readsAllThatAnRssItemStates() {
    Article article = article(Wires.parse("feed/harbour.rss").get(0));

    assertThat(article.source()).isEqualTo("harbour.example");
    assertThat(article.uri()).isEqualTo("urn:newswire:id:harbour.example:hp-4711");
    assertThat(article.headline()).isEqualTo("Dockers & owners agree: strike ends");
    assertThat(article.link()).isEqualTo("https://www.harbour.example/2026/03/strike");
    assertThat(article.firstCreated()).isEqualTo("2026-03-02T16:40:30Z");
    assertThat(article.versionCreated()).isEqualTo("2026-03-02T17:00:00Z");
    assertThat(article.byline()).isEqualTo("Salma Rayes");
    assertThat(article.language()).isEqualTo("en-GB");
    assertThat(article.summary()).isEqualTo("The strike is over.");
    assertThat(article.body())
        .isEqualTo(
            "Dockers went back to work.\n\nThe talks lasted all night.\n\nMore pay\n\nShorter shifts");
    assertThat(article.keywords()).contains("Ports");
    assertThat(article.subjects())
        .contains(new Subject("http://cv.iptc.org/newscodes/mediatopic/20000533", "20000533"));
    assertThat(article.credit()).isEqualTo("Example Agency");
    assertThat(article.usageTerms()).isEqualTo("© Harbour Post");
    assertThat(article.associations())
        .containsExactly(new Relation("enclosure", "https://img.harbour.example/1.jpg"));
    assertThat(article.extra().get("media:credit").asText()).isEqualTo("Salem Gharbi");
    assertThat(article.origin().format()).isEqualTo("rss");
  }

  @Test
  void takesThePermanentLinkForTheLinkAndTheDescriptionForTheStory() {
    Article article = article(Wires.parse("feed/harbour.rss").get(1));

    assertThat(article.link()).isEqualTo("https://www.harbour.example/2026/03/brief");
    assertThat(article.uri()).isEqualTo(article.link());
    assertThat(article.body()).isEqualTo("Only a few words here.");
    assertThat(article.byline()).isEqualTo("Omar Twati");
  }

  @Test
  void keepsAnItemThatSaysLittle() {
    List<Item> items = Wires.parse("feed/harbour.rss");

    assertThat(items).hasSize(3);
    assertThat(article(items.get(2)).extra().get("comments").asText())
        .isEqualTo("https://www.harbour.example/talk");
  }

  @Test
  void refusesAnItemThatSaysNothing() {
    List<Item> items = Wires.parse("<rss version='2.0'><channel><item/></channel></rss>", null);

    assertThat(items).hasSize(1);
    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.EMPTY);
  }

  @Test
  void markupThatWasEscapedTwiceIsNoText() {
    String feed =
        """
        <rss version="2.0"><channel><item>
          <title>&amp;lt;b&amp;gt;Ferry&amp;lt;/b&amp;gt; sails</title>
          <description>&amp;lt;p&amp;gt;At last.&amp;lt;/p&amp;gt;</description>
          <pubDate>the day before yesterday</pubDate>
        </item></channel></rss>
        """;

    Article article = article(Wires.parse(feed, null).get(0));

    assertThat(article.headline()).isEqualTo("Ferry sails");
    assertThat(article.body()).isEqualTo("At last.");
    assertThat(article.firstCreated()).isNull();
  }

  @Test
  void readsAtomWithItsBaseAndItsAuthors() {
    Article article = article(Wires.parse("feed/harbour.atom").get(0));

    assertThat(article.uri()).isEqualTo("tag:port.example,2026:1");
    assertThat(article.headline()).isEqualTo("Fin de la grève");
    assertThat(article.link()).isEqualTo("https://port.example/actu/greve.html");
    assertThat(article.associations())
        .containsExactly(new Relation("related", "https://port.example/actu/accord.html"));
    assertThat(article.byline()).isEqualTo("Nadia Ferchichi, Omar Twati");
    assertThat(article.firstCreated()).isEqualTo("2026-03-02T07:00:00Z");
    assertThat(article.versionCreated()).isEqualTo("2026-03-02T08:30:00Z");
    assertThat(article.body()).isEqualTo("Les dockers ont repris.\n\nEnfin.");
    assertThat(article.summary()).isEqualTo("La grève est finie.");
    assertThat(article.language()).isEqualTo("fr");
  }

  @Test
  void readsADeletedEntryAsAKill() {
    Article article = article(Wires.parse("feed/harbour.atom").get(1));

    assertThat(article.uri()).isEqualTo("tag:port.example,2026:0");
    assertThat(article.pubStatus()).isEqualTo(PubStatus.CANCELED);
    assertThat(article.versionCreated()).isEqualTo("2026-03-02T10:00:00Z");
  }

  @Test
  void readsRdfWhoseItemsStandOutsideTheChannel() {
    Article article = article(Wires.parse("feed/harbour.rdf").get(0));

    assertThat(article.uri()).isEqualTo("https://muelle.example/1");
    assertThat(article.language()).isEqualTo("es");
    assertThat(article.firstCreated()).isEqualTo("2026-03-02T17:40:00Z");
    assertThat(article.keywords()).containsExactly("Puertos");
  }

  @Test
  void keepsTheItemsOfABrokenFeedAndSaysWhereItBreaks() {
    String feed =
        "<rss><channel><item><title>One</title></item>\n<item><title>Two & three</item></channel></rss>";

    List<Item> items = Wires.parse(feed, null);

    assertThat(article(items.get(0)).headline()).isEqualTo("One");
    assertThat(article(items.get(1)).headline()).startsWith("Two & three");
    assertThat(refused(items.get(2)).code()).isEqualTo(Item.Refused.MALFORMED);
    assertThat(refused(items.get(2)).message()).contains("line 2");
  }

  @Test
  void expandsNoEntityAndReadsNoFile() {
    String feed =
        """
        <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
        <rss><channel><item><title>Bomb &c; &f;</title></item></channel></rss>
        """;

    List<Item> items = Wires.parse(feed, null);

    assertThat(article(items.get(0)).headline()).isEqualTo("Bomb &c; &f;");
  }

  @Test
  void endsSoonOnNestingWithoutEnd() {
    String feed = "<rss><channel><item><title>Deep</title>" + "<a>".repeat(200_000);

    List<Item> items = assertTimeout(Duration.ofSeconds(10), () -> Wires.parse(feed, null));

    assertThat(refused(items.get(items.size() - 1)).code()).isEqualTo(Item.Refused.MALFORMED);
  }
}
