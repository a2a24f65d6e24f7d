package io.newswire.producer.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * NewsML-G2: one newsItem, or a newsMessage with several items. Items that carry no story, such as
 * packages, planning and concepts, are set aside.
 *
 * @see <a href="https://iptc.org/std/NewsML-G2/guidelines/">NewsML-G2 guidelines</a>
 */
final class NewsMlG2 implements Format {

  private static final Set<String> OTHER_ITEMS =
      Set.of("packageItem", "planningItem", "conceptItem", "knowledgeItem", "catalogItem");

  private static final Set<String> PIECES =
      Set.of(
          "catalog",
          "contentSet",
          "contentMeta",
          "itemMeta",
          "itemSet",
          "groupSet",
          "conceptSet",
          "rightsInfo");

  @Override
  public String name() {
    return "newsml-g2";
  }

  @Override
  public boolean accepts(Document document) {
    return Xml.rootName(document.head())
        .filter(
            root ->
                root.equals("newsMessage")
                    || root.equals("newsItem")
                    || OTHER_ITEMS.contains(root)
                    || PIECES.contains(root))
        .isPresent();
  }

  @Override
  public List<Item> parse(Document document) {
    return WireXml.whole(document, name(), root -> items(root, document));
  }

  private List<Item> items(Element element, Document document) {
    String name = Xml.name(element);
    if (name.equals("newsItem")) {
      return List.of(new NewsItem(element, document, name()).read());
    }
    if (OTHER_ITEMS.contains(name)) {
      return List.of(
          new Item.Refused(
              Item.Refused.SET_ASIDE,
              name + " carries no story of its own",
              WireXml.own(element, "guid")));
    }
    if (PIECES.contains(name)) {
      return List.of(
          new Item.Refused(
              Item.Refused.SET_ASIDE, name + " without an item that it belongs to", null));
    }
    List<Item> items = new ArrayList<>();
    for (Element set : Xml.children(element, "itemSet")) {
      set.children().forEach(item -> items.addAll(items(item, document)));
    }
    return items;
  }
}
