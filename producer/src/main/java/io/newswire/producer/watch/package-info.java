/** Folders where files arrive. */
package io.newswire.producer.watch;
