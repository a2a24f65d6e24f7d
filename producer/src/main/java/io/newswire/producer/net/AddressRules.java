package io.newswire.producer.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public internet from those inside: private, loopback, link-local, shared,
 * reserved, and the ones where clouds keep the credentials of their machines.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's registry for
 *     IPv4</a> and <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">for
 *     IPv6</a>
 */
public final class AddressRules {

  private static final List<Block> INSIDE =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10),
          Block.of("127.0.0.0", 8),
          Block.of("168.63.129.16", 32), // Azure's host
          Block.of("169.254.0.0", 16), // link-local, and most clouds' metadata
          Block.of("172.16.0.0", 12),
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("192.168.0.0", 16),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 4),
          Block.of("240.0.0.0", 4));

  /** The only part of IPv6 that is handed out to the public internet. */
  private static final Block GLOBAL = Block.of("2000::", 3);

  private static final List<Block> INSIDE_GLOBAL =
      List.of(
          Block.of("2001::", 23), // Teredo and other protocols' own
          Block.of("2001:db8::", 32),
          Block.of("2002::", 16), // 6to4: leads to any IPv4 address
          Block.of("3fff::", 20));

  private AddressRules() {}

  /** Whether an address is of the public internet. */
  public static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return INSIDE.stream().noneMatch(block -> block.holds(bytes));
    }
    return GLOBAL.holds(bytes) && INSIDE_GLOBAL.stream().noneMatch(block -> block.holds(bytes));
  }

  /** The addresses that share their first bits. */
  private record Block(List<Byte> network, int bits) {

    static Block of(String literal, int bits) {
      try {
        return new Block(boxed(InetAddress.getByName(literal).getAddress()), bits);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(literal + " is no address", e);
      }
    }

    boolean holds(byte[] address) {
      if (address.length != network.size()) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((address[bit / 8] ^ network.get(bit / 8)) & mask) != 0) {
          return false;
        }
      }
      return true;
    }

    private static List<Byte> boxed(byte[] bytes) {
      Byte[] boxed = new Byte[bytes.length];
      Arrays.setAll(boxed, i -> bytes[i]);
      return List.of(boxed);
    }
  }
}
