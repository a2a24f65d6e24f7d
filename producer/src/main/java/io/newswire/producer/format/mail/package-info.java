/** Internet mail, taken apart into what it states, its text and its attachments. */
package io.newswire.producer.format.mail;
