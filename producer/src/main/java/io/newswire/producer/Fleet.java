package io.newswire.producer;

import io.newswire.producer.connector.Connector;
import io.newswire.producer.source.Source;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connectors that take in one source each. They come and go as sources are declared, changed and
 * taken back. Thread-safe.
 */
final class Fleet implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);

  private final Function<Source, Connector> maker;
  private final Map<String, Member> members = new TreeMap<>();
  private boolean closed;

  /**
   * A fleet without members.
   *
   * @param maker makes the connector of a source, not started
   */
  Fleet(Function<Source, Connector> maker) {
    this.maker = maker;
  }

  /**
   * Runs the connectors of these sources from now on, and no others.
   *
   * @param sources by id
   */
  synchronized void run(Map<String, Source> sources) {
    if (closed) {
      return;
    }
    members
        .entrySet()
        .removeIf(
            member -> {
              boolean stays = member.getValue().source.equals(sources.get(member.getKey()));
              if (!stays) {
                member.getValue().connector.close();
              }
              return !stays;
            });
    sources.forEach((id, source) -> members.computeIfAbsent(id, added -> start(source)));
  }

  private Member start(Source source) {
    Connector connector = maker.apply(source);
    try {
      connector.start();
    } catch (RuntimeException e) {
      // One that cannot start keeps no other from it; its health says so.
      LOG.error("{} cannot start: {}", source.id(), e.getMessage());
    }
    return new Member(source, connector);
  }

  /** How each is doing, by the connector's id. */
  synchronized Map<String, Connector.Health> health() {
    return members.values().stream()
        .collect(
            Collectors.toMap(
                member -> member.connector.id(),
                member -> member.connector.health(),
                (a, b) -> a.well() ? b : a,
                TreeMap::new));
  }

  @Override
  public synchronized void close() {
    closed = true;
    members.values().forEach(member -> member.connector.close());
    members.clear();
  }

  private record Member(Source source, Connector connector) {}
}
