package io.newswire.producer.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks gzip, never more than is asked for. */
final class Gzip {

  private Gzip() {}

  /** Whether the bytes begin with gzip's magic number (RFC 1952, 2.3.1). */
  static boolean isGzip(byte[] bytes) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
  }

  /**
   * Unpacks.
   *
   * @param limit most bytes to unpack
   * @return the content; cut off after {@code limit + 1} bytes when it is longer than the limit
   * @throws IOException when the bytes are no whole gzip stream
   */
  static byte[] unpack(byte[] bytes, int limit) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readNBytes(limit + 1);
    }
  }
}
