package io.newswire.consumer.store;

import io.newswire.events.ArticleEvent;

/**
 * A version of an article as an event told it, with all that can be prepared before the database is
 * asked.
 *
 * @param event the event
 * @param fact what of it decides on the article's state
 * @param row its row of {@code article_versions}
 * @param words what its text is found by
 * @param mentions rows of {@code mentions}
 */
record ToldVersion(
    ArticleEvent event, VersionFact fact, CopyRows row, SearchWords words, CopyRows mentions) {

  /**
   * The version in an event.
   *
   * @param record the event's JSON as it was read
   * @param forms takes note of its words
   */
  static ToldVersion of(ArticleEvent event, byte[] record, WordForms forms) {
    VersionFact fact = VersionFact.of(event);
    return new ToldVersion(
        event,
        fact,
        VersionTable.row(event, PostgresText.storable(record, event), fact),
        SearchWords.of(event, forms),
        TagTables.mentions(event));
  }
}
