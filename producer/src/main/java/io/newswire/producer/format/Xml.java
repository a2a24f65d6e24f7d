package io.newswire.producer.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.producer.format.text.Tidy;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XML as news comes in it: read by a parser that knows no DTDs and no entities but those of HTML,
 * reaches for nothing outside the document, and makes the best of what is not well-formed; a strict
 * second reading tells whether it was.
 *
 * <p>Elements are called by their local name, with the usual prefix of their namespace in front
 * where that is an extension's: {@code title}, {@code dc:creator}, {@code content:encoded},
 * whatever prefix the document itself uses.
 */
final class Xml {

  private static final int MAX_DEPTH = 200;

  private static final Pattern ROOT =
      Pattern.compile(
          "\\A(?:\\s+|<\\?[^>]*>|<!--.*?-->|<!DOCTYPE[^\\[>]*(?:\\[.*?\\]\\s*)?>)*+<(?:[\\w.-]{1,60}:)?(?<name>[A-Za-z_][\\w.-]{0,60})",
          Pattern.DOTALL);

  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("http://purl.org/dc/elements/1.1/", "dc:"),
          Map.entry("http://purl.org/dc/terms/", "dcterms:"),
          Map.entry("http://purl.org/rss/1.0/modules/content/", "content:"),
          Map.entry("http://search.yahoo.com/mrss/", "media:"),
          Map.entry("http://search.yahoo.com/mrss", "media:"),
          Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"),
          Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner:"),
          Map.entry("http://purl.org/atompub/tombstones/1.0", "at:"),
          Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"),
          Map.entry("http://www.w3.org/1999/xhtml", "xhtml:"),
          Map.entry("http://www.google.com/schemas/sitemap-news/0.9", "news:"),
          Map.entry("http://www.google.com/schemas/sitemap-image/1.1", "image:"),
          Map.entry("http://www.sitemaps.org/schemas/sitemap/0.9", ""),
          Map.entry("http://www.google.com/schemas/sitemap/0.84", ""),
          Map.entry("http://iptc.org/std/nar/2006-10-01/", ""),
          Map.entry("http://iptc.org/std/NITF/2006-10-18/", ""),
          Map.entry("http://www.w3.org/2005/Atom", ""),
          Map.entry("http://purl.org/atom/ns#", ""),
          Map.entry("http://purl.org/rss/1.0/", ""),
          Map.entry("http://my.netscape.com/rdf/simple/0.9/", ""),
          Map.entry("http://channel.netscape.com/rdf/simple/0.9/", ""),
          Map.entry("http://backend.userland.com/rss2", ""));

  private Xml() {}

  /**
   * The local name of a document's root element, told from its beginning; empty when it has none.
   */
  static Optional<String> rootName(String head) {
    Matcher matcher = ROOT.matcher(head);
    return matcher.find() ? Optional.of(matcher.group("name")) : Optional.empty();
  }

  /** The root element. */
  static Optional<Element> root(String text) {
    Parser parser = Parser.xmlParser().setMaxDepth(MAX_DEPTH);
    return Optional.ofNullable(Jsoup.parse(text, "", parser).firstElementChild());
  }

  /** What breaks the rules of XML, with its line; empty when the text is well-formed. */
  static Optional<String> fault(String text) {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      // An undeclared prefix is a slip that costs nothing.
      factory.setNamespaceAware(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      javax.xml.parsers.SAXParser parser = factory.newSAXParser();
      parser.setProperty("http://www.oracle.com/xml/jaxp/properties/entityExpansionLimit", "100");
      // The JDK counts &amp; and the like as entities here, of which a long document has many.
      parser.setProperty(
          "http://www.oracle.com/xml/jaxp/properties/totalEntitySizeLimit",
          Integer.toString(Formats.MAX_DOCUMENT_BYTES));
      parser.setProperty(
          "http://www.oracle.com/xml/jaxp/properties/maxElementDepth", Integer.toString(MAX_DEPTH));
      parser.parse(new InputSource(new StringReader(text.strip())), new Silent());
      return Optional.empty();
    } catch (SAXParseException e) {
      return Optional.of("line " + e.getLineNumber() + ": " + e.getMessage());
    } catch (SAXException | IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own XML parser lacks a feature", e);
    }
  }

  /** The name of an element, as this class calls it. */
  static String name(Element element) {
    String prefix = PREFIXES.get(element.tag().namespace());
    String local = element.tag().localName();
    return prefix == null ? element.tagName() : prefix + local;
  }

  /** The children of that name. */
  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Element child : parent.children()) {
      if (name(child).equals(name)) {
        found.add(child);
      }
    }
    return found;
  }

  /** The first child that has one of the names, the names in order of preference. */
  static Optional<Element> child(Element parent, String... names) {
    for (String name : names) {
      List<Element> found = children(parent, name);
      if (!found.isEmpty()) {
        return Optional.of(found.get(0));
      }
    }
    return Optional.empty();
  }

  /** The elements at the end of a path of child names. */
  static List<Element> all(Element parent, String... path) {
    List<Element> found = List.of(parent);
    for (String name : path) {
      found = found.stream().flatMap(element -> children(element, name).stream()).toList();
    }
    return found;
  }

  /** The tidy text of the first element at the end of a path that has any; null when none has. */
  static String text(Element parent, String... path) {
    return all(parent, path).stream()
        .map(element -> Tidy.line(element.wholeText()))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(null);
  }

  /** The value of an attribute of the first element at the end of a path that has it, else null. */
  static String attribute(Element parent, String attribute, String... path) {
    return all(parent, path).stream()
        .map(element -> Tidy.line(element.attr(attribute)))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(null);
  }

  /** The markup that an element holds: escaped, as CDATA, as elements, or as Base64. */
  static String markup(Element element) {
    if (element.attr("mode").equals("base64")
        || element.attr("type").equals("application/octet-stream")) {
      return decoded(element.wholeText());
    }
    return element.childrenSize() > 0 ? element.html() : element.wholeText();
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static final class Silent extends DefaultHandler {
    @Override
    public InputSource resolveEntity(String publicId, String systemId) {
      return new InputSource(new StringReader(""));
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
