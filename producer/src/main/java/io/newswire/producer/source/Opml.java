package io.newswire.producer.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Reads and writes lists of feeds as other feed readers exchange them.
 *
 * <p>An outline with an {@code xmlUrl} is a feed; folders are passed over. What OPML has no name
 * for (the interval, the publisher, private addresses) is written in attributes of a namespace of
 * our own, which other readers pass over, and read from there.
 *
 * @see <a href="http://opml.org/spec2.opml">OPML 2.0</a>
 */
public final class Opml {

  private static final String NEWSWIRE = "urn:newswire:opml:1";
  private static final int MAX_FEEDS = 100_000;

  private Opml() {}

  /**
   * Reads a list of feeds.
   *
   * @param opml the document
   * @return its feeds in its order, and what of it is no feed that can be polled; a feed without an
   *     id of ours gets one made from its title, unique in the list
   * @throws SourcesException when it is no OPML; the message names the line
   */
  public static Imported read(byte[] opml) {
    List<Source.Feed> feeds = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<URI> urls = new HashSet<>();
    try {
      XMLStreamReader reader = reader(opml);
      boolean isOpml = false;
      while (reader.hasNext()) {
        if (reader.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (!isOpml && !reader.getLocalName().equals("opml")) {
          throw new SourcesException("no OPML: it begins with " + reader.getLocalName(), null);
        }
        isOpml = true;
        if (!reader.getLocalName().equals("outline") || attribute(reader, "xmlUrl") == null) {
          continue;
        }
        if (feeds.size() + refused.size() >= MAX_FEEDS) {
          throw new SourcesException("more than " + MAX_FEEDS + " feeds", null);
        }
        take(reader, feeds, refused, ids, urls);
      }
      return new Imported(feeds, refused);
    } catch (XMLStreamException e) {
      throw new SourcesException(
          "no OPML: line " + e.getLocation().getLineNumber() + " is no XML", e);
    }
  }

  private static void take(
      XMLStreamReader reader,
      List<Source.Feed> feeds,
      List<String> refused,
      Set<String> ids,
      Set<URI> urls) {
    String xmlUrl = attribute(reader, "xmlUrl").strip();
    int line = reader.getLocation().getLineNumber();
    try {
      URI url = new URI(xmlUrl);
      if (!urls.add(url)) {
        refused.add("line " + line + ": " + xmlUrl + " is listed twice");
        return;
      }
      String id = attribute(reader, NEWSWIRE, "id");
      String every = attribute(reader, NEWSWIRE, "every");
      feeds.add(
          new Source.Feed(
              SourceId.isValid(id) && ids.add(id) ? id : newId(title(reader, url), ids),
              url,
              every == null ? null : Duration.parse(every),
              attribute(reader, NEWSWIRE, "publisher"),
              language(attribute(reader, "language")),
              Boolean.parseBoolean(attribute(reader, NEWSWIRE, "allowPrivate")),
              Boolean.parseBoolean(attribute(reader, NEWSWIRE, "fullText"))));
    } catch (URISyntaxException | IllegalArgumentException | DateTimeException e) {
      refused.add("line " + line + ": " + xmlUrl + ": " + e.getMessage());
    }
  }

  private static String title(XMLStreamReader reader, URI url) {
    String title = attribute(reader, "title");
    String text = title == null ? attribute(reader, "text") : title;
    return text == null || text.isBlank() ? String.valueOf(url.getHost()) : text;
  }

  /** Other readers write "unknown" and names of languages where a tag belongs. */
  private static String language(String stated) {
    return stated != null && LanguageTag.isValid(stated) ? stated : null;
  }

  private static String newId(String title, Set<String> ids) {
    String base = SourceId.of(title).orElse("feed");
    String id = base;
    for (int n = 2; !ids.add(id); n++) {
      id = base + "-" + n;
    }
    return id;
  }

  private static String attribute(XMLStreamReader reader, String name) {
    return attribute(reader, null, name);
  }

  private static String attribute(XMLStreamReader reader, String namespace, String name) {
    String value =
        namespace == null ? plain(reader, name) : reader.getAttributeValue(namespace, name);
    return value == null || value.isBlank() ? null : value;
  }

  /** The attribute of no namespace; readers write {@code xmlUrl} in more than one case. */
  private static String plain(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = reader.getAttributeNamespace(i);
      if ((namespace == null || namespace.isEmpty())
          && reader.getAttributeLocalName(i).equalsIgnoreCase(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  private static XMLStreamReader reader(byte[] opml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory.createXMLStreamReader(new ByteArrayInputStream(opml));
  }

  /**
   * Writes a list of feeds; the stream stays open.
   *
   * @throws IOException when it cannot be written
   */
  public static void write(List<Source.Feed> feeds, OutputStream out) throws IOException {
    try {
      XMLStreamWriter writer =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, UTF_8.name());
      writer.writeStartDocument(UTF_8.name(), "1.0");
      writer.writeStartElement("opml");
      writer.writeAttribute("version", "2.0");
      writer.writeNamespace("newswire", NEWSWIRE);
      writer.writeStartElement("head");
      writer.writeStartElement("title");
      writer.writeCharacters("Newswire sources");
      writer.writeEndElement();
      writer.writeEndElement();
      writer.writeStartElement("body");
      for (Source.Feed feed : feeds) {
        write(feed, writer);
      }
      writer.writeEndDocument();
      writer.flush();
    } catch (XMLStreamException e) {
      throw new IOException("the list of feeds could not be written", e);
    }
  }

  private static void write(Source.Feed feed, XMLStreamWriter writer) throws XMLStreamException {
    writer.writeCharacters("\n");
    writer.writeEmptyElement("outline");
    writer.writeAttribute("type", "rss");
    writer.writeAttribute("text", feed.id());
    writer.writeAttribute("xmlUrl", feed.url().toString());
    if (feed.language() != null) {
      writer.writeAttribute("language", feed.language());
    }
    own(writer, "id", feed.id());
    own(writer, "every", feed.every() == null ? null : feed.every().toString());
    own(writer, "publisher", feed.publisher());
    own(writer, "allowPrivate", feed.allowPrivate() ? "true" : null);
    own(writer, "fullText", feed.fullText() ? "true" : null);
  }

  private static void own(XMLStreamWriter writer, String name, String value)
      throws XMLStreamException {
    if (value != null) {
      writer.writeAttribute("newswire", NEWSWIRE, name, value);
    }
  }

  /**
   * What was read.
   *
   * @param feeds the feeds
   * @param refused a line for people on each outline that cannot be polled
   */
  public record Imported(List<Source.Feed> feeds, List<String> refused) {
    /** Copies both lists. */
    public Imported {
      feeds = List.copyOf(feeds);
      refused = List.copyOf(refused);
    }
  }
}
