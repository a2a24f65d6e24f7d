package io.newswire.benchmarks.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.newswire.consumer.alert.channel.ChannelConfig;
import io.newswire.consumer.alert.channel.Secret;
import io.newswire.consumer.alert.channel.WebhookConfig;
import io.newswire.events.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** A receiver of webhooks that behaves in one of several ways, and takes each message once. */
final class Endpoint implements AutoCloseable {

  private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  /** How it behaves. */
  enum Manner {
    /** Takes everything. */
    WELL,
    /** Answers 500 to the first attempt of every fifth message. */
    FAILS,
    /** Does not answer the first three requests. */
    HANGS,
    /** Answers every fiftieth request with 429 and a second to wait. */
    LIMITS,
    /** Answers 410 from the hundredth request on. */
    LEAVES,
    /** Takes every tenth message and breaks the connection instead of answering. */
    BREAKS
  }

  private final String name;
  private final Manner manner;
  private final LongSupplier now;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger repeats = new AtomicInteger();
  private final Map<String, String> alertsById = new ConcurrentHashMap<>();
  private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  Endpoint(String name, Manner manner, LongSupplier now) throws IOException {
    this.name = name;
    this.manner = manner;
    this.now = now;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.setExecutor(threads);
    server.start();
  }

  ChannelConfig channel() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return new WebhookConfig(name, url, List.of(Secret.of(SECRET)), true);
  }

  String name() {
    return name;
  }

  Manner manner() {
    return manner;
  }

  /** Alerts that it took, by when it took them. */
  Map<String, Long> arrivals() {
    return arrivals;
  }

  int requests() {
    return requests.get();
  }

  /** Messages that came again under the same id, and were passed over. */
  int repeats() {
    return repeats.get();
  }

  /** Alerts that came under more than one id: must be none. */
  int doubled() {
    return alertsById.size() - new HashSet<>(alertsById.values()).size();
  }

  private void receive(HttpExchange exchange) throws IOException {
    int request = requests.incrementAndGet();
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    String alert =
        Json.mapper().readTree(exchange.getRequestBody()).path("data").path("id").asText();
    boolean first = seen.add(id);
    switch (manner) {
      case WELL -> answer(exchange, id, alert, 204);
      case FAILS -> answer(exchange, id, alert, first && id.hashCode() % 5 == 0 ? 500 : 204);
      case HANGS -> {
        if (request > 3) {
          answer(exchange, id, alert, 204);
        }
      }
      case LIMITS -> {
        exchange.getResponseHeaders().set("Retry-After", "1");
        answer(exchange, id, alert, request % 50 == 0 ? 429 : 204);
      }
      case LEAVES -> answer(exchange, id, alert, request < 100 ? 204 : 410);
      case BREAKS -> {
        if (request % 10 == 0) {
          take(id, alert);
          exchange.close();
        } else {
          answer(exchange, id, alert, 204);
        }
      }
    }
  }

  private void answer(HttpExchange exchange, String id, String alert, int status)
      throws IOException {
    if (status == 204) {
      take(id, alert);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void take(String id, String alert) {
    if (alertsById.putIfAbsent(id, alert) == null) {
      arrivals.put(alert, now.getAsLong());
    } else {
      repeats.incrementAndGet();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
