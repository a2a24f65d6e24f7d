/** Who may do what on a cluster that asks for rights. */
package io.newswire.events.access;
