/** The topology: normalize, version, tag, dedup, route. */
package io.newswire.streams;
