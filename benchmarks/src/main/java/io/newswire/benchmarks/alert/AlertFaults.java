package io.newswire.benchmarks.alert;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newswire.app.embedded.EmbeddedPostgres;
import io.newswire.app.embedded.Ports;
import io.newswire.benchmarks.alert.Endpoint.Manner;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.alert.AlertService;
import io.newswire.consumer.alert.Outbox;
import io.newswire.consumer.alert.RetryPolicy;
import io.newswire.consumer.store.Database;
import io.newswire.consumer.store.DatabaseConfig;
import io.newswire.events.Alert;
import io.newswire.events.Because;
import io.newswire.events.Delivery;
import io.newswire.events.trace.Spans;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;

/**
 * Raises a thousand alerts for two receivers that behave well and five others while the five behave
 * well too, and a thousand while each misbehaves in its way, by turns in four rounds on one
 * database server. Says what was lost, what came under two ids, and how long the well-behaved two
 * waited.
 */
public final class AlertFaults {

  private static final int ALERTS = 1_000;
  private static final int ROUNDS = 4;
  private static final List<Boolean> FAULTS_FIRST = List.of(true, false);
  private static final List<Boolean> FAULTS_LAST = List.of(false, true);
  private static final long BETWEEN_NANOS = Duration.ofMillis(40).toNanos();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final RetryPolicy RETRIES =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(10), 20);

  private final PrintStream out;
  private final DatabaseConfig server;

  private AlertFaults(PrintStream out, DatabaseConfig server) {
    this.out = out;
    this.server = server;
  }

  /** Runs it; an argument says how many alerts are raised instead of a thousand. */
  public static void main(String[] arguments) throws Exception {
    int alerts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ALERTS;
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("newswire-alert-faults");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, Ports.free())) {
      DatabaseConfig server =
          new DatabaseConfig(postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
      new AlertFaults(out, server).run(alerts);
    }
  }

  private void run(int alerts) throws Exception {
    out.printf(
        "%d alerts, one every %d ms, to 7 webhooks%n",
        alerts, Duration.ofNanos(BETWEEN_NANOS).toMillis());
    run(Math.min(alerts, 100), false, "warm-up");
    long[] calm = {};
    long[] disturbed = {};
    for (int round = 1; round <= ROUNDS; round++) {
      // First the one, then the other: what else the machine does changes slowly.
      for (boolean faults : round % 2 == 0 ? FAULTS_FIRST : FAULTS_LAST) {
        long[] waits =
            run(alerts / ROUNDS, faults, (faults ? "disturbed " : "undisturbed ") + round);
        if (faults) {
          disturbed = LongStream.concat(LongStream.of(disturbed), LongStream.of(waits)).toArray();
        } else {
          calm = LongStream.concat(LongStream.of(calm), LongStream.of(waits)).toArray();
        }
      }
    }
    long before = percentile(calm, 95);
    long after = percentile(disturbed, 95);
    out.printf(
        "%np95 of the well-behaved: %d ms undisturbed, %d ms disturbed: %+.1f %%%n",
        before, after, 100.0 * after / before - 100);
  }

  /** One run; gives how long the two well-behaved waited, in milliseconds. */
  private long[] run(int alerts, boolean faults, String title) throws Exception {
    Map<String, Long> raised = new ConcurrentHashMap<>();
    List<Endpoint> endpoints = endpoints(faults);
    AlertConfig config =
        new AlertConfig(endpoints.stream().map(Endpoint::channel).toList(), null, null, RETRIES);
    try (Database database = new Database(server)) {
      database.jdbi().useHandle(h -> h.execute("drop schema public cascade; create schema public"));
      database.migrate();
      try (AlertService service =
          new AlertService(database.jdbi(), config, new SimpleMeterRegistry(), Spans.NONE)) {
        service.start();
        raise(database.jdbi(), new Outbox(config), alerts, raised);
        awaitEnd(database.jdbi());
      }
    } finally {
      endpoints.forEach(Endpoint::close);
    }
    return report(title, endpoints, raised);
  }

  private static List<Endpoint> endpoints(boolean faults) throws IOException {
    List<Endpoint> endpoints = new ArrayList<>();
    endpoints.add(new Endpoint("well-1", Manner.WELL, System::nanoTime));
    endpoints.add(new Endpoint("well-2", Manner.WELL, System::nanoTime));
    for (Manner manner : EnumSet.complementOf(EnumSet.of(Manner.WELL))) {
      endpoints.add(
          new Endpoint(
              manner.name().toLowerCase(Locale.ROOT),
              faults ? manner : Manner.WELL,
              System::nanoTime));
    }
    return endpoints;
  }

  private static void raise(Jdbi jdbi, Outbox outbox, int alerts, Map<String, Long> raised) {
    long next = System.nanoTime();
    for (int i = 0; i < alerts; i++) {
      Alert alert = alert(i);
      jdbi.useTransaction(handle -> outbox.add(handle, List.of(alert), Set.of()));
      raised.put(alert.id(), System.nanoTime());
      next += BETWEEN_NANOS;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private static Alert alert(int number) {
    return new Alert(
        "al-" + number,
        Alert.Severity.WARNING,
        "st-" + number,
        "urn:benchmark:" + number,
        1,
        "agency",
        "Port of Misrata reopens, item " + number,
        "https://example.org/" + number,
        new Because("ports", 1, List.of("location Misrata (LBY)")),
        Delivery.AT_ONCE,
        Instant.now(),
        Instant.now());
  }

  private static void awaitEnd(Jdbi jdbi) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (unfinished(jdbi) > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(unfinished(jdbi) + " messages are still under way");
      }
      Thread.sleep(200);
    }
  }

  private static long unfinished(Jdbi jdbi) {
    return jdbi.withHandle(
        h ->
            h.createQuery("select count(*) from deliveries where status = 'pending'")
                .mapTo(Long.class)
                .one());
  }

  private long[] report(String title, List<Endpoint> endpoints, Map<String, Long> raised) {
    long[] waits =
        endpoints.stream()
            .filter(endpoint -> endpoint.name().startsWith("well"))
            .flatMapToLong(
                endpoint ->
                    endpoint.arrivals().entrySet().stream()
                        .mapToLong(it -> it.getValue() - raised.get(it.getKey())))
            .map(nanos -> Math.max(0, nanos / 1_000_000))
            .toArray();
    out.printf(
        "%n%s: the two well-behaved waited p50 %d ms, p95 %d ms, p99 %d ms%n",
        title, percentile(waits, 50), percentile(waits, 95), percentile(waits, 99));
    for (Endpoint endpoint : endpoints) {
      out.printf(
          "  %-8s %-7s %5d requests, %4d of %d alerts taken, %3d came again, %d under two ids%n",
          endpoint.name(),
          endpoint.manner(),
          endpoint.requests(),
          endpoint.arrivals().size(),
          raised.size(),
          endpoint.repeats(),
          endpoint.doubled());
    }
    return waits;
  }

  private static long percentile(long[] waits, int percent) {
    return LongStream.of(waits)
        .sorted()
        .skip((long) (waits.length - 1) * percent / 100)
        .findFirst()
        .orElse(0);
  }
}
