package io.newswire.producer.net;

import java.io.IOException;
import java.net.InetAddress;

/** A connection that would have led to an address inside; the message says how to allow it. */
public final class ForbiddenAddressException extends IOException {

  /** The reason code of a source that leads there. */
  public static final String CODE = "forbidden-address";

  private static final long serialVersionUID = 1L;

  /** A host that is at an address inside. */
  public ForbiddenAddressException(String host, InetAddress address) {
    super(
        "%s is at %s, no address of the public internet; a source that may be there says allowPrivate: true"
            .formatted(host, address.getHostAddress()));
  }
}
