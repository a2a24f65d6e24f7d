/** Finds out what works and what does not. */
package io.newswire.app.doctor;
