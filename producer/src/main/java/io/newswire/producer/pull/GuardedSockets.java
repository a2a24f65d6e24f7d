package io.newswire.producer.pull;

import io.newswire.producer.net.ForbiddenAddressException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Predicate;
import javax.net.SocketFactory;

/** Sockets that connect to no address that is not allowed, whatever a name resolves to. */
final class GuardedSockets extends SocketFactory {

  private final Predicate<InetAddress> allowed;

  GuardedSockets(Predicate<InetAddress> allowed) {
    this.allowed = allowed;
  }

  @Override
  public Socket createSocket() {
    return new Guarded(allowed);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    Socket socket = createSocket();
    try {
      socket.connect(address);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static final class Guarded extends Socket {

    private final Predicate<InetAddress> allowed;

    Guarded(Predicate<InetAddress> allowed) {
      super(Proxy.NO_PROXY);
      this.allowed = allowed;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (endpoint instanceof InetSocketAddress address
          && !address.isUnresolved()
          && !allowed.test(address.getAddress())) {
        throw new ForbiddenAddressException(address.getHostString(), address.getAddress());
      }
      super.connect(endpoint, timeout);
    }
  }
}
