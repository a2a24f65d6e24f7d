/** Wires in: connectors and formats, published to news.raw. */
package io.newswire.producer;
