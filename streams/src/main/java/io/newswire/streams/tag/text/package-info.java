/**
 * The text core of tagging: tokens with folded forms and exact offsets, and the index that finds
 * phrases of a lexicon among them. Pure: no Kafka, no input or output, no mutable state once built.
 */
package io.newswire.streams.tag.text;
