/**
 * What a record costs, stage by stage, on the demo wire; and what the dedup stage costs when it
 * remembers a million articles.
 */
package io.newswire.benchmarks;
