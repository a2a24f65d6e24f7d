/**
 * The packaged lexicon in the form in which it is loaded: arrays and texts, one after the other, as
 * the build writes them from the tables. Pure: no Kafka.
 */
package io.newswire.streams.tag.packed;
