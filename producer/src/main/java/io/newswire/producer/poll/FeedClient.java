package io.newswire.producer.poll;

import io.newswire.producer.connector.Intake;
import io.newswire.producer.net.ForbiddenAddressException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Asks servers for feeds, and trusts none of them: the time for a whole request with all its
 * redirects, the decompressed size, the number of redirects and the addresses it goes to are
 * bounded. Blocks its caller, never throws for what a server does. Thread-safe.
 */
final class FeedClient {

  static final int MAX_REDIRECTS = 5;

  /** What robots.txt calls us. */
  static final String AGENT = "newswire";

  private static final String USER_AGENT = "Newswire/0.1 (feed poller)";
  private static final String ACCEPT =
      "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9,"
          + " */*;q=0.5";
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> FOR_GOOD = Set.of(301, 308);

  /** A document up to this size is read without more ado. */
  private static final int USUAL_BYTES = 1 << 20;

  /** So many larger ones are read at a time: they may turn out to be bombs. */
  private static final int LARGE_ONES = 4;

  private static final int BEGINNING = 4_096;

  private final Semaphore largeOnes = new Semaphore(LARGE_ONES);
  private final OkHttpClient anywhere;
  private final OkHttpClient outside;
  private final Dns dns;
  private final Predicate<InetAddress> isOutside;
  private final Duration deadline;
  private final Clock clock;
  private volatile boolean closed;

  /**
   * A client.
   *
   * @param dns who tells addresses
   * @param isOutside which addresses any source may be at
   * @param deadline the longest a request with its redirects may take
   */
  FeedClient(Dns dns, Predicate<InetAddress> isOutside, Duration deadline, Clock clock) {
    this.dns = dns;
    this.isOutside = isOutside;
    this.deadline = deadline;
    this.clock = clock;
    this.anywhere =
        new OkHttpClient.Builder()
            .dns(dns)
            .proxy(Proxy.NO_PROXY) // behind a proxy nobody could tell where a request goes
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(true)
            // Feeds are asked minutes apart: idle connections would only be held open.
            .connectionPool(new ConnectionPool(64, 5, TimeUnit.SECONDS))
            .build();
    this.outside =
        anywhere
            .newBuilder()
            .dns(this::lookUpOutside)
            .addNetworkInterceptor(this::proceedOutside)
            .build();
  }

