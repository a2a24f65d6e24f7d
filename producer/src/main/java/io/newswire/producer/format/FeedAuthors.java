package io.newswire.producer.format;

import io.newswire.producer.format.html.HtmlText;
import io.newswire.producer.format.text.Byline;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Who wrote a feed's entry, by whichever of the elements for it the feed uses. */
final class FeedAuthors {

  static final String[] ELEMENTS = {
    "dc:creator", "author", "dc:author", "atom:author", "itunes:author"
  };

  private static final Pattern MAIL_AND_NAME =
      Pattern.compile(
          "\\s*\\S+@\\S+\\s*\\((?<inside>[^)]+)\\)\\s*|(?<before>[^<(]+?)\\s*[<(]\\S+@\\S+[>)]\\s*");

  private FeedAuthors() {}

  /** The names, separated by commas; null when there are none. */
  static String byline(Element entry) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : ELEMENTS) {
      for (Element author : Xml.children(entry, name)) {
        String stated =
            Xml.child(author, "name", "atom:name")
                .map(Element::wholeText)
                .orElseGet(author::wholeText);
        Matcher mail = MAIL_AND_NAME.matcher(stated);
        String person =
            !mail.matches()
                ? stated
                : mail.group("inside") != null ? mail.group("inside") : mail.group("before");
        String clean = Byline.nameIn(HtmlText.line(person));
        if (clean != null && !clean.contains("@")) {
          names.add(clean);
        }
      }
      if (!names.isEmpty()) {
        break;
      }
    }
    return names.isEmpty() ? null : String.join(", ", names);
  }
}
