package io.newswire.consumer.desk;

/** A request that cannot be answered as it stands; the message says why. */
final class BadRequestException extends RuntimeException {

  BadRequestException(String message) {
    super(message);
  }
}
