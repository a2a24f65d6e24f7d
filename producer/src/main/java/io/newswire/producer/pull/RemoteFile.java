package io.newswire.producer.pull;

import java.time.Instant;

/**
 * A file in a folder on another machine.
 *
 * @param name its name in the folder
 * @param size its size in bytes, -1 when the server does not say
 * @param modified when it was changed last, as the server says; {@link Instant#EPOCH} when it does
 *     not
 */
record RemoteFile(String name, long size, Instant modified) {

  /** Tells this content of the file from others it had or will have. */
  String stamp() {
    return size + "@" + modified.getEpochSecond();
  }
}
