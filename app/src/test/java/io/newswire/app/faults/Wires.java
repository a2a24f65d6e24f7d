package io.newswire.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Agencies and web sites on this machine, each delivering articles of its own in its own way. */
final class Wires implements AutoCloseable {

  static final String PASSWORD = "a-secret-of-the-agency";

  private static final String USER = "wire";
  private static final int FEEDS = 8;
  private static final int ITEMS = 20;
  private static final int FILES = 80;

  private final Path folder;
  private final int pushPort;
  private final List<HttpServer> feeds = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> uris = new ArrayList<>();
  private Listener ftpListener;
  private FtpServer ftp;
  private SshServer ssh;
  private KeyPair hostKey;

  /**
   * Wires that have not started.
   *
   * @param folder where their files are
   * @param pushPort where the producer will listen
   */
  Wires(Path folder, int pushPort) {
    this.folder = folder;
    this.pushPort = pushPort;
  }

  /** Starts the servers, and begins to deliver. */
  void start() throws Exception {
    for (int i = 0; i < FEEDS; i++) {
      feeds.add(feed(i));
    }
    fill("ftp");
    fill("sftp");
    startFtp(folder.resolve("ftp"));
    startSftp(folder.resolve("sftp"));
    Files.createDirectories(folder.resolve("watch"));
    List<String> watched = articles("watch", FILES);
    List<String> pushed = articles("push", FILES);
    threads.execute(() -> drop(watched));
    threads.execute(() -> push(pushed));
  }

  /** The uris of all articles that are delivered. */
  List<String> uris() {
    return uris;
  }

  /** The names of the sources, each with how many articles it delivers. */
  static Map<String, Integer> sources() {
    Map<String, Integer> all = new HashMap<>(Map.of("watch", FILES, "push", FILES));
    all.put("ftp", FILES);
    all.put("sftp", FILES);
    IntStream.range(0, FEEDS).forEach(i -> all.put("feed-" + i, ITEMS));
    return all;
  }

  /** Declares them. */
  Path sourcesYaml() throws IOException {
    String declared =
        IntStream.range(0, FEEDS)
            .mapToObj(
                i ->
                    "  - {id: feed-%d, type: poll, url: \"http://127.0.0.%d:%d/\", allowPrivate: true, every: PT10S}"
                        .formatted(i, 10 + i, feeds.get(i).getAddress().getPort()))
            .collect(Collectors.joining("\n"));
    int ftpPort = ftpListener.getPort();
    String key = KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
    return Files.writeString(
        folder.resolve("sources.yaml"),
        """
        sources:
        %s
          - {id: watch, type: watch, folder: "%s"}
          - {id: ftp, type: pull, url: "ftp://wire@127.0.0.1:%d/", passwordEnv: AGENCY, every: PT10S, allowPrivate: true}
          - {id: sftp, type: pull, url: "sftp://wire@127.0.0.1:%d/", passwordEnv: AGENCY, hostKey: "%s", every: PT10S, allowPrivate: true}
        push: {port: %d}
        """
            .formatted(declared, folder.resolve("watch"), ftpPort, ssh.getPort(), key, pushPort));
  }

  private HttpServer feed(int number) throws IOException {
    String lines = String.join("\n", articles("feed-" + number, ITEMS));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0." + (10 + number), 0), 0);
    server.createContext("/robots.txt", exchange -> answer(exchange, 404, ""));
    server.createContext(
        "/",
        exchange -> {
          pause(Duration.ofMillis(400L * number));
          exchange.getResponseHeaders().add("ETag", "\"1\"");
          boolean known = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          answer(exchange, known ? 304 : 200, known ? "" : lines);
        });
    server.setExecutor(threads);
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private List<String> articles(String source, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              String uri = "urn:example:" + source + ":" + i;
              uris.add(uri);
              return "{\"id\":\"%s\",\"title\":\"%s\",\"text\":\"%s\"}"
                  .formatted(uri, words(uri, 8), words(uri + "text", 60));
            })
        .toList();
  }

  /** Words that no other article has in this order. */
  private static String words(String seed, int count) {
    Random random = new Random(seed.hashCode());
    return random
        .ints(count, 0, 26 * 26 * 26)
        .mapToObj(
            n -> "w" + (char) ('a' + n / 676) + (char) ('a' + n / 26 % 26) + (char) ('a' + n % 26))
        .collect(Collectors.joining(" "));
  }

  private void fill(String source) throws IOException {
    Path into = Files.createDirectories(folder.resolve(source));
    int number = 0;
    for (String article : articles(source, FILES)) {
      Files.writeString(into.resolve(source + "-" + number++ + ".json"), article);
    }
  }

  private void startFtp(Path home) throws Exception {
    var listeners = new ListenerFactory();
    listeners.setServerAddress("127.0.0.1");
    listeners.setPort(0);
    ftpListener = listeners.createListener();
    var factory = new FtpServerFactory();
    factory.setListeners(new HashMap<>(Map.of("default", ftpListener)));
    var user = new BaseUser();
    user.setName(USER);
    user.setPassword(PASSWORD);
    user.setHomeDirectory(home.toString());
    factory.getUserManager().save(user);
    ftp = factory.createServer();
    ftp.start();
  }

  private void startSftp(Path home) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    hostKey = generator.generateKeyPair();
    ssh = SshServer.setUpDefaultServer();
    ssh.setHost("127.0.0.1");
    ssh.setPort(0);
    ssh.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    ssh.setPasswordAuthenticator(
        (user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
    ssh.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    ssh.setFileSystemFactory(new VirtualFileSystemFactory(home));
    ssh.start();
  }

  /** Files arrive one after the other, each as a whole. */
  private void drop(List<String> articles) {
    int number = 0;
    try {
      for (String article : articles) {
        Path part = folder.resolve("watch/" + number + ".json.part");
        Files.writeString(part, article);
        Files.move(
            part, folder.resolve("watch/" + number + ".json"), StandardCopyOption.ATOMIC_MOVE);
        number++;
        pause(Duration.ofMillis(60));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A desk sends one article after the other, each until it is told that it was taken in. */
  private void push(List<String> articles) {
    HttpClient client = HttpClient.newHttpClient();
    URI door = URI.create("http://127.0.0.1:" + pushPort + "/v1/wires/push");
    for (String article : articles) {
      while (!threads.isShutdown() && !isTaken(client, door, article)) {
        pause(Duration.ofMillis(100));
      }
      pause(Duration.ofMillis(40));
    }
  }

  private static boolean isTaken(HttpClient client, URI door, String article) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(door)
              .timeout(Duration.ofSeconds(40))
              .POST(HttpRequest.BodyPublishers.ofString(article))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202;
    } catch (IOException e) {
      return false; // nobody listens, or not any more: the same again
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis()); // the pace of a sender, not a wait for an outcome
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    feeds.forEach(feed -> feed.stop(0));
    if (ftp != null) {
      ftp.stop();
    }
    if (ssh != null) {
      ssh.stop(true);
    }
  }
}
