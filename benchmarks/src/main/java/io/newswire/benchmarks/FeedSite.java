package io.newswire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Many feeds on this machine, each at a loopback address of its own, so that each has its own host.
 * A feed has {@value #ITEMS} items, and a new one after every {@value #SECONDS_BETWEEN_NEWS} s.
 */
final class FeedSite implements AutoCloseable {

  static final int ITEMS = 10;
  static final int SECONDS_BETWEEN_NEWS = 1_800;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(32);
  private final long start = Instant.now().getEpochSecond();
  final LongAdder documents = new LongAdder();
  final LongAdder unchanged = new LongAdder();

  FeedSite() throws IOException {
    // On all addresses, since a feed's is any of 127.0.0.0/8; only loopback is answered.
    server = HttpServer.create(new InetSocketAddress(0), 2_000);
    server.createContext("/robots.txt", exchange -> answer(exchange, 404, new byte[0]));
    server.createContext("/feed/", this::feed);
    server.setExecutor(threads);
    server.start();
  }

  /** The address of a feed. */
  String url(int feed) {
    int host = feed + 256; // 127.0.1.0 and up
    return "http://127.%d.%d.%d:%d/feed/%d"
        .formatted(
            host >> 16, (host >> 8) & 0xFF, host & 0xFF, server.getAddress().getPort(), feed);
  }

  private void feed(HttpExchange exchange) {
    try {
      String path = exchange.getRequestURI().getPath();
      int feed = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
      long now = Instant.now().getEpochSecond();
      // Feeds have their news at different times.
      long newest =
          (now - start + (long) feed * 7_919 % SECONDS_BETWEEN_NEWS) / SECONDS_BETWEEN_NEWS;
      String etag = "\"" + newest + "\"";
      exchange.getResponseHeaders().add("ETag", etag);
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        unchanged.increment();
        answer(exchange, 304, new byte[0]);
      } else {
        documents.increment();
        answer(exchange, 200, document(feed, newest).getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String document(int feed, long newest) {
    StringBuilder rss = new StringBuilder("<rss version=\"2.0\"><channel><title>Feed</title>");
    for (long item = newest; item > newest - ITEMS; item--) {
      Instant date = Instant.ofEpochSecond(start + (item - 1) * SECONDS_BETWEEN_NEWS);
      rss.append(
          """
          <item><guid>urn:example:%1$d:%2$d</guid><title>Item %2$d of feed %1$d</title>
          <link>http://feed-%1$d.example/%2$d</link><pubDate>%3$s</pubDate>
          <description>%4$s</description></item>
          """
              .formatted(
                  feed,
                  item,
                  DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)),
                  "What happened, said in about three hundred characters. ".repeat(6)));
    }
    return rss.append("</channel></rss>").toString();
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
        return;
      }
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
