package io.newswire.producer.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What one JSON object may be. Implementations hold no state. */
interface JsonShape {

  /** Its name, as {@code origin.format} states it. */
  String name();

  /** Whether the object is of this shape, told from its field names. */
  boolean fits(ObjectNode object);

  /** The items of an object that {@link #fits} said yes to. */
  List<Item> read(ObjectNode object, Document document);
}
