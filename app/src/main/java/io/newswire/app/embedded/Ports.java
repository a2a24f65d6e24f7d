package io.newswire.app.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** TCP ports of the loopback address. */
public final class Ports {

  /**
   * Below the ports that Linux (32768 and up) and macOS and Windows (49152 and up) give to outgoing
   * connections: one of those could take a port between the moment it is found free and the moment
   * its server listens.
   */
  private static final int LOWEST = 20_000;

  private static final int COUNT = 12_000;

  /** Where the next search begins: at random, since other processes search as well. */
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private Ports() {}

  /** A port that nobody listens on at this moment, and that was not handed out lately. */
  public static int free() {
    for (int tries = 0; tries < COUNT; tries++) {
      int port = LOWEST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new EmbeddedException(
        "no free port on %s from %d to %d"
            .formatted(InetAddress.getLoopbackAddress(), LOWEST, LOWEST + COUNT - 1));
  }

  /** Whether a server could listen on a port now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Connections of a server that has just ended may linger in TIME_WAIT; they do not block it.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
