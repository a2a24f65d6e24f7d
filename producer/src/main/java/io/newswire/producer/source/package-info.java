/** Which sources there are, and what is stated about them: {@code sources.yaml}. */
package io.newswire.producer.source;
