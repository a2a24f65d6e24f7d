/** What the producer reads back from Kafka: positions, declarations, states; all compacted. */
package io.newswire.producer.topic;
