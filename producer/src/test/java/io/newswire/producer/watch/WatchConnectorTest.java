package io.newswire.producer.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.events.Article;
import io.newswire.producer.PretendKafka;
import io.newswire.producer.connector.Intake;
import io.newswire.producer.source.Push;
import io.newswire.producer.source.Source;
import io.newswire.producer.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.AuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchConnectorTest {

  private static final String WIRE = "{\"id\":\"urn:x:1\",\"title\":\"One\",\"text\":\"First.\"}";
  private static final String OTHER = "{\"id\":\"urn:x:2\",\"title\":\"Two\",\"text\":\"Second.\"}";

  @TempDir Path inbox;
  @TempDir Path elsewhere;

  private final PretendKafka prompt = PretendKafka.prompt();
  private final PretendKafka slow = PretendKafka.slow(Clock.systemUTC());
  private final List<AutoCloseable> open = new ArrayList<>(List.of(prompt, slow));

  @AfterEach
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @Test
  void wholeFileIsPublishedAndMovedToDone() throws IOException {
    watch(prompt.intake());

    Files.writeString(inbox.resolve("wire.json"), WIRE);

    await().until(() -> Files.exists(inbox.resolve("done/wire.json")));
    assertThat(inbox.resolve("wire.json")).doesNotExist();
    assertThat(prompt.articles())
        .singleElement()
        .satisfies(
            article -> {
              assertThat(article.uri()).isEqualTo("urn:x:1");
              assertThat(article.source()).isEqualTo("local");
              assertThat(article.origin().connector()).isEqualTo("watch");
              assertThat(article.origin().reference()).isEqualTo("wire.json");
            });
  }

  @Test
  void fileStaysUntilKafkaHasAcknowledgedAllOfIt() throws IOException {
    Files.writeString(inbox.resolve("wire.json"), WIRE + "\n" + OTHER);
    watch(slow.intake());
    await().until(() -> slow.uris().size() == 2);
    slow.acknowledgeNext();
    assertThat(inbox.resolve("wire.json")).exists();

    slow.acknowledgeNext();

    await().until(() -> Files.exists(inbox.resolve("done/wire.json")));
  }

  @Test
  void whatCrashedBeforeTheFileWasMovedIsDeliveredAgainUnderTheSameUri() throws IOException {
    Files.writeString(inbox.resolve("wire.json"), WIRE);
    WatchConnector crashing = watch(slow.intake());
    await().until(() -> slow.uris().size() == 1);
    crashing.close();
    slow.acknowledgeAll();

    watch(prompt.intake());

    await().until(() -> Files.exists(inbox.resolve("done/wire.json")));
    assertThat(prompt.uris()).isEqualTo(slow.uris());
  }

  @Test
  void fileThatIsNotAcknowledgedIsPublishedAgain() throws IOException {
    Files.writeString(inbox.resolve("wire.json"), WIRE);
    watch(slow.intake());
    await().until(() -> slow.uris().size() == 1);

    slow.refuseNext(new AuthorizationException("not now"));

    await().until(() -> slow.uris().size() == 2);
    slow.acknowledgeAll();
    await().until(() -> Files.exists(inbox.resolve("done/wire.json")));
  }

  @Test
  void halfWrittenFileWaitsUntilItGrowsNoMore() throws IOException {
    Path file = Files.writeString(inbox.resolve("wire.json"), WIRE.substring(0, 20));
    watch(prompt.intake(), Duration.ofSeconds(1));
    await().pollDelay(Duration.ofMillis(500)).until(() -> Files.exists(file));

    Files.writeString(file, WIRE.substring(20), StandardOpenOption.APPEND);

    await().until(() -> Files.exists(inbox.resolve("done/wire.json")));
    assertThat(prompt.uris()).containsExactly("urn:x:1");
    assertThat(prompt.rejections()).isEmpty();
  }

  @Test
  void fileWithANameForUnfinishedOnesWaitsUntilItIsRenamed() throws IOException {
    Path part = Files.writeString(inbox.resolve("late.json.part"), WIRE);
    Files.writeString(inbox.resolve("early.json"), OTHER);
    watch(prompt.intake());
    await().until(() -> Files.exists(inbox.resolve("done/early.json")));
    assertThat(part).exists();

    Files.move(part, inbox.resolve("late.json"));

    await().until(() -> Files.exists(inbox.resolve("done/late.json")));
    assertThat(prompt.uris()).containsExactly("urn:x:2", "urn:x:1");
  }

  @Test
  void fileOfNoUseIsMovedToFailedWithTheReason() throws IOException {
    watch(prompt.intake());

    Files.writeString(inbox.resolve("photo.json"), "{\"id\":\"a\",\"title\":");

    await().until(() -> Files.exists(inbox.resolve("failed/photo.json.reason.txt")));
    assertThat(inbox.resolve("failed/photo.json")).exists();
    assertThat(inbox.resolve("failed/photo.json.reason.txt"))
        .content()
        .startsWith("malformed: ")
        .contains(prompt.rejections().get(0).id());
  }

  @Test
  void fileLargerThanADocumentMayBeIsRefusedAndTheOthersGoOn() throws IOException {
    Files.write(inbox.resolve("huge.json"), new byte[Intake.MAX_BYTES + 1]);
    Files.writeString(inbox.resolve("wire.json"), WIRE);

    watch(prompt.intake());

    await().until(() -> Files.exists(inbox.resolve("failed/huge.json.reason.txt")));
    await().until(() -> Files.exists(inbox.resolve("done/wire.json")));
    assertThat(prompt.rejections().get(0).code()).isEqualTo("too-large");
    assertThat(prompt.rejections().get(0).bytes()).isEqualTo(Intake.MAX_BYTES + 1);
  }

  @Test
  void subfolderNamesTheSourceAndWhatIsStatedOfItHolds() throws IOException {
    var stated =
        new Sources(
            List.of(new Source.Folder("agency", Path.of("other"), "Example Group", "fr")),
            Push.DEFAULT);
    Files.createDirectory(inbox.resolve("agency"));
    Files.writeString(inbox.resolve("agency/wire.json"), WIRE);

    watch(prompt.intake(stated));

    await().until(() -> Files.exists(inbox.resolve("done/agency/wire.json")));
    assertThat(prompt.articles())
        .singleElement()
        .returns("agency", Article::source)
        .returns("Example Group", Article::publisher)
        .returns("fr", Article::language);
  }

  @Test
  void fileNeverTakesThePlaceOfAnother() throws IOException {
    Files.createDirectory(inbox.resolve("done"));
    Files.writeString(inbox.resolve("done/wire.json"), "of yesterday");
    Files.writeString(inbox.resolve("wire.json"), WIRE);

    watch(prompt.intake());

    await().until(() -> Files.exists(inbox.resolve("done/wire-2.json")));
    assertThat(inbox.resolve("done/wire.json")).hasContent("of yesterday");
    assertThat(inbox.resolve("done/wire-2.json")).hasContent(WIRE);
  }

  @Test
  void hiddenFilesAndLinksAreLeftAlone() throws IOException {
    Files.writeString(inbox.resolve(".hidden.json"), WIRE);
    Path secret = Files.writeString(elsewhere.resolve("secret.json"), WIRE);
    Files.createSymbolicLink(inbox.resolve("link.json"), secret);
    Files.createSymbolicLink(inbox.resolve("folder"), elsewhere);
    Files.writeString(inbox.resolve("wire.json"), OTHER);

    watch(prompt.intake());

    await().until(() -> Files.exists(inbox.resolve("done/wire.json")));
    assertThat(prompt.uris()).containsExactly("urn:x:2");
    assertThat(secret).exists();
    assertThat(inbox.resolve("link.json")).exists();
    assertThat(inbox.resolve(".hidden.json")).exists();
  }

  @Test
  void folderThatIsNotThereIsMade() {
    Path folder = inbox.resolve("not/yet");

    start(new WatchConnector(folder, null, prompt.intake(), QUICK, QUICK, Clock.systemUTC()));

    await().until(() -> Files.isDirectory(folder));
  }

  private static final Duration QUICK = Duration.ofMillis(20);

  private WatchConnector watch(Intake intake) {
    return watch(intake, QUICK);
  }

  private WatchConnector watch(Intake intake, Duration settling) {
    return start(new WatchConnector(inbox, null, intake, settling, QUICK, Clock.systemUTC()));
  }

  private WatchConnector start(WatchConnector connector) {
    connector.start();
    open.add(connector);
    return connector;
  }
}
