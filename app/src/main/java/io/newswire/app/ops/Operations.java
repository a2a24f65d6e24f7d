package io.newswire.app.ops;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.newswire.consumer.ConsumerService;
import io.newswire.events.KafkaConnection;
import io.newswire.events.trace.Spans;
import io.newswire.producer.ProducerService;
import io.newswire.streams.topology.StreamsService;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Serves what operators watch: {@code /health/live}, {@code /health/ready} and {@code /metrics}. It
 * is started first and tells of each part from when that is given to it.
 *
 * <p>Nothing here changes anything, and nothing of an article is shown.
 */
public final class Operations implements AutoCloseable {

  private final Optional<OperationsConfig> config;
  private final ClusterProbe cluster;
  private final Spans spans;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collector = new JvmGcMetrics();
  private final List<Vital> vitals = new CopyOnWriteArrayList<>();
  private final List<Runnable> refreshers = new CopyOnWriteArrayList<>();
  private final Javalin server;

  /**
   * A server that is not started.
   *
   * @param config where it listens; empty for nowhere
   * @param kafka the cluster that the parts need
   * @param spans what the parts make spans with; ends with this
   */
  public Operations(Optional<OperationsConfig> config, KafkaConnection kafka, Spans spans) {
    this.spans = spans;
    this.config = config;
    this.cluster = new ClusterProbe(kafka);
    this.server = Javalin.create(this::configure);
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collector.bindTo(registry);
  }

  /** Takes the measurements that are served. */
  public MeterRegistry meters() {
    return registry;
  }

  /** Makes spans of what the parts do. */
  public Spans spans() {
    return spans;
  }

  /** Tells of a producer from now on. */
  public void watch(ProducerService producer) {
    watch(Vitals.of(producer, cluster));
    refreshers.add(new SourceMeters(producer::sources, Clock.systemUTC(), registry));
  }

  /** Tells of a stream processor from now on. */
  public void watch(StreamsService streams) {
    watch(Vitals.of(streams));
  }

  /** Tells of a consumer from now on. */
  public void watch(ConsumerService consumer) {
    watch(Vitals.of(consumer, cluster));
    refreshers.add(new StoreMeters(consumer::funnel, consumer::backlogs, registry));
  }

  /** Tells of a part from now on. */
  public void watch(Vital vital) {
    vitals.add(vital);
    Gauge.builder("newswire.ready", () -> vital.waitingFor().get().isEmpty() ? 1 : 0)
        .description("1 while a service does its work, 0 while it waits")
        .tag("service", vital.name())
        .register(registry);
  }

  /**
   * Begins to serve.
   *
   * @throws io.javalin.util.JavalinBindException when the port is taken
   */
  public void start() {
    config.ifPresent(at -> server.start(at.host(), at.port()));
  }

  /** Where it listens, empty when nowhere. Only after {@link #start()}. */
  public Optional<URI> address() {
    return config.map(at -> URI.create("http://" + at.host() + ":" + server.port()));
  }

  @Override
  public void close() {
    server.stop();
    collector.close();
    registry.close();
    cluster.close();
    spans.close();
  }

  private void configure(JavalinConfig javalin) {
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    javalin.routes.get("/health/live", context -> answer(context, "live", Vital::failure));
    javalin.routes.get("/health/ready", context -> answer(context, "ready", Vital::waitingFor));
    javalin.routes.get("/metrics", this::metrics);
  }

  private void answer(
      Context context, String question, Function<Vital, Supplier<Optional<String>>> aspect) {
    Map<String, String> complaints = new TreeMap<>();
    for (Vital vital : vitals) {
      aspect.apply(vital).get().ifPresent(complaint -> complaints.put(vital.name(), complaint));
    }
    boolean well = complaints.isEmpty();
    context
        .status(well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .header("cache-control", "no-store")
        .json(Map.of(question, well, "complaints", complaints));
  }

  /** Scrapes come seldom, and one at a time is enough. */
  private synchronized void metrics(Context context) {
    refreshers.forEach(Runnable::run);
    context.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
  }
}
