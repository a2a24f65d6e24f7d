package io.newswire.producer.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpmlTest {

  @Test
  void readsFeedsInFoldersAndNamesThemAfterTheirTitles() {
    String opml =
        """
        <?xml version="1.0"?>
        <opml version="1.0"><head><title>mine</title></head><body>
          <outline text="World">
            <outline type="rss" text="Example Daily — World" xmlUrl="https://example.net/world" language="en-GB"/>
            <outline text="Example Daily: World" xmlURL="https://example.net/world2" language="unknown"/>
          </outline>
          <outline xmlUrl="https://example.org/rss"/>
        </body></opml>
        """;

    Opml.Imported imported = Opml.read(opml.getBytes(UTF_8));

    assertThat(imported.refused()).isEmpty();
    assertThat(imported.feeds())
        .containsExactly(
            feed("example-daily-world", "https://example.net/world", "en-GB"),
            feed("example-daily-world-2", "https://example.net/world2", null),
            feed("example-org", "https://example.org/rss", null));
  }

  @Test
  void saysWhichOutlinesCannotBePolledAndReadsTheRest() {
    String opml =
        """
        <opml><body>
          <outline text="a" xmlUrl="feed://example.net/a"/>
          <outline text="b" xmlUrl="https://example.net/b"/>
          <outline text="b again" xmlUrl="https://example.net/b"/>
          <outline text="c" xmlUrl="https://exa mple.net/"/>
        </body></opml>
        """;

    Opml.Imported imported = Opml.read(opml.getBytes(UTF_8));

    assertThat(imported.feeds()).extracting(Source.Feed::id).containsExactly("b");
    assertThat(imported.refused())
        .hasSize(3)
        .satisfies(
            refused -> {
              assertThat(refused.get(0)).startsWith("line 2: feed://example.net/a: url: ");
              assertThat(refused.get(1)).startsWith("line 4: ").endsWith("is listed twice");
              assertThat(refused.get(2)).startsWith("line 5: ");
            });
  }

  @Test
  void whatIsWrittenIsReadBackWhole() throws IOException {
    var feeds =
        List.of(
            new Source.Feed(
                "daily",
                URI.create("https://example.net/rss?a=1&b=2"),
                Duration.ofMinutes(3),
                "Example \"Group\" & Sons",
                "pt-BR",
                true,
                true),
            feed("other", "https://example.org/rss", null));
    var out = new ByteArrayOutputStream();

    Opml.write(feeds, out);

    assertThat(Opml.read(out.toByteArray())).isEqualTo(new Opml.Imported(feeds, List.of()));
  }

  @Test
  void entitiesAreNotResolved() {
    String opml =
        """
        <!DOCTYPE opml [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
        <opml><body><outline text="&secret;" xmlUrl="https://example.net/"/></body></opml>
        """;

    assertThatThrownBy(() -> Opml.read(opml.getBytes(UTF_8)))
        .isInstanceOf(SourcesException.class)
        .hasMessageStartingWith("no OPML: line ");
  }

  @Test
  void anotherDocumentIsNoOpml() {
    assertThatThrownBy(() -> Opml.read("<rss/>".getBytes(UTF_8)))
        .isInstanceOf(SourcesException.class)
        .hasMessage("no OPML: it begins with rss");
  }

  private static Source.Feed feed(String id, String url, String language) {
    return new Source.Feed(id, URI.create(url), null, null, language, false, false);
  }
}