  /** Sees the address that the connection really has, whatever a name resolved to before. */
  private Response proceedOutside(Interceptor.Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection == null) {
      throw new IOException("a request without a connection");
    }
    InetAddress address = connection.socket().getInetAddress();
    if (!isOutside.test(address)) {
      throw new ForbiddenAddressException(chain.request().url().host(), address);
    }
    return chain.proceed(chain.request());
  }

  private List<InetAddress> lookUpOutside(String host) throws UnknownHostException {
    List<InetAddress> all = dns.lookup(host);
    for (InetAddress address : all) {
      if (!isOutside.test(address)) {
        var unknown = new UnknownHostException(host);
        unknown.initCause(new ForbiddenAddressException(host, address));
        throw unknown;
      }
    }
    return all;
  }

  /**
   * Asks for a document, wherever it leads.
   *
   * @param url where it is
   * @param etag its entity tag when it was read last, null when unknown
   * @param lastModified its date when it was read last, null when unknown
   * @param allowPrivate whether the host of the address may be at an address inside; no other host
   *     that a redirect leads to may
   */
  Fetched fetch(URI url, String etag, String lastModified, boolean allowPrivate) {
    return fetch(url, etag, lastModified, allowPrivate, Permission.ALL);
  }

  /**
   * Asks for a document.
   *
   * @param redirects asked about each address that a redirect leads to
   * @see #fetch(URI, String, String, boolean)
   */
  Fetched fetch(
      URI url, String etag, String lastModified, boolean allowPrivate, Permission redirects) {
    Instant end = clock.instant().plus(deadline);
    HttpUrl first = HttpUrl.get(url);
    if (first == null) {
      return new Fetched.Failed("bad-address", url + " is no http address", null);
    }
    HttpUrl at = first;
    URI movedTo = null;
    boolean forGood = true;
    try {
      for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
        boolean inside = allowPrivate && at.host().equals(first.host());
        if (hop > 0) {
          var refusal = redirects.ask(at.uri(), inside).refusal();
          if (refusal.isPresent()) {
            return refusal.get();
          }
        }
        try (Response response = ask(at, etag, lastModified, inside, end)) {
          if (!REDIRECTS.contains(response.code())) {
            return read(response, movedTo, end);
          }
          String location = response.header("Location");
          HttpUrl next = location == null ? null : at.resolve(location);
          if (next == null) {
            return new Fetched.Failed(
                "bad-redirect",
                "%s redirects to '%s', no http address".formatted(at, location),
                null);
          }
          forGood &= FOR_GOOD.contains(response.code());
          movedTo = forGood ? next.uri() : movedTo;
          at = next;
        }
      }
      return new Fetched.Failed(
          "too-many-redirects",
          "%s redirects more than %d times".formatted(url, MAX_REDIRECTS),
          null);
    } catch (IOException e) {
      return failure(at, e);
    }
  }

  private Response ask(HttpUrl url, String etag, String lastModified, boolean inside, Instant end)
      throws IOException {
    if (!inside) {
      refuseLiteral(url.host());
    }
    Request.Builder request =
        new Request.Builder().url(url).header("User-Agent", USER_AGENT).header("Accept", ACCEPT);
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    if (lastModified != null) {
      request.header("If-Modified-Since", lastModified);
    }
    Call call = (inside ? anywhere : outside).newCall(request.build());
    call.timeout().timeout(left(end).toMillis(), TimeUnit.MILLISECONDS);
    return call.execute();
  }

  private Duration left(Instant end) throws InterruptedIOException {
    Duration left = Duration.between(clock.instant(), end);
    if (left.toMillis() <= 0) {
      throw new InterruptedIOException("timeout");
    }
    return left;
  }

  /** An address in place of a name is never looked up: it is checked before the connection. */
  private void refuseLiteral(String host) throws IOException {
    boolean literal = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    if (literal) {
      InetAddress address = InetAddress.getByName(host);
      if (!isOutside.test(address)) {
        throw new ForbiddenAddressException(host, address);
      }
    }
  }

  private Fetched read(Response response, URI movedTo, Instant end) throws IOException {
    int code = response.code();
    if (code == 304) {
      return new Fetched.Unchanged(freshFor(response));
    }
    if (code == 410) {
      return new Fetched.Gone();
    }
    if (code != 200) {
      String phrase = response.message().isBlank() ? "" : " " + response.message();
      return new Fetched.Failed(
          "http-" + code,
          response.request().url() + " answered " + code + phrase,
          retryAfter(response));
    }
    BufferedSource body = response.body().source();
    Optional<byte[]> bytes =
        body.request(USUAL_BYTES + 1L)
            ? readLarge(body, end)
            : Optional.of(body.getBuffer().readByteArray());
    return bytes.isEmpty()
        ? new Fetched.TooLarge(body.getBuffer().readByteArray(BEGINNING))
        : new Fetched.Document(
            bytes.get(),
            response.header("ETag"),
            response.header("Last-Modified"),
            response.request().url().uri(),
            movedTo,
            freshFor(response));
  }

  /** Reads what is larger than usual, of which only a few are in memory at a time. */
  private Optional<byte[]> readLarge(BufferedSource body, Instant end) throws IOException {
    try {
      if (!largeOnes.tryAcquire(left(end).toMillis(), TimeUnit.MILLISECONDS)) {
        throw new InterruptedIOException("timeout");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    try {
      return body.request(Intake.MAX_BYTES + 1L)
          ? Optional.empty()
          : Optional.of(body.getBuffer().readByteArray());
    } finally {
      largeOnes.release();
    }
  }

  private static Duration freshFor(Response response) {
    return Duration.ofSeconds(Math.max(0, response.cacheControl().maxAgeSeconds()));
  }

  private Duration retryAfter(Response response) {
    String value = response.header("Retry-After");
    if (value == null) {
      return null;
    }
    if (value.strip().matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value.strip()));
    }
    Instant at = response.headers().getInstant("Retry-After");
    if (at == null) {
      return null;
    }
    Duration until = Duration.between(clock.instant(), at);
    return until.isNegative() ? Duration.ZERO : until;
  }

  private Fetched.Failed failure(HttpUrl at, IOException e) {
    if (forbidden(e) != null) {
      return new Fetched.Failed(ForbiddenAddressException.CODE, forbidden(e).getMessage(), null);
    }
    if (e instanceof InterruptedIOException) {
      return new Fetched.Failed(
          "timeout", "%s took longer than %d s".formatted(at, deadline.toSeconds()), null);
    }
    if (e instanceof UnknownHostException) {
      return new Fetched.Failed("unknown-host", at.host() + " has no address", null);
    }
    String code =
        e instanceof SSLException
            ? "tls"
            : e instanceof ProtocolException ? "protocol" : "unreachable";
    return new Fetched.Failed(code, at + ": " + e.getMessage(), null);
  }

  private static ForbiddenAddressException forbidden(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ForbiddenAddressException found) {
        return found;
      }
    }
    return null;
  }

  /** Whether requests fail because nobody wants them any more. */
  boolean isClosed() {
    return closed;
  }

  /** Ends what is under way. */
  void close() {
    closed = true;
    anywhere.dispatcher().cancelAll();
    outside.dispatcher().cancelAll();
    anywhere.connectionPool().evictAll();
  }
}
