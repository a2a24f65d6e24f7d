package io.newswire.streams.topology;

import io.newswire.events.ArticleEvent;
import io.newswire.events.JsonSerde;
import io.newswire.streams.route.Alerted;
import io.newswire.streams.route.Dispatch;
import io.newswire.streams.route.Dispatcher;
import io.newswire.streams.route.Sent;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adapter of the {@link Dispatcher}: remembers where articles went and which stories alerted. */
final class RouteProcessor extends ContextualProcessor<String, Judged, String, Dispatch> {

  private static final Logger LOG = LoggerFactory.getLogger(RouteProcessor.class);

  private static final String SENT = "sent";
  private static final String ALERTED = "alerted";

  private final Dispatcher dispatcher;
  private Memory<Sent> sent;
  private Memory<Alerted> alerted;

  private RouteProcessor(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  static ProcessorSupplier<String, Judged, String, Dispatch> supplier(Dispatcher dispatcher) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, Judged, String, Dispatch> get() {
        return new RouteProcessor(dispatcher);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Memory.store(SENT, new JsonSerde<>(Sent.class)),
            Memory.store(ALERTED, new JsonSerde<>(Alerted.class)));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Dispatch> context) {
    super.init(context);
    sent = Memory.open(context, SENT, Stages.MEMORY, any -> true);
    alerted = Memory.open(context, ALERTED, Stages.MEMORY, any -> true);
  }

  @Override
  public void process(Record<String, Judged> record) {
    ArticleEvent event = record.value().event();
    String story = event.story() == null ? null : event.story().id();
    Alerted before = story == null ? null : alerted.get(story);
    Dispatch dispatch =
        Guard.call(
            () ->
                dispatcher.dispatch(
                    event,
                    record.value().promoted(),
                    sent.get(record.key()),
                    before == null ? Alerted.NOTHING : before));
    dispatch.failures().forEach(failure -> LOG.warn("{}", failure));
    if (dispatch.sent() != null) {
      sent.put(record.key(), dispatch.sent(), record.timestamp());
    }
    if (dispatch.alerted() != null && story != null) {
      alerted.put(story, dispatch.alerted(), record.timestamp());
    }
    context().forward(record.withValue(dispatch));
  }
}
