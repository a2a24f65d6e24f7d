package io.newswire.producer.push;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import io.newswire.events.Json;
import io.newswire.producer.connector.Connector;
import io.newswire.producer.connector.ConnectorException;
import io.newswire.producer.connector.Intake;
import io.newswire.producer.format.Payload;
import io.newswire.producer.publish.Receipt;
import io.newswire.producer.source.LiveSources;
import io.newswire.producer.source.Push;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what is sent over HTTP: {@code POST /v1/wires} or {@code /v1/wires/SOURCE}, with a
 * document of any known format as its body. It answers when Kafka has acknowledged all of it:
 *
 * <ul>
 *   <li>202 with {@code {"accepted": n, "rejected": […]}}; 422 with the same when nothing was of
 *       use
 *   <li>400, 401, 403, 408, 413, 415, 429 and 503 with {@code {"code": …, "message": …}}
 * </ul>
 *
 * After 503 the same is to be sent again: it may have been taken in or not, and articles that come
 * twice do no harm.
 */
public final class PushConnector implements Connector {

  private static final Logger LOG = LoggerFactory.getLogger(PushConnector.class);
  private static final int HTTP_THREADS = 48;
  private static final int PUBLISHERS = 4;

  /** Bodies that are read, parsed or wait for acknowledgement, together. */
  private static final int MEMORY_BYTES = 4 * Intake.MAX_BYTES;

  private static final Duration LONGEST_UPLOAD = Duration.ofSeconds(60);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

  private final Push push;
  private final LiveSources sources;
  private final Intake intake;
  private final Supplier<Optional<Duration>> waiting;
  private final Duration patience;
  private final Clock clock;
  private final Admission admission;
  private final RateLimit rate;
  private final Semaphore memory = new Semaphore(MEMORY_BYTES);
  private final ExecutorService publishers;
  private Javalin server;
  private boolean open;

  PushConnector(
      Push push,
      LiveSources sources,
      Intake intake,
      Supplier<Optional<Duration>> waiting,
      Duration patience,
      Clock clock) {
    this.push = push;
    this.sources = sources;
    this.intake = intake;
    this.waiting = waiting;
    this.patience = patience;
    this.clock = clock;
    this.admission = new Admission(sources, patience.dividedBy(3));
    this.rate = new RateLimit(push.perMinute(), clock);
    var number = new AtomicInteger();
    this.publishers =
        Executors.newFixedThreadPool(
            PUBLISHERS,
            task -> {
              Thread thread = new Thread(task, "push " + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * A connector that has not started.
   *
   * @param sources tells who may push
   * @param waiting for how long Kafka has not answered; empty while all is well
   */
  public PushConnector(
      Push push, LiveSources sources, Intake intake, Supplier<Optional<Duration>> waiting) {
    this(push, sources, intake, waiting, Duration.ofSeconds(30), Clock.systemUTC());
  }

  @Override
  public String id() {
    return "push " + push.host() + ":" + push.port();
  }

  @Override
  public void start() {
    Javalin created = Javalin.create(this::configure);
    try {
      server = created.start(push.host(), push.port());
    } catch (JavalinBindException e) {
      throw new ConnectorException(
          "cannot listen at %s:%d, another program does; choose another port in sources.yaml: push: {port: N}"
              .formatted(push.host(), push.port()),
          e);
    }
    LOG.info("taking in articles at http://{}:{}/v1/wires", push.host(), server.port());
  }

  /** Takes up that the sources have changed: says so when anybody may send from now on. */
  public void declared() {
    boolean openNow = sources.tokens().isEmpty();
    if (openNow && !open && !isLoopback(push.host())) {
      LOG.warn(
          "anybody who reaches {} may send articles; make a token: newswire sources token ID",
          push.host());
    }
    open = openNow;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The port it listens at. */
  public int port() {
    return server.port();
  }

  @Override
  public Health health() {
    return new Health(server != null, server == null ? "not started" : "listening");
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
    publishers.shutdownNow();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.jsonMapper(new JavalinJackson(Json.mapper(), false));
    config.jetty.threadPool = new QueuedThreadPool(HTTP_THREADS, 4);
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.routes.get("/health/live", context -> context.json(Map.of("status", "live")));
    config.routes.post("/v1/wires", context -> take(context, null));
    config.routes.post("/v1/wires/{source}", context -> take(context, context.pathParam("source")));
    config.routes.exception(Refusal.class, PushConnector::refuse);
    config.routes.error(
        404,
        context ->
            context.json(new Refusal.Body("not-found", "send wires to POST /v1/wires/SOURCE")));
  }

  private void take(Context context, String named) throws Refusal, IOException {
    String source =
        admission.source(named, context.header("Authorization"), context.header("Origin"));
    rate.count(sources.tokens().isEmpty() ? context.ip() : source);
    Body.check(context.contentType(), context.header("Content-Encoding"));
    int room = Body.room(context.req().getContentLengthLong());
    refuseWhileKafkaIsAway();
    if (!memory.tryAcquire(room)) {
      throw Refusal.forNow(503, "busy", "too much is under way, send it again later", TRY_AGAIN);
    }
    boolean handedOn = false;
    try {
      byte[] bytes =
          Body.read(context.bodyInputStream(), room, clock.instant().plus(LONGEST_UPLOAD), clock);
      var origin = new Payload(bytes, source, "push", context.path(), clock.instant());
      CompletionStage<Receipt> published =
          CompletableFuture.supplyAsync(
                  () -> intake.take(new ByteArrayInputStream(bytes), origin, publishers),
                  publishers)
              .thenCompose(receipt -> receipt);
      // Its memory is free when Kafka has it, even if the sender was told to come again by then.
      published.whenComplete((receipt, failure) -> memory.release(room));
      handedOn = true;
      context.future(() -> answer(context, published));
    } finally {
      if (!handedOn) {
        memory.release(room);
      }
    }
  }

  private void refuseWhileKafkaIsAway() throws Refusal {
    if (waiting.get().isPresent()) {
      throw Refusal.forNow(
          503, "kafka-away", "Kafka does not answer, send it again later", TRY_AGAIN);
    }
  }

  private CompletableFuture<?> answer(Context context, CompletionStage<Receipt> published) {
    return published
        .toCompletableFuture()
        .copy()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (receipt, failure) -> {
              if (failure == null) {
                Answer answer = Answer.to(receipt);
                return context.status(answer.status()).json(answer);
              }
              return refuse(unacknowledged(failure), context);
            });
  }

  private static Refusal unacknowledged(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    String why =
        cause instanceof TimeoutException ? "Kafka did not answer in time" : cause.getMessage();
    return Refusal.forNow(503, "not-acknowledged", why + "; send it again later", TRY_AGAIN);
  }

  private static Context refuse(Refusal refusal, Context context) {
    if (refusal.retryAfter() != null) {
      long seconds = Math.max(1, (refusal.retryAfter().toMillis() + 999) / 1_000);
      context.header("Retry-After", Long.toString(seconds));
    }
    if (refusal.status() == 401) {
      context.header("WWW-Authenticate", "Bearer");
    }
    return context.status(refusal.status()).json(refusal.body());
  }
}
