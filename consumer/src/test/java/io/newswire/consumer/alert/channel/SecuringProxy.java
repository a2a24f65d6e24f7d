package io.newswire.consumer.alert.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Encrypts connections to a mail server that cannot, from the first byte or by STARTTLS. */
final class SecuringProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final SSLContext context;
  private final int server;
  private final boolean startTls;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * Listens on a port of its own.
   *
   * @param context the certificate
   * @param server the mail server's port
   * @param startTls whether the conversation begins unencrypted
   */
  SecuringProxy(SSLContext context, int server, boolean startTls) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.context = context;
    this.server = server;
    this.startTls = startTls;
    threads.execute(this::listen);
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
      if (startTls) {
        converse(client);
        line(behind.getInputStream());
      }
      try (SSLSocket secured =
          (SSLSocket) context.getSocketFactory().createSocket(client, null, 0, true)) {
        secured.setUseClientMode(false);
        secured.startHandshake();
        threads.execute(() -> pipe(behind, secured));
        pipe(secured, behind);
      }
    } catch (IOException e) {
      // The client sees its connection end.
    }
  }

  /** Up to the point where the client asks for encryption. */
  private static void converse(Socket client) throws IOException {
    say(client, "220 proxy");
    while (true) {
      String command = line(client.getInputStream()).toUpperCase(Locale.ROOT);
      if (command.startsWith("EHLO")) {
        say(client, "250-proxy\r\n250 STARTTLS");
      } else if (command.startsWith("STARTTLS")) {
        say(client, "220 go on");
        return;
      } else {
        say(client, "530 STARTTLS first");
      }
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private static void pipe(Socket from, Socket to) {
    try (OutputStream out = to.getOutputStream()) {
      byte[] buffer = new byte[4_096];
      InputStream in = from.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // One side has hung up; closing tells the other.
    }
  }
}
