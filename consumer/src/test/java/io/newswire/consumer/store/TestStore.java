package io.newswire.consumer.store;

import io.newswire.consumer.TestWire;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.alert.Outbox;
import org.jdbi.v3.core.Jdbi;

/** Stores a wire as the service would, without Kafka. */
public final class TestStore {

  private TestStore() {}

  /** Stores all that has come on a wire; what is stored already is passed over. */
  public static void write(Jdbi jdbi, AlertConfig alerts, TestWire wire) {
    new StoreWriter(jdbi, new Outbox(alerts), new RecordReader())
        .write(wire.topicIds(), wire.records());
  }
}
