package io.newswire.consumer.store;

import static io.newswire.consumer.TestWire.alert;
import static io.newswire.consumer.TestWire.article;
import static io.newswire.consumer.TestWire.event;
import static io.newswire.consumer.TestWire.fresh;
import static io.newswire.consumer.TestWire.story;
import static io.newswire.consumer.TestWire.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.consumer.FreshDatabase;
import io.newswire.consumer.TestWire;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.alert.Outbox;
import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.ArticleEventBuilder;
import io.newswire.events.Mention;
import io.newswire.events.Rejection;
import io.newswire.events.Retraction;
import io.newswire.events.Story;
import io.newswire.events.Topics;
import io.newswire.events.Verdict;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreWriterIT {

  private static final String OUTCOMES =
      "select string_agg(outcome || ' ' || n, ', ' order by outcome) from"
          + " (select outcome, sum(records) as n from funnel group by outcome) f";

  @RegisterExtension private static final FreshDatabase database = new FreshDatabase();

  private final TestWire wire = new TestWire();

  @Test
  void anArticleIsOneRowWithItsTagsAndItsHistory() {
    // given
    Mention mention = new Mention(Mention.Field.BODY, 0, 7, "Dockers", "alias", "Haftar");
    ArticleEvent tagged =
        ArticleEventBuilder.builder(fresh(article("a", "agency", 0, "Strike ends")))
            .actors(List.of(TestWire.haftar(mention)))
            .locations(List.of(TestWire.misrata(mention)))
            .build();
    ArticleEvent revised =
        event(
            article("a", "agency", 30, "Strike ends in Misrata"),
            2,
            verdict(Verdict.Type.REVISION, "changed", "a"),
            story("a", 1));
    wire.tell(tagged).tell(revised.withActors(tagged.actors()));

    // when
    write(wire.records());

    // then
    assertThat(database.value("select headline || ' ' || status || ' ' || listed from articles"))
        .isEqualTo("Strike ends in Misrata usable true");
    assertThat(
            database.value(
                "select string_agg(verdict, ' ' order by revision) from article_versions"))
        .isEqualTo("new revision");
    assertThat(database.value("select actor || ' ' || starts || ' ' || ends from mentions"))
        .isEqualTo("lex:haftar 0 7");
  }

  @Test
  void aRecordStoredAgainChangesNothing() {
    // given
    tellAStoryWithAKill();
    write(wire.records());
    String before = contents();

    // when
    write(wire.records());

    // then
    assertThat(contents()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyOrderOfTheTopicsEndsInTheSameRows(int seed) {
    // given
    tellAStoryWithAKill();
    write(wire.records());
    String inOrder = contents();
    database.renew();

    // when
    interleaved(new Random(seed)).forEach(record -> write(List.of(record)));

    // then
    assertThat(contents()).isEqualTo(inOrder);
  }

  @Test
  void aKillMovesTheStoryToThePromotedArticle() {
    // given
    tellAStoryWithAKill();

    // when
    write(wire.records());

    // then
    assertThat(database.value("select representative from stories")).isEqualTo("copy");
    assertThat(
            database.value(
                "select string_agg(uri || ' ' || status || ' ' || listed, ', ' order by uri)"
                    + " from articles"))
        .isEqualTo("copy usable true, first killed true, other usable false");
    assertThat(database.value("select headline from articles where uri = 'first'"))
        .as("a kill has no text of its own")
        .isEqualTo("Strike ends");
  }

  @Test
  void aStoryOfWhichAllWasKilledKeepsItsKill() {
    // given
    Story nobodyLeft = new Story("st-first", null, TestWire.MORNING, 0, List.of(), 0);
    wire.tell(fresh(article("first", "agency", 0, "Strike ends")))
        .tell(
            event(
                article("first", "agency", 30, "").withBody(""),
                2,
                verdict(Verdict.Type.KILL, "canceled", "first"),
                nobodyLeft));

    // when
    write(wire.records());

    // then
    assertThat(database.value(OUTCOMES)).isEqualTo("stored 2");
    assertThat(database.value("select uri || ' ' || status from articles"))
        .isEqualTo("first killed");
    assertThat(database.value("select representative from stories")).isEqualTo("first");
  }

  @Test
  void aPromotedCopyIsStoredInsteadOfADuplicate() {
    // given
    tellAStoryWithAKill();

    // when
    write(wire.records());

    // then
    assertThat(database.value(OUTCOMES)).isEqualTo("duplicates 1, stored 3");
    assertThat(
            database.value(
                "select verdict || ' ' || reason || ' ' || went_out from articles"
                    + " where uri = 'copy'"))
        .isEqualTo("new promoted true");
  }

  @Test
  void aStoryContinuedUnderANewUriSupersedesTheOldOne() {
    // given
    wire.tell(fresh(article("a", "agency", 0, "Strike ends")))
        .tell(
            event(
                article("b", "agency", 20, "Strike ends, talks go on"),
                1,
                verdict(Verdict.Type.REVISION, "write-through", "a"),
                story("a", 2)));

    // when
    write(wire.records());

    // then
    assertThat(
            database.value(
                "select status || ' ' || superseded_by || ' ' || listed from articles"
                    + " where uri = 'a'"))
        .isEqualTo("superseded b false");
  }

  @Test
  void everyRawRecordIsCountedOnce() {
    // given
    Article held = article("held", "agency", 0, "Embargoed");
    Article waiting = article("waiting", "agency", 0, "Embargoed, too");
    wire.tell(fresh(article("a", "agency", 0, "Strike ends")))
        .tell(
            event(
                article("b", "paper", 5, "Strike ends"),
                1,
                verdict(Verdict.Type.EXACT_DUPLICATE, "same-text", "a"),
                story("a", 2)))
        .tell(
            event(
                article("a", "agency", 0, "Strike ends"),
                1,
                verdict(Verdict.Type.REDELIVERY, "same-content", "a"),
                null))
        .tell(event(held, 1, verdict(Verdict.Type.HELD, "embargo", null), null))
        .tell(event(waiting, 1, verdict(Verdict.Type.HELD, "embargo", null), null))
        .tell(fresh(held).withReleased(true))
        .reject("r1", "normalize")
        .reject("r2", Rejection.AT_THE_DOOR)
        .bytes(Topics.ARTICLES, "no JSON")
        .bytes(Topics.ALERTS, "no JSON");

    // when
    write(wire.records());

    // then
    assertThat(database.value(OUTCOMES))
        .isEqualTo(
            "duplicates 1, held 1, redeliveries 1, rejected 3, rejected-at-the-door 1, stored 2");
    assertThat(database.value("select status from articles where uri = 'held'"))
        .isEqualTo("usable");
  }

  @Test
  void aPoisonRecordBecomesADeadLetterWithItsCoordinates() {
    // given
    wire.tell(fresh(article("a", "agency", 0, "Before")))
        .bytes(Topics.ARTICLES, "{\"article\": 7}")
        .tell(fresh(article("b", "agency", 0, "Behind")));

    // when
    write(wire.records());

    // then
    assertThat(
            database.value(
                "select topic || ' ' || partition || ' ' || \"offset\" || ' ' || excerpt"
                    + " from rejected"))
        .isEqualTo("news.articles 0 1 {\"article\": 7}");
    assertThat(database.value("select count(*) from articles")).isEqualTo("2");
  }

  @Test
  void charactersThatPostgresCannotHoldAreReplacedOneForOne() {
    // given
    Article odd = article("odd\0uri", "agency", 0, "Half \uD83D of a pair, and a \0 NUL");
    wire.bytes(Topics.ARTICLES, jsonWithEscapes(fresh(odd)))
        .tell(fresh(article("plain", "agency", 0, "Plain")));

    // when
    write(wire.records());

    // then
    assertThat(database.value("select headline from articles where uri <> 'plain'"))
        .isEqualTo("Half \uFFFD of a pair, and a \uFFFD NUL");
    assertThat(database.value("select count(*) from rejected")).isEqualTo("0");
  }

  @Test
  void aValueThatTheDatabaseRefusesDoesNotBlockItsBatch() {
    // given
    StringBuilder uri = new StringBuilder("https://example.org/");
    new Random(1).ints(20_000, 'a', 'z').forEach(c -> uri.append((char) c));
    wire.tell(fresh(article("a", "agency", 0, "Before")))
        .tell(fresh(article(uri.toString(), "agency", 0, "Too long for an index")))
        .tell(fresh(article("b", "agency", 0, "Behind")));

    // when
    write(wire.records());

    // then
    assertThat(database.value("select count(*) from articles")).isEqualTo("2");
    assertThat(database.value("select code || ' ' || \"offset\" from rejected"))
        .isEqualTo("not-storable 1");
    assertThat(database.value("select sum(records) from funnel")).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"locations\": [{}]",
        "\"actors\": [{}]",
        "\"actors\": [{\"mentions\": [{}]}]",
        "\"locations\": [{\"geometry\": {\"coordinates\": []}}]",
        "\"because\": [{}]",
        "\"story\": {\"id\": \"st-x\", \"sources\": [\"x\"]}",
        "\"story\": {\"id\": \"st-x\", \"firstSeen\": \"+1000000000-12-31T23:59:59Z\", \"sources\": []}",
        "\"revision\": -2147483648",
      })
  void anEventThatIsOnlyHalfOneDoesNotBlockItsBatch(String half) {
    // given
    wire.tell(fresh(article("a", "agency", 0, "Before")))
        .bytes(
            Topics.ARTICLES,
            """
            {"article": {"uri": "half", "source": "x", "received": "2026-03-02T09:00:00Z",
             "origin": {"connector": "push", "format": "ninjs"}}, "verdict": {"type": "new"}, %s}
            """
                .formatted(half))
        .tell(fresh(article("b", "agency", 0, "Behind")));

    // when
    write(wire.records());

    // then
    assertThat(database.value("select count(*) from articles where uri in ('a', 'b')"))
        .isEqualTo("2");
    assertThat(
            database.value(
                "select (select count(*) from articles where uri = 'half')"
                    + " + (select count(*) from rejected)"))
        .isEqualTo("1");
    assertThat(database.value("select sum(records) from funnel")).isEqualTo("3");
  }

  /** A first article, two copies, an alert, and a kill of the first that promotes a copy. */
  private void tellAStoryWithAKill() {
    ArticleEvent first = fresh(article("first", "agency", 0, "Strike ends"));
    wire.tell(first)
        .alert(alert("al-1", first))
        .tell(
            event(
                article("copy", "paper", 5, "Strike ends"),
                1,
                verdict(Verdict.Type.NEAR_DUPLICATE, "contained", "first"),
                story("first", 2)))
        .tell(
            event(
                article("other", "radio", 6, "Strike ends"),
                1,
                verdict(Verdict.Type.EXACT_DUPLICATE, "same-text", "first"),
                story("first", 3)))
        .tell(
            event(
                article("first", "agency", 30, "").withBody(""),
                2,
                verdict(Verdict.Type.KILL, "canceled", "first"),
                story("first", 3)))
        .retract(
            new Retraction(
                "first",
                Retraction.Kind.KILL,
                "st-first",
                "copy",
                "Strike ends",
                "Wrong port",
                TestWire.MORNING.plusSeconds(1_800)))
        .tell(
            event(
                    article("copy", "paper", 5, "Strike ends"),
                    1,
                    verdict(Verdict.Type.NEW, "promoted", "first"),
                    story("first", 2))
                .withPromoted(true));
  }

  /** The records in another order, in which those of each topic keep theirs. */
  private List<ConsumerRecord<byte[], byte[]>> interleaved(Random random) {
    List<List<ConsumerRecord<byte[], byte[]>>> topics = new ArrayList<>();
    Topics.all().forEach(topic -> topics.add(new ArrayList<>(wire.records(topic))));
    List<ConsumerRecord<byte[], byte[]>> order = new ArrayList<>();
    topics.removeIf(List::isEmpty);
    while (!topics.isEmpty()) {
      Collections.shuffle(topics, random);
      order.add(topics.get(0).remove(0));
      topics.removeIf(List::isEmpty);
    }
    return order;
  }

  private void write(List<ConsumerRecord<byte[], byte[]>> records) {
    Clock morning = Clock.fixed(TestWire.MORNING, ZoneOffset.UTC);
    StoreWriter writer =
        new StoreWriter(database.jdbi(), new Outbox(AlertConfig.logOnly(), morning));
    writer.write(wire.topicIds(), writer.read(records));
  }

  /** Everything that is stored but times of writing and numbers of changes. */
  private String contents() {
    return database.value(
        """
        select concat_ws(E'\\n',
          (select string_agg((to_jsonb(v) - 'stored_at')::text, E'\\n' order by uri, revision)
            from article_versions v),
          (select string_agg((to_jsonb(a) - 'change_seq')::text, E'\\n' order by uri)
            from articles a),
          (select string_agg(to_jsonb(s)::text, E'\\n' order by id) from stories s),
          (select string_agg(to_jsonb(w)::text, E'\\n' order by uri) from article_search w),
          (select string_agg(to_jsonb(m)::text, E'\\n' order by uri, field, starts, actor, place)
            from mentions m),
          (select string_agg(to_jsonb(r)::text, E'\\n' order by uri) from retractions r),
          (select string_agg(to_jsonb(d)::text, E'\\n' order by id)
            from (select id, alert, channel, kind, payload, status from deliveries) d),
          (select string_agg(to_jsonb(f)::text, E'\\n' order by topic_id, outcome) from funnel f),
          (select string_agg(to_jsonb(k)::text, E'\\n' order by topic_id) from kafka_offsets k))
        """);
  }

  private static String jsonWithEscapes(ArticleEvent event) {
    StringBuilder json = new StringBuilder();
    String plain = io.newswire.events.Json.mapper().valueToTree(event).toString();
    plain
        .chars()
        .forEach(
            c ->
                json.append(
                    Character.isSurrogate((char) c) ? String.format("\\u%04x", c) : (char) c));
    return json.toString();
  }
}
