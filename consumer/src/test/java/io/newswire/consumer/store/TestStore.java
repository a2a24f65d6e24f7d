package io.newswire.consumer.store;

import io.newswire.consumer.TestWire;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.alert.Outbox;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** Stores a wire as the service would, without Kafka. */
public final class TestStore {

  private TestStore() {}

  /**
   * Stores all that has come on a wire, on its first morning, so that no alert is too old; what is
   * stored already is passed over.
   */
  public static void write(Jdbi jdbi, AlertConfig alerts, TestWire wire) {
    write(jdbi, alerts, wire, Clock.fixed(TestWire.MORNING, ZoneOffset.UTC));
  }

  /** Stores all that has come on a wire, at a time. */
  public static void write(Jdbi jdbi, AlertConfig alerts, TestWire wire, Clock clock) {
    StoreWriter writer = new StoreWriter(jdbi, new Outbox(alerts, clock));
    writer.write(wire.topicIds(), writer.read(wire.records()));
  }
}
