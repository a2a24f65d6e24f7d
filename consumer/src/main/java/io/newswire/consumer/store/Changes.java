package io.newswire.consumer.store;

import org.jdbi.v3.core.Handle;

/** How the store tells others that it has written: a notification on commit. */
public final class Changes {

  /** The channel to {@code LISTEN} to. */
  public static final String CHANNEL = "newswire_changes";

  private Changes() {}

  static void announce(Handle handle, long lastChange) {
    handle.execute("select pg_notify(?, ?)", CHANNEL, Long.toString(lastChange));
  }
}
