/** Stored articles for other tools, in the formats that they read. */
package io.newswire.consumer.export;
