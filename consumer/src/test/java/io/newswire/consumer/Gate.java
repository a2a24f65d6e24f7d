package io.newswire.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server on this machine that can be shut, cutting every connection, and opened. */
final class Gate implements AutoCloseable {

  private final ServerSocket listener;
  private volatile int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean open = true;

  private Gate(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    background(this::accept);
  }

  /** An open gate to a port. */
  static Gate to(int port) {
    try {
      return new Gate(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Leads to another port from now on. */
  void leadTo(int port) {
    target = port;
  }

  void shut() {
    open = false;
    sockets.forEach(Gate::drop);
    sockets.clear();
  }

  void open() {
    open = true;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    shut();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        if (!open) {
          drop(near);
          continue;
        }
        connect(near);
      } catch (IOException e) {
        // The listener is closed: the loop ends.
      }
    }
  }

  private void connect(Socket near) {
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(near);
      sockets.add(far);
      background(() -> copy(near, far));
      background(() -> copy(far, near));
    } catch (IOException e) {
      // The target is away: whoever knocked is told so.
      drop(near);
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the two was cut; so is the other.
    }
    drop(from);
    drop(to);
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use in any case.
    }
  }

  private static void background(Runnable work) {
    Thread thread = new Thread(work, "gate");
    thread.setDaemon(true);
    thread.start();
  }
}
