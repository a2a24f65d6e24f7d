/** Puts rules into {@code news.rules}, and tries them on past articles. */
package io.newswire.app.rules;
