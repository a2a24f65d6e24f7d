package io.newswire.producer.format;

import java.util.List;

/** The parser of one wire format. Implementations hold no state and serve all threads. */
interface Format {

  /** Its name, as {@code origin.format} states it. */
  String name();

  /** Whether the document is of this format, told from its content, cheaply. */
  boolean accepts(Document document);

  /**
   * Parses a document that {@link #accepts} said yes to.
   *
   * @return every item of the document, in its order; a document that breaks the format's rules
   *     gives an {@link Item.Refused}
   */
  List<Item> parse(Document document);
}
