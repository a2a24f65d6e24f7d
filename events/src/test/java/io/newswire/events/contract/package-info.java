/**
 * The contract for other tools: JSON Schemas and an AsyncAPI document, made from the records, their
 * Javadoc and the list of topics, and compared with what is committed under {@code contract/}.
 */
package io.newswire.events.contract;
