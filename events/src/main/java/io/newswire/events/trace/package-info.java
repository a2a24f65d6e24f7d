/** How what happens to one article, in all services, becomes one trace. */
package io.newswire.events.trace;
