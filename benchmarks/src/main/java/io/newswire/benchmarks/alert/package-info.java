/** What receivers that misbehave cost those that do not. */
package io.newswire.benchmarks.alert;
