/**
 * What one uri's versions mean: redelivered, revised, corrected, held, killed. Pure; imports no
 * Kafka class. The semantics are written down in {@code docs/dedup.md}.
 */
package io.newswire.streams.version;
