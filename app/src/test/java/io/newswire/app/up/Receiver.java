package io.newswire.app.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.alert.channel.Secret;
import io.newswire.consumer.alert.channel.WebhookConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who is told of alerts. */
final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final List<String> traces = new CopyOnWriteArrayList<>();

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  /** The traceparent header of each message; "null" without one. */
  List<String> traces() {
    return List.copyOf(traces);
  }

  /** What it was told that names this. */
  List<String> messagesOn(String headline) {
    return messages.stream().filter(message -> message.contains(headline)).toList();
  }

  /** Tells it, and nobody else. */
  AlertConfig alerts() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alerts");
    String secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    return AlertConfig.of(
        List.of(new WebhookConfig("test", url, List.of(Secret.of(secret)), true)));
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      traces.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
      messages.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
