/** What operators watch: health checks and metrics over HTTP. */
package io.newswire.app.ops;
