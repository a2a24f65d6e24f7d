/**
 * A Kafka broker and a PostgreSQL server of one's own, kept in a data folder: what {@code newswire
 * up} runs on.
 *
 * <p>Both listen on the loopback address only, keep their data durably, and come back after the
 * process was killed.
 */
package io.newswire.app.embedded;
