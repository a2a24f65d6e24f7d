/** Feeds that are asked for what is new. */
package io.newswire.producer.poll;
