package io.newswire.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.newswire.events.Alert.Severity;
import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.PubStatus;
import io.newswire.events.Rejection;
import io.newswire.events.Rejection.Coordinates;
import io.newswire.events.Retraction;
import io.newswire.events.Topics;
import io.newswire.events.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewswireTopologyTest {

  private Driver driver;

  @BeforeEach
  void open(@TempDir Path stateDir) {
    driver = new Driver(stateDir);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void publishesANewArticleWithItsStory() {
    driver.send(Wire.harvest("tag:one", "one"));

    ArticleEvent event = only(driver.articles());

    assertThat(event.verdict().type()).isEqualTo(Verdict.Type.NEW);
    assertThat(event.revision()).isEqualTo(1);
    assertThat(event.story().representative()).isEqualTo("tag:one");
    assertThat(driver.duplicates()).isEmpty();
  }

  @Test
  void holdsBackTheSameTextOfAnotherSource() {
    driver.send(Wire.harvest("tag:one", "one")).send(Wire.harvest("tag:two", "two"));

    ArticleEvent copy = only(driver.duplicates());

    assertThat(copy.verdict().type()).isEqualTo(Verdict.Type.EXACT_DUPLICATE);
    assertThat(copy.verdict().of()).isEqualTo("tag:one");
    assertThat(copy.story().independentSources()).isEqualTo(2);
    assertThat(driver.articles()).hasSize(1);
  }

  @Test
  void holdsBackAShortenedReprint() {
    String reprint = Wire.CLASHES.substring(0, Wire.CLASHES.lastIndexOf("\n\n"));
    driver
        .send(Wire.clashes("tag:one", "one"))
        .send(Wire.clashes("tag:two", "two").headline("Port fighting goes on").body(reprint));

    ArticleEvent copy = only(driver.duplicates());

    assertThat(copy.verdict().type()).isEqualTo(Verdict.Type.NEAR_DUPLICATE);
    assertThat(copy.verdict().of()).isEqualTo("tag:one");
  }

  @Test
  void countsARedelivery() {
    driver.send(Wire.harvest("tag:one", "one")).send(Wire.harvest("tag:one", "one"));

    ArticleEvent again = only(driver.duplicates());

    assertThat(again.verdict().type()).isEqualTo(Verdict.Type.REDELIVERY);
    assertThat(driver.articles()).hasSize(1);
  }

  @Test
  void publishesARevisionOfItsStory() {
    driver
        .send(Wire.harvest("tag:one", "one"))
        .send(
            Wire.harvest("tag:one", "one")
                .versionCreated(Wire.START.plusSeconds(600))
                .body(Wire.HARVEST + "\n\nThe ministry declined to comment."));

    List<ArticleEvent> events = driver.articles();

    assertThat(events)
        .extracting(event -> event.verdict().type())
        .containsExactly(Verdict.Type.NEW, Verdict.Type.REVISION);
    assertThat(events.get(1).changed()).contains("body");
    assertThat(events.get(1).story().id()).isEqualTo(events.get(0).story().id());
  }

  @Test
  void retractsTheTextThatACorrectionReplaces() {
    driver
        .send(Wire.harvest("tag:one", "one"))
        .send(
            Wire.harvest("tag:one", "one")
                .versionCreated(Wire.START.plusSeconds(600))
                .signals(List.of("correction"))
                .edNote("Corrects yield in paragraph 2")
                .body(Wire.HARVEST.replace("31,000", "13,000")));

    Retraction retraction = only(driver.retractions());

    assertThat(retraction.kind()).isEqualTo(Retraction.Kind.CORRECTION);
    assertThat(retraction.reason()).isEqualTo("Corrects yield in paragraph 2");
    assertThat(driver.articles())
        .extracting(event -> event.verdict().type())
        .containsExactly(Verdict.Type.NEW, Verdict.Type.CORRECTION);
  }

  @Test
  void letsAKillFollowItsArticleEverywhere() {
    driver
        .send(Wire.clashes("tag:one", "one"))
        .send(Wire.clashes("tag:two", "two"))
        .send(kill("tag:one", "one"));

    Retraction retraction = only(driver.retractions());

    assertThat(retraction.kind()).isEqualTo(Retraction.Kind.KILL);
    assertThat(retraction.promoted()).isEqualTo("tag:two");
    assertThat(retraction.headline()).isEqualTo("Troops and militia clash at port for second day");
    assertThat(driver.route("conflict"))
        .extracting(event -> event.article().uri(), event -> event.verdict().type())
        .containsExactly(
            tuple("tag:one", Verdict.Type.NEW),
            tuple("tag:one", Verdict.Type.KILL),
            tuple("tag:two", Verdict.Type.NEW));
  }

  @Test
  void sendsOutTheCopyThatAKillPromotes() {
    driver
        .send(Wire.clashes("tag:one", "one"))
        .send(Wire.clashes("tag:two", "two"))
        .send(kill("tag:one", "one"));

    List<ArticleEvent> events = driver.articles();

    assertThat(events)
        .extracting(event -> event.article().uri(), event -> event.verdict().type())
        .containsExactly(
            tuple("tag:one", Verdict.Type.NEW),
            tuple("tag:one", Verdict.Type.KILL),
            tuple("tag:two", Verdict.Type.NEW));
    ArticleEvent promoted = events.get(2);
    assertThat(promoted.promoted()).isTrue();
    assertThat(promoted.verdict().reason()).isEqualTo("promoted");
    assertThat(promoted.verdict().of()).isEqualTo("tag:one");
    assertThat(promoted.article().body()).isEqualTo(Wire.CLASHES);
    assertThat(promoted.story().representative()).isEqualTo("tag:two");
    assertThat(promoted.actors()).isEqualTo(events.get(0).actors()).isNotEmpty();
  }

  @Test
  void aKillAlertsNobody() {
    driver.send(Wire.harvest("tag:one", "one")).send(kill("tag:one", "one"));

    assertThat(driver.alerts()).isEmpty();
  }

  @Test
  void releasesAnEmbargoedArticleWhenItsTimeHasCome() {
    driver.send(
        Wire.harvest("tag:one", "one").embargoedUntil(Wire.START.plus(Duration.ofHours(2))));
    assertThat(only(driver.duplicates()).verdict().type()).isEqualTo(Verdict.Type.HELD);
    driver.pass(Duration.ofMinutes(119));
    assertThat(driver.articles()).isEmpty();

    driver.pass(Duration.ofMinutes(2));

    ArticleEvent released = only(driver.articles());
    assertThat(released.released()).isTrue();
    assertThat(released.verdict().type()).isEqualTo(Verdict.Type.NEW);
    driver.pass(Duration.ofMinutes(5));
    assertThat(driver.articles()).isEmpty();
  }

  @Test
  void neverReleasesWhatWasKilledUnderEmbargo() {
    driver
        .send(Wire.harvest("tag:one", "one").embargoedUntil(Wire.START.plus(Duration.ofHours(2))))
        .send(kill("tag:one", "one"));

    driver.pass(Duration.ofHours(3));

    assertThat(driver.articles()).isEmpty();
    assertThat(driver.retractions()).isEmpty();
  }

  @Test
  void rejectsARecordThatIsNoJsonAndGoesOn() {
    driver.send("tag:bad", "<html>not an article</html>").send(Wire.harvest("tag:one", "one"));

    Rejection rejection = only(driver.rejected());

    assertThat(rejection.code()).isEqualTo("malformed");
    assertThat(rejection.message()).contains("news.raw: no Article");
    assertThat(rejection.coordinates()).isEqualTo(new Coordinates("news.raw", 0, 0));
    assertThat(rejection.uri()).isEqualTo("tag:bad");
    assertThat(rejection.sha256()).hasSize(64);
    assertThat(rejection.excerpt()).isEqualTo("<html>not an article</html>");
    assertThat(driver.articles()).hasSize(1);
  }

  @Test
  void rejectsAnArticleWithoutTextAndSaysWhatItWas() {
    driver.send(Wire.article("tag:one", "one", "", ""));

    Rejection rejection = only(driver.rejected());

    assertThat(rejection.stage()).isEqualTo("normalize");
    assertThat(rejection.code()).isEqualTo("no-text");
    assertThat(rejection.source()).isEqualTo("one");
    assertThat(rejection.reference()).isEqualTo("tag:one.txt");
  }

  @Test
  void rejectsARecordWhoseKeyIsNotItsUri() {
    driver
        .send("other", json(Wire.harvest("tag:one", "one").build()))
        .send(null, json(Wire.harvest("tag:one", "one").build()));

    assertThat(driver.rejected()).extracting(Rejection::code).containsExactly("bad-key", "bad-key");
  }

  @Test
  void rejectsARecordWithoutAValue() {
    driver.send("tag:one", (String) null);

    assertThat(only(driver.rejected()).code()).isEqualTo("no-value");
  }

  @Test
  void routesWithTheRulesThatChoseIt() {
    driver.send(Wire.clashes("tag:one", "one"));

    ArticleEvent event = only(driver.route("conflict"));

    assertThat(event.because()).singleElement().extracting("rule").isEqualTo("conflict");
    assertThat(event.because().get(0).evidence()).anyMatch(line -> line.contains("clash"));
    assertThat(driver.route("humanitarian")).isEmpty();
  }

  @Test
  void alertsAndSaysWhy() {
    driver.send(Wire.harvest("tag:one", "one").urgency(1));

    var alert = only(driver.alerts());

    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alert.because().rule()).isEqualTo("flash");
    assertThat(alert.because().evidence()).containsExactly("urgency is 1");
    assertThat(alert.uri()).isEqualTo("tag:one");
  }

  @Test
  void alertsWhenAnIndependentSourceConfirmsFighting() {
    String body = "Forces of the Libyan National Army said the clashes went on. " + Wire.CLASHES;
    driver
        .send(Wire.clashes("tag:one", "one").body(body))
        .send(Wire.clashes("tag:two", "two").body(body));

    var alert = only(driver.alerts());

    assertThat(alert.because().rule()).isEqualTo("armed-clashes-confirmed");
    assertThat(alert.because().evidence())
        .contains("story.independentSources is 2", "sectors has MIL");
    assertThat(alert.uri()).isEqualTo("tag:two");
  }

  @Test
  void stampsEveryEventAndCarriesTheTraceOn() {
    driver.send(Wire.clashes("tag:one", "one"));

    var record = only(driver.records(Topics.ARTICLES));

    assertThat(record.key()).isEqualTo("tag:one");
    assertThat(header(record.headers(), "ce_type")).isEqualTo("io.newswire.articles.v1");
    assertThat(header(record.headers(), "ce_id")).isEqualTo("news.raw/0/0#tag:one#1");
    assertThat(header(record.headers(), "ce_source")).isEqualTo("/newswire/streams");
    assertThat(header(record.headers(), "ce_time")).isEqualTo("2026-03-02T09:30:00Z");
  }

  private static ArticleBuilder kill(String uri, String source) {
    return Wire.article(uri, source, "", "")
        .language(null)
        .pubStatus(PubStatus.CANCELED)
        .versionCreated(Wire.START.plusSeconds(900));
  }

  private static String json(Article article) {
    try (var serde = Topics.RAW.valueSerde()) {
      return new String(
          serde.serializer().serialize(Topics.RAW.name(), article), StandardCharsets.UTF_8);
    }
  }

  private static String header(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static <T> T only(List<T> values) {
    assertThat(values).hasSize(1);
    return values.get(0);
  }
}
