/** A wire that plays by itself, to see Newswire at work. */
package io.newswire.app.demo;
