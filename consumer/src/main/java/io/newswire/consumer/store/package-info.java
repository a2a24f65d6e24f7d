/** Kafka into PostgreSQL: each record once, in the transaction that also keeps its offset. */
package io.newswire.consumer.store;
