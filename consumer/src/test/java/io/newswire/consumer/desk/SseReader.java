package io.newswire.consumer.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads server-sent events as a browser does. */
final class SseReader implements AutoCloseable {

  private static final long TIMEOUT_SECONDS = 10;

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final InputStream in;
  private final Thread thread = new Thread(this::read, "sse-reader");
  private volatile boolean ended;

  SseReader(InputStream in) {
    this.in = in;
    thread.setDaemon(true);
    thread.start();
  }

  /** The next event of a type; those of other types before it are passed over. */
  Event await(String type) throws InterruptedException {
    Event event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    while (event != null && !event.type().equals(type)) {
      event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
    if (event == null) {
      throw new AssertionError("no event \"" + type + "\" within " + TIMEOUT_SECONDS + " s");
    }
    return event;
  }

  /** Whether the server has ended the stream. */
  boolean ended() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void read() {
    String type = "message";
    String id = null;
    String data = "";
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("event: ")) {
          type = line.substring("event: ".length());
        } else if (line.startsWith("id: ")) {
          id = line.substring("id: ".length());
        } else if (line.startsWith("data: ")) {
          data = line.substring("data: ".length());
        } else if (line.isEmpty() && !data.isEmpty()) {
          events.add(new Event(type, id, data));
          data = "";
        }
      }
    } catch (IOException e) {
      // Closed, by either side.
    }
    ended = true;
  }

  /**
   * An event.
   *
   * @param type its name
   * @param id the last id told so far, null when none was
   * @param data its data
   */
  record Event(String type, String id, String data) {}
}
