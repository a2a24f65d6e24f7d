package io.newswire.producer.poll;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** A server that does to its clients what the first label of the host's name says. */
final class HostileServer implements AutoCloseable {

  private static final int ENDLESS = 1 << 30;

  private final ServerSocket server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "hostile server");
            thread.setDaemon(true);
            return thread;
          });
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

  HostileServer(InetAddress address) throws IOException {
    server = new ServerSocket();
    server.bind(new InetSocketAddress(address, 0), 200);
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** How often a host was asked for its feed. */
  int requests(String host) {
    AtomicInteger count = requests.get(host);
    return count == null ? 0 : count.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException | RejectedExecutionException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      String host = "";
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        if (line.startsWith("Host: ")) {
          host = line.substring("Host: ".length()).replaceFirst(":.*", "");
        }
      }
      requests.computeIfAbsent(host, asked -> new AtomicInteger()).incrementAndGet();
      answer(host, socket.getOutputStream());
    } catch (IOException e) {
      // The client has had enough.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(String host, OutputStream out) throws IOException, InterruptedException {
    switch (host.replaceFirst("[-.].*", "")) {
      case "good" -> write(out, ok("{\"id\":\"" + host + "\",\"title\":\"Good\"}\n"));
      case "mute" -> closed.await();
      case "drip" -> drip(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", "x");
      case "headers" -> drip(out, "HTTP/1.1 200 OK\r\n", "X-Drip: 1\r\n");
      case "endless" -> flood(out, "HTTP/1.1 200 OK\r\n\r\n", out);
      case "bomb" -> {
        write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
        flood(out, "", new GZIPOutputStream(out));
      }
      case "loop" -> write(out, redirect("http://" + host + ":" + port() + "/again"));
      case "inward" -> write(out, redirect("http://127.0.0.1:" + port() + "/inside"));
      case "metadata" -> write(out, redirect("http://169.254.169.254/latest/meta-data/"));
      case "short" -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"id\":");
      case "rebinding" -> write(out, redirect("http://" + host + ":" + port() + "/reborn"));
      default -> write(out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    }
  }

  private static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String redirect(String location) {
    return "HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\nLocation: "
        + location
        + "\r\n\r\n";
  }

  private void drip(OutputStream out, String begin, String drop)
      throws IOException, InterruptedException {
    write(out, begin);
    while (!closed.await(500, TimeUnit.MILLISECONDS)) {
      write(out, drop);
    }
  }

  private void flood(OutputStream head, String begin, OutputStream body) throws IOException {
    write(head, begin);
    byte[] zeros = new byte[1 << 16];
    for (long sent = 0; sent < ENDLESS && closed.getCount() > 0; sent += zeros.length) {
      body.write(zeros);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    closed.countDown();
    threads.shutdownNow();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
