/** Who and where: finds the actors and places that an article names. Knows nothing of Kafka. */
package io.newswire.streams.tag;
