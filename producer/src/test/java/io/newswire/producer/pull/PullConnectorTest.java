package io.newswire.producer.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.events.Article;
import io.newswire.events.Json;
import io.newswire.events.Position;
import io.newswire.events.SourceState;
import io.newswire.events.SourceState.State;
import io.newswire.events.Topics;
import io.newswire.producer.PretendKafka;
import io.newswire.producer.net.AddressRules;
import io.newswire.producer.net.Tempo;
import io.newswire.producer.source.Source;
import io.newswire.producer.source.SourceJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullConnectorTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Tempo QUICK =
      new Tempo(new Random(1)) {
        @Override
        public Duration afterSuccess(Duration every) {
          return Duration.ofMillis(100);
        }

        @Override
        public Duration afterFailure(Duration every, int failures, Duration retryAfter) {
          return Duration.ofMillis(100);
        }
      };

  @TempDir Path folder;
  @TempDir Path keys;

  private final PretendKafka prompt = PretendKafka.prompt();
  private final PretendKafka slow = PretendKafka.slow(Clock.systemUTC());
  private final List<PullConnector> open = new ArrayList<>();
  private Servers servers;
  private KeyPair hostKey;

  @BeforeEach
  void start() throws Exception {
    servers = new Servers(folder);
    hostKey = newKey();
  }

  @AfterEach
  void close() throws IOException {
    open.forEach(PullConnector::close);
    servers.close();
    prompt.close();
    slow.close();
  }

  @Test
  void filesOfAnFtpServerAreTakenInAndStayThere() throws Exception {
    arrive("one.json", "1");
    arrive("two.json", "2");

    pull(prompt, ftp(""));

    await().atMost(PATIENCE).until(() -> prompt.uris().size() == 2);
    assertThat(prompt.uris()).containsExactlyInAnyOrder("1", "2");
    assertThat(prompt.articles().get(0))
        .returns("agency", Article::source)
        .returns("pull", article -> article.origin().connector());
    assertThat(folder.resolve("one.json")).exists();
  }

  @Test
  void filesComeByFtpOverTls() throws Exception {
    arrive("one.json", "1");
    Path keyStore = keyStore();
    int port = servers.ftps(keyStore, Servers.PASSWORD);
    Source.Remote source = source("ftps://wire@127.0.0.1:" + port + "/", "'passwordEnv':'AGENCY'");

    pull(prompt, source, Map.of(), trusting(keyStore));

    await().atMost(PATIENCE).until(() -> prompt.uris().equals(List.of("1")));
  }

  @Test
  void certificateThatNobodyVouchesForIsRefused() throws Exception {
    arrive("one.json", "1");
    int port = servers.ftps(keyStore(), Servers.PASSWORD);

    pull(prompt, source("ftps://wire@127.0.0.1:" + port + "/", "'passwordEnv':'AGENCY'"));

    await().atMost(PATIENCE).until(() -> !prompt.values(Topics.SOURCES).isEmpty());
    assertThat(prompt.values(Topics.SOURCES).get(0).reason()).isEqualTo("tls");
    assertThat(prompt.uris()).isEmpty();
  }

  @Test
  void filesOfAnSftpServerAreTakenIn() throws Exception {
    arrive("one.json", "1");

    pull(prompt, sftp(hostKeyLine()));

    await().atMost(PATIENCE).until(() -> prompt.uris().equals(List.of("1")));
  }

  @Test
  void userOfAnSftpServerMayHaveAKey() throws Exception {
    arrive("one.json", "1");
    int port = servers.sftp(KeyPairProvider.wrap(hostKey));
    KeyPair own = newKey();
    servers.admit(own.getPublic());
    Path file = keys.resolve("id");
    var passphrase = new OpenSSHKeyEncryptionContext();
    passphrase.setPassword(Servers.PASSWORD);
    passphrase.setCipherName("AES");
    passphrase.setCipherMode("CTR");
    passphrase.setCipherType("256");
    try (var out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(own, "ours", passphrase, out);
    }

    pull(
        prompt,
        source(
            "sftp://wire@127.0.0.1:" + port + "/",
            hostKeyLine() + ",'privateKeyFile':'" + file + "','passwordEnv':'AGENCY'"));

    await().atMost(PATIENCE).until(() -> prompt.uris().equals(List.of("1")));
  }

  @Test
  void serverWithAnotherKeyIsToldNoPassword() throws Exception {
    arrive("one.json", "1");
    String other = Servers.fingerprint(newKey().getPublic());

    pull(prompt, sftp("'hostKey':'" + other + "'"));

    await().atMost(PATIENCE).until(() -> !prompt.values(Topics.SOURCES).isEmpty());
    assertThat(prompt.values(Topics.SOURCES).get(0))
        .returns(State.FAILING, SourceState::state)
        .returns("unknown-host-key", SourceState::reason)
        .satisfies(
            state ->
                assertThat(state.message())
                    .contains(Servers.fingerprint(hostKey.getPublic()))
                    .doesNotContain(Servers.PASSWORD));
    assertThat(prompt.uris()).isEmpty();
  }

  @Test
  void serverThatIsNotAmongTheKnownHostsIsRefused() throws Exception {
    Path empty = Files.createFile(keys.resolve("known_hosts"));

    pull(prompt, sftp("'knownHosts':'" + empty + "'"));

    await().atMost(PATIENCE).until(() -> !prompt.values(Topics.SOURCES).isEmpty());
    assertThat(prompt.values(Topics.SOURCES).get(0).reason()).isEqualTo("unknown-host-key");
  }

  @Test
  void wrongPasswordIsSaidAndNotRepeated() throws Exception {
    int port = servers.ftp();

    pull(prompt, source("ftp://nobody@127.0.0.1:" + port + "/", "'passwordEnv':'AGENCY'"));

    await().atMost(PATIENCE).until(() -> !prompt.values(Topics.SOURCES).isEmpty());
    assertThat(prompt.values(Topics.SOURCES).get(0))
        .returns("login-refused", SourceState::reason)
        .satisfies(state -> assertThat(state.toString()).doesNotContain(Servers.PASSWORD));
  }

  @Test
  void passwordThatIsNotThereIsNamed() throws Exception {
    int port = servers.ftp();

    pull(prompt, source("ftp://wire@127.0.0.1:" + port + "/", "'passwordEnv':'NOBODY_SET_IT'"));

    await().atMost(PATIENCE).until(() -> !prompt.values(Topics.SOURCES).isEmpty());
    assertThat(prompt.values(Topics.SOURCES).get(0))
        .returns("not-configured", SourceState::reason)
        .returns(
            "passwordEnv: the environment has no variable NOBODY_SET_IT", SourceState::message);
  }

  @Test
  void halfWrittenFileWaits() throws Exception {
    Files.writeString(folder.resolve("upload.json.part"), article("never"));
    Path growing = Files.writeString(folder.resolve("growing.json"), article("1"));
    var writer =
        new Thread(
            () -> {
              for (int line = 2; line <= 20; line++) {
                append(growing, article(Integer.toString(line)));
              }
            });
    writer.start();

    pull(prompt, ftp(""));

    await().atMost(PATIENCE).until(() -> prompt.uris().size() == 20);
    writer.join();
    assertThat(prompt.uris()).doesNotHaveDuplicates().doesNotContain("never");
  }

  @Test
  void positionIsWrittenOnlyWhenTheFileIsAcknowledged() throws Exception {
    arrive("one.json", "1");
    pull(slow, ftp("'delete':true"));
    await().atMost(PATIENCE).until(() -> slow.uris().size() == 1);
    assertThat(slow.records(Topics.POSITIONS)).isEmpty();
    assertThat(folder.resolve("one.json")).exists();

    slow.acknowledgeNext();

    await().atMost(PATIENCE).until(() -> !slow.records(Topics.POSITIONS).isEmpty());
    assertThat(slow.values(Topics.POSITIONS).get(0).seen()).containsOnlyKeys("one.json");
    assertThat(folder.resolve("one.json")).doesNotExist();
  }

  @Test
  void anotherProducerReadsOnlyWhatIsNew() throws Exception {
    arrive("one.json", "1");
    Source.Remote source = ftp("");
    pull(prompt, source);
    await().atMost(PATIENCE).until(() -> !prompt.records(Topics.POSITIONS).isEmpty());
    Position reached = prompt.values(Topics.POSITIONS).get(0);
    open.remove(0).close();
    arrive("two.json", "2");

    pull(prompt, source, Map.of("agency", reached));

    await().atMost(PATIENCE).until(() -> prompt.uris().size() == 2);
    assertThat(prompt.uris()).containsExactly("1", "2");
  }

  @Test
  void takenFilesAreMovedWhenThatIsWanted() throws Exception {
    arrive("one.json", "1");

    pull(prompt, sftp(hostKeyLine() + ",'moveTo':'done'"));

    await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("done/one.json")));
    assertThat(folder.resolve("one.json")).doesNotExist();
    assertThat(prompt.uris()).containsExactly("1");
  }

  @Test
  void privateAddressNeedsToBeAllowed() throws Exception {
    int port = servers.ftp();
    String refused = "{'id':'agency','type':'pull','url':'ftp://wire@127.0.0.1:" + port + "/'}";

    pull(prompt, read(refused));

    await().atMost(PATIENCE).until(() -> !prompt.values(Topics.SOURCES).isEmpty());
    assertThat(prompt.values(Topics.SOURCES).get(0).reason()).isEqualTo("forbidden-address");
  }

  private void arrive(String name, String id) throws IOException {
    Files.writeString(folder.resolve(name), article(id));
  }

  private static String article(String id) {
    return "{\"id\":\"" + id + "\",\"title\":\"Title " + id + "\"}\n";
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.APPEND);
      Thread.sleep(20); // a slow upload
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Source.Remote ftp(String more) throws Exception {
    String keys = "'passwordEnv':'AGENCY'" + (more.isEmpty() ? "" : "," + more);
    return source("ftp://wire@127.0.0.1:" + servers.ftp() + "/", keys);
  }

  private Source.Remote sftp(String more) throws Exception {
    int port = servers.sftp(KeyPairProvider.wrap(hostKey));
    return source("sftp://wire@127.0.0.1:" + port + "/", "'passwordEnv':'AGENCY'," + more);
  }

  private String hostKeyLine() {
    return "'hostKey':'" + Servers.fingerprint(hostKey.getPublic()) + "'";
  }

  private static Source.Remote source(String url, String more) throws IOException {
    return read(
        "{'id':'agency','type':'pull','allowPrivate':true,'url':'" + url + "'," + more + "}");
  }

  private static Source.Remote read(String keys) throws IOException {
    return (Source.Remote) SourceJson.read(Json.mapper().readTree(keys.replace('\'', '"')));
  }

  private void pull(PretendKafka kafka, Source.Remote source) {
    pull(kafka, source, Map.of());
  }

  private void pull(PretendKafka kafka, Source.Remote source, Map<String, Position> known) {
    pull(kafka, source, known, null);
  }

  private void pull(
      PretendKafka kafka, Source.Remote source, Map<String, Position> known, SSLContext tls) {
    var secrets = new Secrets(variable -> variable.equals("AGENCY") ? Servers.PASSWORD : null);
    var connector =
        new PullConnector(
            source,
            kafka.intake(),
            kafka.positions(known),
            kafka.reports(),
            new RemoteFolders(secrets, AddressRules::isPublic, tls),
            QUICK,
            Duration.ofMillis(200),
            Clock.systemUTC());
    open.add(connector);
    connector.start();
  }

  /** A key and a certificate for this machine, as {@code keytool} makes them. */
  private Path keyStore() throws Exception {
    Path file = keys.resolve("tls.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "ours",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                Servers.PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    return file;
  }

  private static SSLContext trusting(Path keyStore) throws Exception {
    KeyStore own = KeyStore.getInstance(keyStore.toFile(), Servers.PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ours", own.getCertificate("ours"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyPair newKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }
}
