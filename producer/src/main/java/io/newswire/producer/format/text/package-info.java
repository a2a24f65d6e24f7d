/** Reading what was written for people: scraped pages, printed dates. Knows text alone. */
package io.newswire.producer.format.text;
