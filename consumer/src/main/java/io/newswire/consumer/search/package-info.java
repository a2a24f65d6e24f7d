/**
 * Finding articles among all that are stored, newest first, by words and by what is known of them.
 */
package io.newswire.consumer.search;
