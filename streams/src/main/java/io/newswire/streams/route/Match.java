package io.newswire.streams.route;

import io.newswire.events.Because;
import io.newswire.events.Rule;

/**
 * A rule that holds for an article.
 *
 * @param rule the rule
 * @param because what made it true
 */
public record Match(Rule rule, Because because) {}
