/** From the outbox to the people: alerts, and word of what became of them. */
package io.newswire.consumer.alert;
