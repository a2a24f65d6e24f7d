package io.newswire.consumer.store;

import io.newswire.events.ArticleEvent;
import java.util.List;

/**
 * A version of an article as an event told it, with all that can be prepared before the database is
 * asked.
 *
 * @param event the event
 * @param fact what of it decides on the article's state
 * @param row its row of {@code article_versions}
 * @param facets what its text is found by beside its words
 * @param mentions rows of {@code mentions}
 */
record ToldVersion(
    ArticleEvent event, VersionFact fact, CopyRows row, List<String> facets, CopyRows mentions) {

  /**
   * The version in an event.
   *
   * @param record the event's JSON as it was read
   */
  static ToldVersion of(ArticleEvent event, byte[] record) {
    VersionFact fact = VersionFact.of(event);
    return new ToldVersion(
        event,
        fact,
        VersionTable.row(event, PostgresText.storable(record, event), fact),
        Facets.ofText(event),
        TagTables.mentions(event));
  }
}
