/** What takes wires in: one interface, and what its implementations share. */
package io.newswire.producer.connector;
