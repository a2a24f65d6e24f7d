package io.newswire.consumer.alert.channel;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Posts each message, signed by Standard Webhooks 1.0, to one receiver. */
final class WebhookChannel implements Channel {

  private final WebhookConfig config;
  private final List<Webhook> signers = new ArrayList<>();
  private final HttpSender http;
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
    for (Secret secret : config.secrets()) {
      try {
        signers.add(new Webhook(secret.value()));
      } catch (EmptyWebhookSecretException e) {
        throw new IllegalArgumentException(config + ": no secret", e);
      }
    }
    this.http = new HttpSender(config.url(), config.allowPrivate(), clock);
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public Duration limit() {
    return HttpSender.LIMIT;
  }

  @Override
  public Result send(Delivery delivery) {
    long timestamp = clock.instant().getEpochSecond();
    Map<String, String> headers = new HashMap<>();
    headers.put("webhook-id", delivery.id());
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put("webhook-signature", signatures(delivery, timestamp));
    if (delivery.traceparent() != null) {
      headers.put("traceparent", delivery.traceparent());
    }
    return http.post(delivery.payload(), headers);
  }

  /** One for each secret, separated by spaces: a receiver needs to know one of them. */
  String signatures(Delivery delivery, long timestamp) {
    List<String> signatures = new ArrayList<>();
    for (Webhook signer : signers) {
      try {
        signatures.add(signer.sign(delivery.id(), timestamp, delivery.payload()));
      } catch (WebhookSigningException e) {
        throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
      }
    }
    return String.join(" ", signatures);
  }

  @Override
  public void close() {
    http.close();
  }
}
