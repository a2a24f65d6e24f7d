/**
 * Faults on purpose: the services run as processes of their own, something is killed, stopped, cut
 * off or filled up while articles stream through, and afterwards every acknowledged article must
 * have had exactly one outcome.
 *
 * <p>A short selection runs in every build over few articles, all of it with {@code -Pfaults} over
 * 20,000 each.
 */
package io.newswire.app.faults;
