package io.newswire.producer.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom 0.3 and 1.0.
 *
 * @see <a href="https://www.rssboard.org/rss-specification">RSS 2.0</a>
 * @see <a href="https://web.resource.org/rss/1.0/spec">RSS 1.0</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4287">Atom 1.0, RFC 4287</a>
 */
final class Feed implements Format {

  private static final Set<String> ROOTS = Set.of("rss", "RDF", "rdf", "feed", "entry");

  @Override
  public String name() {
    return "feed";
  }

  @Override
  public boolean accepts(Document document) {
    String head = document.head();
    return Xml.rootName(head).filter(ROOTS::contains).isPresent();
  }

  @Override
  public List<Item> parse(Document document) {
    Element root = Xml.root(document.text()).orElse(null);
    Optional<String> fault = Xml.fault(document.text());
    List<Item> items = new ArrayList<>();
    if (root != null) {
      String format =
          root.tag().localName().equals("rss")
              ? "rss"
              : root.tag().localName().equalsIgnoreCase("rdf") ? "rdf" : "atom";
      Element channel = Xml.child(root, "channel").orElse(root);
      FeedEntry.Context context = FeedEntry.Context.of(format, channel, document);
      for (Element entry : entries(root)) {
        items.add(FeedEntry.read(entry, context));
      }
    }
    fault.ifPresent(
        why ->
            items.add(
                new Item.Refused(
                    Item.Refused.MALFORMED,
                    "feed is no well-formed XML, %d of its items could be read: %s"
                        .formatted(items.size(), why),
                    null)));
    return items;
  }

  /** RSS has its items in the channel, RDF and Atom in the root. */
  private static List<Element> entries(Element root) {
    if (Xml.name(root).equals("entry")) {
      return List.of(root);
    }
    List<Element> entries = new ArrayList<>();
    for (Element child : root.children()) {
      switch (Xml.name(child)) {
        case "channel" -> entries.addAll(entries(child));
        case "item", "entry", "at:deleted-entry" -> entries.add(child);
        default -> {}
      }
    }
    return entries;
  }
}
