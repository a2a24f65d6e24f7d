package io.newswire.app.sources;

import io.newswire.events.Declaration;
import io.newswire.events.KafkaConnection;
import io.newswire.producer.source.LiveSources;
import io.newswire.producer.source.Source;
import io.newswire.producer.source.SourceJson;
import io.newswire.producer.source.Sources;
import io.newswire.producer.topic.Declarations;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;

/**
 * All declared sources of a cluster, and what changes them. What is changed here every running
 * producer takes up within seconds.
 */
public final class SourceRegistry implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;

  private final KafkaConnection kafka;
  private final Declarations topic;
  private final LiveSources live;
  private final Map<String, Declaration> declared;
  private final Clock clock;

  /**
   * Reads what is declared.
   *
   * @param file what {@code sources.yaml} declares
   * @throws SourceRegistryException when the cluster does not answer
   */
  public SourceRegistry(KafkaConnection kafka, Sources file, Clock clock) {
    this.kafka = kafka;
    this.clock = clock;
    this.live = new LiveSources(file);
    this.topic = Declarations.connect(kafka);
    try {
      this.declared = new HashMap<>(topic.read());
    } catch (KafkaException e) {
      topic.close();
      throw new SourceRegistryException(e.getMessage(), e);
    }
    live.declare(declared);
  }

  /** All of them, by id. */
  public Map<String, LiveSources.Entry> all() {
    return new TreeMap<>(live.entries());
  }

  /** The one of an id. */
  public Optional<LiveSources.Entry> find(String id) {
    return Optional.ofNullable(live.entries().get(id));
  }

  /** The one that is at the same place, be it called the same or not. */
  public Optional<LiveSources.Entry> sameAs(Source source) {
    return live.entries().values().stream()
        .filter(entry -> entry.source().place().equals(source.place()))
        .findFirst();
  }

  /** An id that no source has: the one wished for, or that with a number. */
  public String free(String wish) {
    String id = wish;
    for (int n = 2; live.entries().containsKey(id); n++) {
      id = wish + "-" + n;
    }
    return id;
  }

  /** Whether no token is declared, so that whoever reaches the door may push. */
  public boolean anybodyMayPush() {
    return live.tokens().isEmpty();
  }

  /** Declares a source, or declares it anew; one that is paused stays so. */
  public void add(Source source) {
    boolean paused = live.isPaused(source.id());
    write(new Declaration(source.id(), SourceJson.write(source), paused, clock.instant()));
  }

  /**
   * Pauses a source, or lets it go on.
   *
   * @param id of a source that is declared
   */
  public void pause(String id, boolean paused) {
    Declaration before = declared.get(id);
    if (before != null) {
      write(before.withPaused(paused).withUpdated(clock.instant()));
    } else if (paused) {
      write(new Declaration(id, null, true, clock.instant()));
    }
  }

  /**
   * Takes a declaration back.
   *
   * @return whether there was one; a source of {@code sources.yaml} has none
   */
  public boolean remove(String id) {
    Declaration before = declared.get(id);
    if (before == null || before.declares() == null) {
      return false;
    }
    await(topic.remove(id));
    declared.remove(id);
    live.declare(declared);
    return true;
  }

  private void write(Declaration declaration) {
    await(topic.write(declaration));
    declared.put(declaration.source(), declaration);
    live.declare(declared);
  }

  private void await(CompletionStage<Void> written) {
    try {
      written.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new SourceRegistryException(
          kafka + " did not take it: " + e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new SourceRegistryException(kafka + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceRegistryException("interrupted", e);
    }
  }

  @Override
  public void close() {
    topic.close();
  }
}
