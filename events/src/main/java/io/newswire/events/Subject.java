package io.newswire.events;

/**
 * What an article is about, as its source states it.
 *
 * @param uri the concept's URI, an IPTC Media Topic where the source gives one, else null
 * @param name the concept's name in the article's language, else null
 */
public record Subject(String uri, String name) {}
