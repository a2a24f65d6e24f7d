/**
 * The topology: the stages' thin Kafka adapters, what travels between them, and the service that
 * runs it all.
 *
 * <p>Start reading at {@link io.newswire.streams.topology.NewswireTopology}.
 */
package io.newswire.streams.topology;
