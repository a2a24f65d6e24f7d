package io.newswire.producer.format;

import java.net.URI;
import java.util.Optional;

/** What addresses tell. */
final class Links {

  private Links() {}

  /** The site of a page, without "www."; empty when the link is null or no address of a host. */
  static Optional<String> host(String link) {
    try {
      return Optional.ofNullable(link)
          .map(URI::create)
          .map(URI::getHost)
          .map(host -> host.replaceFirst("^www\\.", ""));
    } catch (IllegalArgumentException noUri) {
      return Optional.empty();
    }
  }
}
