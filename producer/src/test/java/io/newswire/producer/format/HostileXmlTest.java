package io.newswire.producer.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * XML that was made to harm its reader, through the door that every document takes. The time limit
 * tells a bounded reading from one that explodes; it measures nothing.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileXmlTest {

  private static final int MEGABYTE = 1 << 20;
  private static final String NEWS_ITEM =
      "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:example:1'%s><contentMeta>"
          + "<headline>%s</headline></contentMeta><contentSet><inlineXML>%s</inlineXML></contentSet>"
          + "</newsItem>";

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("entities in entities", bomb() + item("", "&e9;", "")),
        Arguments.of("one long entity, often", longEntity() + item("", "&e;".repeat(5_000), "")),
        Arguments.of(
            "entity of parameters",
            "<!DOCTYPE newsItem [<!ENTITY % a '<!ENTITY b \"c\">'>%a;]>" + item("", "&c;", "")),
        Arguments.of(
            "depth", item("", "Deep", "<p>".repeat(100_000) + "x" + "</p>".repeat(100_000))),
        Arguments.of(
            "depth without end",
            item("", "Deep", "").replace("<inlineXML>", "<p>".repeat(100_000))),
        Arguments.of("attributes", item(attributes("a%d='1'", 20_000), "Many", "")),
        Arguments.of(
            "namespaces", item(attributes("xmlns:n%d='urn:example:%<d'", 20_000), "Many", "")),
        Arguments.of("unclosed attribute", "<newsItem guid='" + "a".repeat(8 * MEGABYTE)),
        Arguments.of("unclosed comment", "<newsItem><!--" + "-".repeat(8 * MEGABYTE)),
        Arguments.of("brackets", "<newsItem" + "<".repeat(4 * MEGABYTE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void refusesWhatIsMadeToExplode(String what, String document) {
    byte[] bytes = document.getBytes(UTF_8);

    List<Item> items = Wires.parse(bytes, null);

    assertThat(items).hasSize(1);
    assertThat(Wires.refused(items.get(0)).code()).isEqualTo(Item.Refused.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"guid='urn:example:1'", "<headline>", "<inlineXML>"})
  void refusesOneFieldOfManyMegabytes(String behind) {
    String huge = "word ".repeat(2 * MEGABYTE);
    String document =
        item("", "Long", "<p>x</p>")
            .replace(behind, behind.endsWith(">") ? behind + huge : "guid='" + huge + "'");

    List<Item> items = Wires.parse(document.getBytes(UTF_8), null);

    assertThat(items).hasSize(1);
    assertThat(size(items.get(0))).isLessThan(Formats.MAX_ARTICLE_BYTES);
  }

  private static int size(Item item) {
    return item.fold(
        article -> article.uri().length() + article.headline().length() + article.body().length(),
        refused -> refused.message().length());
  }

  @Test
  void reachesForNothingOutsideTheDocument() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> asked.incrementAndGet());
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    String document =
        """
        <!DOCTYPE newsItem SYSTEM "%1$s/wire.dtd" [
          <!ENTITY %% more SYSTEM "%1$s/more.dtd"> %%more;
          <!ENTITY file SYSTEM "file:///etc/passwd"> <!ENTITY page SYSTEM "%1$s/page">]>
        """
                .formatted(address)
            + item("", "Council &file; votes &page;", "<p>Eight to three.</p>");

    List<Item> items = Wires.parse(document.getBytes(UTF_8), null);

    server.stop(0);
    assertThat(asked).hasValue(0);
    assertThat(items.toString()).doesNotContain("root:");
  }

  @Test
  void readsALargeFeedWhole() {
    String entry =
        "<item><guid>urn:example:%d</guid><title>Ferry &amp; harbour</title><description>"
            + "&lt;p&gt;The &lt;b&gt;ferry&lt;/b&gt; sails.&lt;/p&gt;</description></item>";
    String feed =
        IntStream.range(0, 20_000)
            .mapToObj(entry::formatted)
            .collect(Collectors.joining("", "<rss version='2.0'><channel>", "</channel></rss>"));

    List<Item> items = Wires.parse(feed.getBytes(UTF_8), null);

    assertThat(items).hasSize(20_000).allMatch(Item.Parsed.class::isInstance);
  }

  private static String item(String attributes, String headline, String body) {
    return NEWS_ITEM.formatted(attributes, headline, body);
  }

  private static String attributes(String pattern, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> ' ' + pattern.formatted(i))
        .collect(Collectors.joining());
  }

  /** Each entity is ten of the one before. */
  private static String bomb() {
    StringBuilder doctype = new StringBuilder("<!DOCTYPE newsItem [<!ENTITY e0 'ha'>");
    for (int i = 1; i < 10; i++) {
      doctype.append("<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
    }
    return doctype + "]>";
  }

  private static String longEntity() {
    return "<!DOCTYPE newsItem [<!ENTITY e '" + "a".repeat(1_000) + "'>]>";
  }
}
