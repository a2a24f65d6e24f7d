package io.newswire.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** A receiver of webhooks that answers as it is told and remembers what it got. */
public final class TestReceiver implements AutoCloseable {

  private final List<Received> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile ToIntFunction<HttpExchange> answer = exchange -> 204;

  private TestReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.setExecutor(threads);
    server.start();
  }

  /** Starts one on a free port of this machine. */
  public static TestReceiver start() {
    try {
      return new TestReceiver();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the status that requests are answered with from now on. */
  public void answer(ToIntFunction<HttpExchange> answer) {
    this.answer = answer;
  }

  /** Where it is. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  /** What it got, in order. */
  public List<Received> requests() {
    return requests;
  }

  /** The ids of the messages that it got. */
  public Set<String> ids() {
    return requests.stream()
        .map(request -> request.headers().get("webhook-id").get(0))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Map<String, List<String>> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    requests.add(new Received(headers, body));
    exchange.sendResponseHeaders(answer.applyAsInt(exchange), -1);
    exchange.close();
  }

  /**
   * A request.
   *
   * @param headers with names in lower case
   * @param body as text
   */
  public record Received(Map<String, List<String>> headers, String body) {}
}
