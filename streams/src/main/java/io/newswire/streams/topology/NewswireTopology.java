package io.newswire.streams.topology;

import io.newswire.events.JsonSerde;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import io.newswire.events.trace.Spans;
import io.newswire.streams.route.Dispatch;
import io.newswire.streams.route.Dispatcher;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * What happens to an article, from top to bottom.
 *
 * <pre>
 * news.raw → normalize → version → tag ⇒ dedup → route → news.articles, news.route.*, news.alerts …
 * </pre>
 *
 * <p>Up to the double arrow a uri stays in one partition; there everything crosses over to the
 * partition of its dedup shard, its language, and stays there. Every record of {@code news.raw}
 * ends in exactly one event on {@code news.articles}, {@code news.duplicates} or {@code
 * news.rejected}; one that was held in one more, marked {@code released}.
 */
public final class NewswireTopology {

  private NewswireTopology() {}

  /**
   * Strings the stages together.
   *
   * @param stages the stages
   * @param config the application's configuration, as it will be run with
   * @param tally counts what comes out
   * @param quarantine knows what the broker refused
   * @param spans goes on with the trace of each article, once on each side of the hop
   */
  static Topology build(
      Stages stages, StreamsConfig config, Tally tally, Quarantine quarantine, Spans spans) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));

    var normalized =
        builder.stream(Topics.RAW.name(), read(Topics.RAW))
            .process(
                () -> new NormalizeProcessor(stages.normalizer(), quarantine, spans),
                as(NormalizeProcessor.NODE));
    write(normalized, "reject-unusable", Result::failed, Output.REJECTED, tally);

    var versioned =
        normalized
            .flatMapValues(Result::passed, as("accept"))
            .process(VersionProcessor.supplier(stages.versions()), as(VersionProcessor.NODE));
    write(versioned, "hold-back", Versioned::heldBack, Output.articles(Topics.DUPLICATES), tally);

    var tagged =
        versioned
            .filter((uri, version) -> version.goesOn(), as("go-on"))
            .process(() -> new TagProcessor(stages.tagger()), as(TagProcessor.NODE));
    write(tagged, "reject-oversized", Result::failed, Output.REJECTED, tally);

    var dispatched =
        tagged
            .flatMapValues(Result::passed, as("send-to-shard"))
            .selectKey((uri, article) -> article.shard(), as("key-by-shard"))
            .repartition(
                Repartitioned.<String, Tagged>as("shards")
                    .withKeySerde(Serdes.String())
                    .withValueSerde(new JsonSerde<>(Tagged.class)))
            .process(DedupProcessor.supplier(stages.dedup(), quarantine, spans), as("dedup"))
            .process(RouteProcessor.supplier(new Dispatcher(stages.router())), as("route"));

    write(dispatched, "publish", Dispatch::published, Output.articles(Topics.ARTICLES), tally);
    write(
        dispatched,
        "link-duplicate",
        Dispatch::heldBack,
        Output.articles(Topics.DUPLICATES),
        tally);
    write(dispatched, "retract", Dispatch::retractions, Output.RETRACTIONS, tally);
    write(dispatched, "alert", Dispatch::alerts, Output.ALERTS, tally);
    for (String route : Topics.routeNames()) {
      var topic = Topics.route(route).orElseThrow();
      write(
          dispatched,
          "route-" + route,
          dispatch -> dispatch.on(route),
          Output.articles(topic),
          tally);
    }
    return builder.build();
  }

  private static <V> Consumed<String, V> read(Topic<V> topic) {
    return Consumed.with(topic.keySerde(), topic.valueSerde()).withName("read-" + topic.name());
  }

  /** Ends a line: what is picked from it becomes records of a topic. */
  private static <T, V> void write(
      KStream<String, T> line,
      String node,
      Function<T, List<V>> picked,
      Output<V> output,
      Tally tally) {
    Topic<V> topic = output.topic();
    line.process(() -> new AnnounceProcessor<>(picked, output, tally), as(node))
        .to(
            topic.name(),
            Produced.with(topic.keySerde(), topic.valueSerde())
                .withName(node + "-to-" + topic.name()));
  }

  private static Named as(String node) {
    return Named.as(node);
  }
}
