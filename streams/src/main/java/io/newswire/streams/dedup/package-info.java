/**
 * Each story once, across uris: exact and near copies, shortened reprints, write-throughs. Pure;
 * imports no Kafka class. The semantics are written down in {@code docs/dedup.md}.
 *
 * <p>Start reading at {@link io.newswire.streams.dedup.Deduplicator}.
 */
package io.newswire.streams.dedup;
