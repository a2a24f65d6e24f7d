/**
 * Decides by rules where an event goes and whom it alerts. Rules are data: an expression in the
 * Common Expression Language (CEL) over what is known of an article, and what to do when it holds.
 * Knows nothing of Kafka.
 *
 * <p>Start reading at {@link io.newswire.streams.route.Router}; what an expression may say is in
 * {@link io.newswire.streams.route.Facts}.
 */
package io.newswire.streams.route;
