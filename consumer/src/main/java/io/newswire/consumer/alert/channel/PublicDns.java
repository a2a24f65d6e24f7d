package io.newswire.consumer.alert.channel;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Resolves names to public addresses only, so that a name which points inwards is refused at the
 * moment of connecting.
 */
final class PublicDns implements Dns {

  private final Dns dns;

  PublicDns(Dns dns) {
    this.dns = dns;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> addresses = dns.lookup(host);
    for (InetAddress address : addresses) {
      if (!isPublic(address)) {
        throw refused(host);
      }
    }
    return addresses;
  }

  /**
   * Refuses a host that is itself a private address: such a one is never looked up.
   *
   * @throws UnknownHostException when it is one
   */
  static void refusePrivateLiteral(String host) throws UnknownHostException {
    boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
    if (literal && !isPublic(InetAddress.getByName(host))) {
      throw refused(host);
    }
  }

  private static UnknownHostException refused(String host) {
    return new UnknownHostException(
        host + " is a private address; allowPrivate lets the receiver stand there");
  }

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
    boolean carrierGrade =
        bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 0x40;
    boolean thisNetworkOrReserved =
        bytes.length == 4 && (bytes[0] == 0 || (bytes[0] & 0xff) >= 240);
    return !(address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || uniqueLocal
        || carrierGrade
        || thisNetworkOrReserved);
  }
}
