/**
 * Where: finds the places that an article names and tells which of those of one name is meant.
 * {@link io.newswire.streams.tag.place.Places} is the way in.
 */
package io.newswire.streams.tag.place;
