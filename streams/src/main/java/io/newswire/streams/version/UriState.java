package io.newswire.streams.version;

import io.newswire.events.Article;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Map;

/**
 * What is remembered of one uri: hashes and numbers, no text but that of a version that waits.
 *
 * @param shard the uri's dedup shard, see {@link Versions#shard}; set by the first version with
 *     text, kept from then on, so that a kill without text and a revision in another language meet
 *     the article; null while only a kill was seen
 * @param revision how many versions went on so far; 0 while none did
 * @param newest order of the newest version in effect, one that went on or a kill; null while there
 *     is none
 * @param seen field hashes of the newest version in effect
 * @param accepted field hashes of the newest version that went on and was no kill; empty while none
 *     did
 * @param killed whether the newest version in effect is a kill
 * @param held the version that waits, null when none does
 * @param replayed id of the rejection whose record was last sent again and let pass; null if none
 * @param time event time at which the uri was last heard of; what its expiry counts from
 */
@RecordBuilder
public record UriState(
    String shard,
    int revision,
    Order newest,
    Map<String, Long> seen,
    Map<String, Long> accepted,
    boolean killed,
    Article held,
    String replayed,
    Instant time)
    implements UriStateBuilder.With {

  /** Fills what may be absent. */
  public UriState {
    seen = seen == null ? Map.of() : Map.copyOf(seen);
    accepted = accepted == null ? Map.of() : Map.copyOf(accepted);
  }
}
