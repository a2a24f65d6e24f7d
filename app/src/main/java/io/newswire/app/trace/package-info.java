/** Traces by OpenTelemetry. */
package io.newswire.app.trace;
