package io.newswire.producer.format;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.Element;

/** What the XML formats of agencies have in common. */
final class WireXml {

  private WireXml() {}

  /**
   * Reads a document that must be whole: half of an agency's item is worse than none.
   *
   * @param read gives the items of a well-formed document's root
   */
  static List<Item> whole(Document document, String format, Function<Element, List<Item>> read) {
    Optional<String> fault = Xml.fault(document.text());
    if (fault.isPresent()) {
      return List.of(
          new Item.Refused(
              Item.Refused.MALFORMED, format + " is no well-formed XML: " + fault.get(), null));
    }
    return Xml.root(document.text()).map(read).orElse(List.of());
  }

  /** The urgency from 1 to 9; null for anything else. */
  static Integer urgency(String stated) {
    return stated != null && stated.matches("[1-9]") ? Integer.valueOf(stated) : null;
  }

  /** An attribute of the element itself; null when it has none. */
  static String own(Element element, String attribute) {
    String value = element.attr(attribute).strip();
    return value.isEmpty() ? null : value;
  }

  /** The last part of a QCode or URI: {@code usable} of {@code stat:usable}. */
  static String local(String code) {
    return code == null ? null : code.replaceFirst("^.*[:/#]", "");
  }
}
