/** What a record costs, stage by stage, on the demo wire. */
package io.newswire.benchmarks;
