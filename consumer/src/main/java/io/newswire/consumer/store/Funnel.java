package io.newswire.consumer.store;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of the raw records. The two sides are counted apart, one by Kafka and one by the
 * store: once all is read, {@code accepted = stored + duplicates + redeliveries + held + rejected}.
 *
 * @param accepted raw records, and what was refused before it became one
 * @param stored sent out
 * @param duplicates copies, linked to their story
 * @param redeliveries the same version again
 * @param held waiting for their time
 * @param rejected dead letters
 */
public record Funnel(
    long accepted, long stored, long duplicates, long redeliveries, long held, long rejected) {

  /** Accepted, and not yet at an end; above zero while work is under way. */
  @JsonProperty
  public long underWay() {
    return accepted - stored - duplicates - redeliveries - held - rejected;
  }
}
