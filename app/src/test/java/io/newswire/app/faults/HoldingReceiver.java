package io.newswire.app.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.newswire.events.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A receiver of webhooks that takes each message once, by its id, and can hold its answers back as
 * if it had died in the middle of a request.
 */
final class HoldingReceiver implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConcurrentMap<String, JsonNode> messages = new ConcurrentHashMap<>();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger repeats = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  HoldingReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** From now on it takes messages and does not answer. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  /** Answers again. */
  void release() {
    gate.countDown();
  }

  /** How many requests wait for their answer. */
  int held() {
    return held.get();
  }

  /** How many messages came again. */
  int repeats() {
    return repeats.get();
  }

  /** Ids of the alerts that it was told of, each as often as under another message id. */
  List<String> alerts(String type, String field) {
    return messages.values().stream()
        .filter(message -> message.path("type").asText().equals(type))
        .map(message -> message.path("data").path(field).asText())
        .toList();
  }

  /** Message ids by the alert that they raise. */
  Map<String, Set<String>> idsByAlert() {
    return messages.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                message ->
                    message.getValue().path("type").asText()
                        + message.getValue().at("/data/id").asText()
                        + message.getValue().at("/data/alert").asText(),
                Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode message = Json.mapper().readTree(exchange.getRequestBody());
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      if (messages.putIfAbsent(id, message) != null) {
        repeats.incrementAndGet();
      }
      held.incrementAndGet();
      try {
        gate.await(1, TimeUnit.MINUTES);
      } finally {
        held.decrementAndGet();
      }
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.shutdownNow();
  }
}
