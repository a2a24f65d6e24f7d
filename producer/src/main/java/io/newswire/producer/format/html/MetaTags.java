package io.newswire.producer.format.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page states in {@code <meta>}: the content by {@code property}, {@code name}, {@code
 * itemprop} or {@code http-equiv}, in lower case.
 */
final class MetaTags {

  private final Map<String, List<String>> contents = new LinkedHashMap<>();

  MetaTags(Document page) {
    for (Element meta : page.select("meta[content]")) {
      String content = HtmlText.line(meta.attr("content"));
      for (String attribute : List.of("property", "name", "itemprop", "http-equiv")) {
        String name = meta.attr(attribute).strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !content.isEmpty()) {
          contents.computeIfAbsent(name, each -> new ArrayList<>()).add(content);
          break;
        }
      }
    }
  }

  /** The first content of the first of the names that the page has. */
  Optional<String> first(String... names) {
    return all(names).stream().findFirst();
  }

  /** Every content of the first of the names that the page has. */
  List<String> all(String... names) {
    for (String name : names) {
      List<String> found = contents.get(name);
      if (found != null) {
        return found;
      }
    }
    return List.of();
  }
}
