/** The ways to tell people: log, webhook, Slack, mail. None of them knows the database. */
package io.newswire.consumer.alert.channel;
