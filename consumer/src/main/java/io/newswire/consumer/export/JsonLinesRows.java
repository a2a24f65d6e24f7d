package io.newswire.consumer.export;

import java.io.IOException;
import java.io.Writer;

/** The event that gives each article its text, as it came, one on each line. */
final class JsonLinesRows implements Rows {

  @Override
  public void write(Writer out, Exported article) throws IOException {
    // Line breaks inside JSON text can only be spaces between its parts.
    out.write(article.json().replace('\n', ' ').replace('\r', ' '));
    out.write('\n');
  }
}
