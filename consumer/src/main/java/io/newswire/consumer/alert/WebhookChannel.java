package io.newswire.consumer.alert;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import okhttp3.Dns;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Posts each message, signed by Standard Webhooks 1.0, to one receiver. */
final class WebhookChannel implements Channel {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration CALL = Duration.ofSeconds(15);
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
  private static final int GONE = 410;

  private final WebhookConfig config;
  private final Webhook signer;
  private final OkHttpClient client;
  private final Clock clock;

  /**
   * A channel to a receiver.
   *
   * @param config the receiver
   * @param clock gives the time that is signed
   */
  WebhookChannel(WebhookConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    try {
      this.signer = new Webhook(config.secret());
    } catch (EmptyWebhookSecretException e) {
      throw new IllegalArgumentException(config + ": no secret", e);
    }
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT)
            .callTimeout(CALL)
            // Where a signed message goes is for the user to say, not for the receiver.
            .followRedirects(false)
            .retryOnConnectionFailure(false);
    if (!config.allowPrivate()) {
      builder.dns(new PublicDns(Dns.SYSTEM));
    }
    this.client = builder.build();
  }

  @Override
  public String name() {
    return AlertConfig.channel(config);
  }

  @Override
  public Duration limit() {
    return CALL;
  }

  @Override
  public Result send(Delivery delivery) {
    try (Response response = client.newCall(request(delivery)).execute()) {
      if (response.isSuccessful()) {
        return new Result.Taken();
      }
      String reason = "the receiver answered " + response.code();
      return response.code() == GONE
          ? new Result.Gone(reason)
          : new Result.NotTaken(reason, retryAfter(response));
    } catch (IOException e) {
      return new Result.NotTaken(
          e.getClass().getSimpleName() + ": " + e.getMessage(), Duration.ZERO);
    }
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private Request request(Delivery delivery) throws IOException {
    long timestamp = clock.instant().getEpochSecond();
    if (!config.allowPrivate()) {
      PublicDns.refusePrivateLiteral(config.url().getHost());
    }
    try {
      return new Request.Builder()
          .url(config.url().toString())
          .header("user-agent", "newswire")
          .header("webhook-id", delivery.id())
          .header("webhook-timestamp", Long.toString(timestamp))
          .header("webhook-signature", signer.sign(delivery.id(), timestamp, delivery.payload()))
          .post(RequestBody.create(delivery.payload(), JSON))
          .build();
    } catch (WebhookSigningException e) {
      throw new IOException("cannot sign", e);
    }
  }

  private static Duration retryAfter(Response response) {
    List<String> values = response.headers("retry-after");
    if (values.size() != 1 || !values.get(0).matches("[0-9]{1,6}")) {
      return Duration.ZERO;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(values.get(0)));
    return asked.compareTo(LONGEST_RETRY_AFTER) < 0 ? asked : LONGEST_RETRY_AFTER;
  }
}
