package io.newswire.producer.poll;

import java.io.IOException;
import java.net.InetAddress;

/** A request that would have gone to an address inside. */
final class ForbiddenAddressException extends IOException {

  private static final long serialVersionUID = 1L;

  ForbiddenAddressException(String host, InetAddress address) {
    super(
        "%s is at %s, no address of the public internet; a source that may be there says allowPrivate: true"
            .formatted(host, address.getHostAddress()));
  }
}
