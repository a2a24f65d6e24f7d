package io.newswire.app.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between clients and one server, which can be cut. */
final class Link implements AutoCloseable {

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private Link(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  /** Leads from a free port to another. */
  static Link to(int target) throws IOException {
    Link link = new Link(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    run(link::accept);
    return link;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Ends all connections, and every new one at once. */
  void cut() {
    cut = true;
    open.forEach(Link::closeQuietly);
  }

  void mend() {
    cut = false;
  }

  @Override
  public void close() {
    cut();
    try {
      listener.close();
    } catch (IOException e) {
      // it is gone in any case
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (cut) {
          closeQuietly(client);
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        run(() -> pump(client, server));
        run(() -> pump(server, client));
      } catch (IOException e) {
        // The server is not there, or this link is closed; the client tries again.
      }
    }
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      // cut
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "link");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone in any case
    }
  }
}
