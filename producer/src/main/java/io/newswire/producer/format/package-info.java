/**
 * From the bytes of a wire document to articles. {@link io.newswire.producer.format.Formats} is the
 * way in; each wire format is one {@link io.newswire.producer.format.Format}. Nothing here knows
 * how the bytes travelled.
 */
package io.newswire.producer.format;
