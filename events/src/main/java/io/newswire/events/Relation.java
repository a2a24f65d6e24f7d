package io.newswire.events;

/**
 * A link from an article to another item, as its source states it.
 *
 * @param rel how they relate: {@code previousVersion}, {@code related}, {@code enclosure}
 * @param uri the other item's uri
 */
public record Relation(String rel, String uri) {}
