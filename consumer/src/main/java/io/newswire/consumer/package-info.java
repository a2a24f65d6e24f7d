/** What is done with the events: store, alert, desk. */
package io.newswire.consumer;
