/**
 * The contract of Newswire: the records that travel on its topics, the one list of those topics,
 * and how both become bytes. Everything else in the project depends on this package; it depends on
 * kafka-clients and Jackson only.
 *
 * <p>Field names follow IPTC ninjs 3.1 where it has them, flattened to one value each. Times are
 * RFC 3339 in UTC, languages BCP-47, countries ISO-3166 alpha-3, places GeoNames ids, coordinates
 * GeoJSON (longitude first). Text offsets count Unicode code points.
 */
package io.newswire.events;
