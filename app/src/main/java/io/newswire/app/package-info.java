/** The command line, the embedded Kafka and PostgreSQL, the demo wire. */
package io.newswire.app;
