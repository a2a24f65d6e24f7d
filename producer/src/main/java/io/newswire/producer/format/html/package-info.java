/**
 * HTML: the words in a piece of it, and the article on a page. Knows nothing of wires and
 * transport.
 */
package io.newswire.producer.format.html;
