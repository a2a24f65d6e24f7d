package io.newswire.streams.topology;

import io.newswire.events.CloudEvents;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes records of a topic out of what reaches the end of the line: picks the values, keys them as
 * the topic says, stamps them as CloudEvents, and counts them.
 *
 * @param <T> what reaches the end
 * @param <V> the topic's values
 */
final class AnnounceProcessor<T, V> extends ContextualProcessor<String, T, String, V> {

  /** What all events of the topology come from; see CloudEvents {@code source}. */
  static final String SOURCE = "/newswire/streams";

  private final Function<T, List<V>> values;
  private final Output<V> output;
  private final Tally tally;

  AnnounceProcessor(Function<T, List<V>> values, Output<V> output, Tally tally) {
    this.values = values;
    this.output = output;
    this.tally = tally;
  }

  @Override
  public void process(Record<String, T> record) {
    Optional<String> origin = Provenance.of(record.headers()).map(Provenance::text);
    for (V value : values.apply(record.value())) {
      Headers headers = new RecordHeaders(record.headers());
      String id = origin.map(raw -> raw + "#").orElse("") + output.id().apply(value);
      tally.count(output.topic(), value, context().currentSystemTimeMs());
      CloudEvents.stamp(headers, output.topic(), id, SOURCE, output.time().apply(value));
      context()
          .forward(new Record<>(output.key().apply(value), value, record.timestamp(), headers));
    }
  }
}
