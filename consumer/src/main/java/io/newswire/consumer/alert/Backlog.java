package io.newswire.consumer.alert;

import java.time.Duration;

/**
 * What waits in the outbox for one channel.
 *
 * @param channel the channel's name
 * @param messages how many messages wait
 * @param oldest for how long the oldest of them has waited
 */
public record Backlog(String channel, long messages, Duration oldest) {}
