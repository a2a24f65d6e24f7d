package io.newswire.producer.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.events.Rejection;
import io.newswire.events.Topics;
import io.newswire.producer.ManualClock;
import io.newswire.producer.PretendKafka;
import io.newswire.producer.format.Formats;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RawPublisherTest {

  private final ManualClock clock = new ManualClock();
  private final PretendKafka kafka = PretendKafka.slow(clock);
  private final RawPublisher publisher = new RawPublisher(kafka.sender());

  @AfterEach
  void close() {
    publisher.close();
  }

  @Test
  void articleIsKeyedByItsUriAndCarriesCloudEventsHeaders() {
    Payload payload = payload("{\"id\":\"urn:x:1\",\"title\":\"One\",\"text\":\"First.\"}");

    publisher.publish(payload, parse(payload));

    assertThat(kafka.records(Topics.RAW))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).isEqualTo("urn:x:1");
              assertThat(PretendKafka.header(record, "ce_type")).isEqualTo("io.newswire.raw.v1");
              assertThat(PretendKafka.header(record, "ce_source")).isEqualTo("/sources/agency");
              assertThat(PretendKafka.header(record, "ce_id")).hasSize(32);
            });
  }

  @Test
  void thereIsAReceiptOnlyWhenEveryItemIsAcknowledged() {
    Payload payload = payload("{\"id\":\"a\",\"title\":\"One\"}\n{\"id\":\"b\",\"title\":\"Two\"}");
    CompletableFuture<Receipt> receipt = publish(payload);
    kafka.acknowledgeNext();
    assertThat(receipt).isNotDone();

    kafka.acknowledgeNext();

    assertThat(receipt).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(new Receipt(2, List.of()));
  }

  @Test
  void refusedItemIsADeadLetterAndTheOthersGoOut() {
    Payload payload = payload("{\"id\":\"a\",\"title\":\"One\"}\n{\"id\":\"b\",\"title\":");
    CompletableFuture<Receipt> receipt = publish(payload);

    kafka.acknowledgeAll();

    assertThat(receipt).succeedsWithin(5, TimeUnit.SECONDS).returns(1, Receipt::accepted);
    assertThat(kafka.uris()).containsExactly("a");
    assertThat(kafka.rejections())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.stage()).isEqualTo(Rejection.AT_THE_DOOR);
              assertThat(rejection.code()).isEqualTo(Item.Refused.MALFORMED);
              assertThat(rejection.reference()).isEqualTo("wire.json");
              assertThat(rejection.bytes()).isEqualTo(payload.bytes().length);
              assertThat(rejection.sha256()).hasSize(64);
              assertThat(rejection.excerpt()).contains("\"One\"");
            });
    assertThat(kafka.records(Topics.REJECTED).get(0).key())
        .isEqualTo(kafka.rejections().get(0).id());
  }

  @Test
  void articleTooLargeForTheTopicIsADeadLetterAndTheOthersGoOut() {
    Payload payload = payload("{\"id\":\"a\",\"title\":\"One\"}\n{\"id\":\"b\",\"title\":\"Two\"}");
    List<Item> items = List.of(grown(parse(payload).get(0)), parse(payload).get(1));
    CompletableFuture<Receipt> receipt = publisher.publish(payload, items).toCompletableFuture();

    kafka.acknowledgeAll();

    assertThat(receipt).succeedsWithin(5, TimeUnit.SECONDS).returns(1, Receipt::accepted);
    assertThat(kafka.uris()).containsExactly("b");
    assertThat(kafka.rejections().get(0).code()).isEqualTo(Item.Refused.TOO_LARGE);
    assertThat(kafka.rejections().get(0).uri()).isEqualTo("a");
  }

  @Test
  void articleThatTheBrokerFindsTooLargeIsADeadLetterToo() {
    Payload payload = payload("{\"id\":\"a\",\"title\":\"One\"}");
    CompletableFuture<Receipt> receipt = publish(payload);

    kafka.refuseNext(new RecordTooLargeException("the topic's limit is lower"));

    await().until(kafka::acknowledgeNext);
    assertThat(receipt).succeedsWithin(5, TimeUnit.SECONDS).returns(0, Receipt::accepted);
    assertThat(kafka.rejections().get(0).code()).isEqualTo(Item.Refused.TOO_LARGE);
  }

  @Test
  void thereIsNoReceiptWhenKafkaRefusesAnItem() {
    Payload payload = payload("{\"id\":\"a\",\"title\":\"One\"}\n{\"id\":\"b\",\"title\":\"Two\"}");
    CompletableFuture<Receipt> receipt = publish(payload);
    kafka.acknowledgeNext();

    kafka.refuseNext(new AuthorizationException("not yours"));

    assertThat(receipt)
        .failsWithin(5, TimeUnit.SECONDS)
        .withThrowableThat()
        .withMessageContaining("not yours");
  }

  @Test
  void whatIsPublishedWhileClosedHasNoReceipt() {
    Payload payload = payload("{\"id\":\"a\",\"title\":\"One\"}");
    kafka.close();

    CompletableFuture<Receipt> receipt = publish(payload);

    assertThat(receipt).isCompletedExceptionally();
  }

  private CompletableFuture<Receipt> publish(Payload payload) {
    return publisher.publish(payload, parse(payload)).toCompletableFuture();
  }

  private static Item grown(Item item) {
    return item.fold(
        article -> new Item.Parsed(article.withBody("x".repeat(Topics.MAX_RAW_BYTES))),
        refused -> refused);
  }

  private static List<Item> parse(Payload payload) {
    return Formats.standard().parse(payload);
  }

  private Payload payload(String text) {
    return new Payload(text.getBytes(UTF_8), "agency", "watch", "wire.json", clock.instant());
  }
}
