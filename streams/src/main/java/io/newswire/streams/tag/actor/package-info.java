/**
 * Who acts: the lexicon of persons and organisations, and the recognisers that find them in a text,
 * by name, by what they are ("the Libyan interior minister"), by shape, and by what the text said
 * before. Pure: no Kafka, no mutable state once loaded.
 */
package io.newswire.streams.tag.actor;
