package io.newswire.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the provider allows to be done with an item; the values of ninjs {@code pubStatus}. */
public enum PubStatus {
  /** May be published. */
  @JsonProperty("usable")
  USABLE,
  /** Must wait until the provider makes it usable. */
  @JsonProperty("withheld")
  WITHHELD,
  /** Must not be used any more: a kill. */
  @JsonProperty("canceled")
  CANCELED
}
