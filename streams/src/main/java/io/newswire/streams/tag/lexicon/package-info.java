/**
 * What all recognisers share: the packaged tables, and what single words are evidence of. Pure: no
 * mutable state once loaded.
 */
package io.newswire.streams.tag.lexicon;
