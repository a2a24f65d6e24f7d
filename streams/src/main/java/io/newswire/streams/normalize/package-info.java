/**
 * Makes every article comparable: one form of text, language and dates. Knows nothing of Kafka.
 *
 * <p>Start reading at {@link io.newswire.streams.normalize.Normalizer}.
 */
package io.newswire.streams.normalize;
