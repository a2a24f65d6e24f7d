package io.newswire.producer.poll;

import io.newswire.producer.connector.Intake;
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
import java.util.Set;
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
import okio.Buffer;
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
   * Asks for a document.
   *
   * @param url where it is
   * @param etag its entity tag when it was read last, null when unknown
   * @param lastModified its date when it was read last, null when unknown
   * @param allowPrivate whether addresses inside may be asked
   */
  Fetched fetch(URI url, String etag, String lastModified, boolean allowPrivate) {
    Instant end = clock.instant().plus(deadline);
    HttpUrl at = HttpUrl.get(url);
    URI movedTo = null;
    boolean forGood = true;
    if (at == null) {
      return new Fetched.Failed("bad-address", url + " is no http address", null);
    }
    try {
      for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
        try (Response response = ask(at, etag, lastModified, allowPrivate, end)) {
          if (!REDIRECTS.contains(response.code())) {
            return read(response, movedTo);
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

  private Response ask(
      HttpUrl url, String etag, String lastModified, boolean allowPrivate, Instant end)
      throws IOException {
    Duration left = Duration.between(clock.instant(), end);
    if (left.isNegative() || left.isZero()) {
      throw new InterruptedIOException("timeout");
    }
    if (!allowPrivate) {
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
    Call call = (allowPrivate ? anywhere : outside).newCall(request.build());
    call.timeout().timeout(left.toMillis(), TimeUnit.MILLISECONDS);
    return call.execute();
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

  private Fetched read(Response response, URI movedTo) throws IOException {
    int code = response.code();
    if (code == 304) {
      return new Fetched.Unchanged();
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
    boolean more = body.request(Intake.MAX_BYTES + 1L);
    Buffer buffer = body.getBuffer();
    if (more) {
      return new Fetched.TooLarge(buffer.readByteArray(Math.min(buffer.size(), 4_096)));
    }
    return new Fetched.Document(
        buffer.readByteArray(),
        response.header("ETag"),
        response.header("Last-Modified"),
        movedTo,
        Duration.ofSeconds(Math.max(0, response.cacheControl().maxAgeSeconds())));
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
      return new Fetched.Failed("forbidden-address", forbidden(e).getMessage(), null);
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
