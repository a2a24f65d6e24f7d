package io.newswire.consumer;

import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.desk.DeskConfig;
import io.newswire.consumer.store.DatabaseConfig;
import java.util.Objects;
import java.util.Set;

/**
 * What the consumer does, and with what.
 *
 * @param parts the parts that run in this process
 * @param database where everything is stored; every part needs it
 * @param alerts who is told; the store needs it to fill the outbox, the alert part to empty it
 * @param desk where the page is served
 */
public record ConsumerConfig(
    Set<Part> parts, DatabaseConfig database, AlertConfig alerts, DeskConfig desk) {

  /** Fills what may be absent. */
  public ConsumerConfig {
    Objects.requireNonNull(database, "database");
    parts = parts == null || parts.isEmpty() ? Set.of(Part.values()) : Set.copyOf(parts);
    alerts = alerts == null ? AlertConfig.logOnly() : alerts;
    desk = desk == null ? DeskConfig.standard() : desk;
  }

  /** All parts, with their defaults, over a database. */
  public static ConsumerConfig of(DatabaseConfig database) {
    return new ConsumerConfig(null, database, null, null);
  }

  /** What can be switched on separately. */
  public enum Part {
    /** Kafka into PostgreSQL. */
    STORE,
    /** The outbox to the channels. */
    ALERT,
    /** The page. */
    DESK
  }
}
