package io.newswire.consumer.export;

import java.io.IOException;
import java.io.Writer;

/** Writes articles one by one in some format. */
interface Rows {

  /** Writes what stands before the first. */
  default void begin(Writer out) throws IOException {}

  /** Writes an article. */
  void write(Writer out, Exported article) throws IOException;

  /** Writes what stands behind the last. */
  default void end(Writer out) throws IOException {}
}
