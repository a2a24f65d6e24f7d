package io.newswire.consumer.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.newswire.consumer.search.BadQueryException;
import io.newswire.consumer.store.Funnel;
import io.newswire.events.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/**
 * The wire as server-sent events. The id of an event is the number of the last change that it
 * tells, so that a browser which comes back misses nothing.
 *
 * <p>{@code lines} tells lines that are new or other than before, and articles that have no line
 * any more; {@code funnel} the figures; {@code status} what the service waits for; {@code reload}
 * that so much has changed that the page had better be asked for anew.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
 *     events</a>
 */
final class EventStream {

  private static final int MAX_STREAMS = 100;
  private static final int AT_ONCE = 100;
  private static final long TOO_FAR_BEHIND = 2_000;
  private static final Duration TICK = Duration.ofSeconds(2);
  private static final int TICKS_PER_HEARTBEAT = 5;

  private final WireQueries queries;
  private final ChangeSignal signal;
  private final Supplier<Funnel> figures;
  private final Supplier<Map<String, String>> waitingFor;
  private final Semaphore streams = new Semaphore(MAX_STREAMS);

  /**
   * A stream of changes.
   *
   * @param queries reads them
   * @param signal tells when there are some
   * @param figures the funnel, null while it cannot be had
   * @param waitingFor what the service waits for
   */
  EventStream(
      WireQueries queries,
      ChangeSignal signal,
      Supplier<Funnel> figures,
      Supplier<Map<String, String>> waitingFor) {
    this.queries = queries;
    this.signal = signal;
    this.figures = figures;
    this.waitingFor = waitingFor;
  }

  /** Answers a request, until the browser goes away or the desk is closed. */
  void serve(Context context) throws IOException {
    if (!streams.tryAcquire()) {
      context.status(HttpStatus.SERVICE_UNAVAILABLE).header("retry-after", "30");
      return;
    }
    try {
      String resume = context.header("last-event-id");
      String after = resume == null ? context.queryParam("after") : resume;
      long change = after == null ? queries.lastChange() : number(after);
      HttpServletResponse response = context.res();
      response.setStatus(HttpServletResponse.SC_OK);
      response.setContentType("text/event-stream");
      response.setCharacterEncoding(UTF_8.name());
      response.setHeader("cache-control", "no-store");
      response.setHeader("x-accel-buffering", "no");
      new Client(response.getOutputStream(), change).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      streams.release();
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new BadQueryException("after, last-event-id: must be a number");
    }
  }

  /** One browser. */
  private final class Client {

    private final OutputStream out;
    private long change;
    private Funnel toldFigures;
    private Map<String, String> toldStatus;

    Client(OutputStream out, long change) {
      this.out = out;
      this.change = change;
    }

    void run() throws IOException, InterruptedException {
      write("retry: 2000\n\n");
      for (int tick = 1; !signal.closed(); tick++) {
        long counted = signal.count();
        try {
          tellChanges();
          tellStatus(waitingFor.get());
        } catch (JdbiException e) {
          tellStatus(Map.of("desk", "PostgreSQL"));
        }
        tellFigures();
        if (tick % TICKS_PER_HEARTBEAT == 0) {
          write(":\n\n");
        }
        signal.await(counted, TICK);
      }
    }

    private void tellChanges() throws IOException {
      if (queries.lastChange() - change > TOO_FAR_BEHIND) {
        change = queries.lastChange();
        tell("reload", Long.toString(change), Map.of());
        return;
      }
      WireQueries.Changes changes = queries.changes(change, AT_ONCE);
      while (changes.change() > change) {
        change = changes.change();
        tell("lines", Long.toString(change), changes);
        changes = queries.changes(change, AT_ONCE);
      }
    }

    private void tellFigures() throws IOException {
      Funnel now = figures.get();
      if (now != null && !now.equals(toldFigures)) {
        toldFigures = now;
        tell("funnel", null, now);
      }
    }

    private void tellStatus(Map<String, String> now) throws IOException {
      if (!Objects.equals(now, toldStatus)) {
        toldStatus = now;
        tell("status", null, Map.of("waitingFor", now));
      }
    }

    private void tell(String event, String id, Object data) throws IOException {
      try {
        write(
            "event: "
                + event
                + "\n"
                + (id == null ? "" : "id: " + id + "\n")
                + "data: "
                + Json.mapper().writeValueAsString(data)
                + "\n\n");
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("cannot be written as JSON: " + event, e);
      }
    }

    private void write(String text) throws IOException {
      out.write(text.getBytes(UTF_8));
      out.flush();
    }
  }
}
