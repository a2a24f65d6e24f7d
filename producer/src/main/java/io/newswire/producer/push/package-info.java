/** Articles sent to us over HTTP. */
package io.newswire.producer.push;
