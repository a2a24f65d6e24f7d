/**
 * The commands of {@code newswire}, one class each.
 *
 * <p>What a command gives goes to standard output and nothing else does; what it has to say about
 * it goes to standard error.
 */
package io.newswire.app.cli;
