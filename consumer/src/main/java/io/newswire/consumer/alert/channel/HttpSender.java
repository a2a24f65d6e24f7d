package io.newswire.consumer.alert.channel;

import io.newswire.consumer.alert.channel.Channel.Result;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import okhttp3.Dns;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Posts JSON to one address and tells what the answer means. Redirects are refused, what comes back
 * is read to {@value #MAX_ANSWER} bytes, and no attempt takes longer than {@link #LIMIT}.
 */
final class HttpSender implements AutoCloseable {

  /** The longest that an attempt takes. */
  static final Duration LIMIT = Duration.ofSeconds(15);

  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);
  private static final int MAX_ANSWER = 160;
  private static final int MULTIPLE_CHOICES = 300;
  private static final int BAD_REQUEST = 400;
  private static final int GONE = 410;

  private final URI url;
  private final boolean allowPrivate;
  private final Clock clock;
  private final OkHttpClient client;

  HttpSender(URI url, boolean allowPrivate, Clock clock) {
    this.url = url;
    this.allowPrivate = allowPrivate;
    this.clock = clock;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT)
            .callTimeout(LIMIT)
            // Where a signed message goes is for the user to say, not for the receiver.
            .followRedirects(false)
            .retryOnConnectionFailure(false);
    if (!allowPrivate) {
      builder.dns(new PublicDns(Dns.SYSTEM));
    }
    this.client = builder.build();
  }

  /**
   * Refuses what is no address of a receiver.
   *
   * @throws IllegalArgumentException naming the key
   */
  static void requireHttp(URI url) {
    boolean http =
        url != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
    if (!http || url.getHost() == null) {
      throw new IllegalArgumentException("url: must be http:// or https:// with a host");
    }
    if (url.getUserInfo() != null) {
      throw new IllegalArgumentException("url: must not hold a user or password");
    }
  }

  Result post(String json, Map<String, String> headers) {
    try {
      if (!allowPrivate) {
        PublicDns.refusePrivateLiteral(url.getHost());
      }
      Request.Builder request =
          new Request.Builder()
              .url(url.toString())
              .header("user-agent", "newswire")
              .post(RequestBody.create(json, JSON));
      headers.forEach(request::header);
      try (Response response = client.newCall(request.build()).execute()) {
        return meaning(response);
      }
    } catch (IOException e) {
      return Result.NotTaken.because(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private Result meaning(Response response) {
    if (response.isSuccessful()) {
      return new Result.Taken(null);
    }
    int code = response.code();
    if (code >= MULTIPLE_CHOICES && code < BAD_REQUEST) {
      return Result.NotTaken.because(
          "the receiver answered " + code + "; redirects are not followed");
    }
    String reason = "the receiver answered " + code + saying(response);
    return code == GONE
        ? new Result.Gone(reason)
        : new Result.NotTaken(reason, retryAfter(response));
  }

  /** The beginning of what the receiver says, when that is text. */
  private static String saying(Response response) {
    MediaType type = response.body().contentType();
    if (type == null || !type.type().equals("text")) {
      return "";
    }
    try {
      String text = response.peekBody(MAX_ANSWER).string().replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
      return text.isBlank() ? "" : ": " + text.strip();
    } catch (IOException e) {
      return "";
    }
  }

  private Duration retryAfter(Response response) {
    List<String> values = response.headers("retry-after");
    if (values.size() != 1) {
      return Duration.ZERO;
    }
    Duration asked = retryAfter(values.get(0));
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST_RETRY_AFTER) < 0 ? asked : LONGEST_RETRY_AFTER;
  }

  /** Seconds, or a date. */
  private Duration retryAfter(String value) {
    if (value.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      return Duration.between(
          clock.instant(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
