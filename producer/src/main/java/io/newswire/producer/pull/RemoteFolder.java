package io.newswire.producer.pull;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** An open connection to a folder on another machine. Used by one thread at a time. */
interface RemoteFolder extends Closeable {

  /** The most files that are looked at. */
  int MOST_FILES = 20_000;

  /**
   * Its files, in no order; no folders, no links.
   *
   * @throws PullException when there are too many to look at
   */
  List<RemoteFile> list() throws IOException;

  /** That there are too many files. */
  static PullException tooMany() {
    return new PullException(
        "too-many-files",
        "more than %,d files; choose some (files), or let those that were taken be moved or deleted (moveTo, delete)"
            .formatted(MOST_FILES));
  }

  /**
   * Reads a file. The stream fails when it ends before, or goes on after, the file's size; closing
   * it makes the connection ready for what comes next.
   */
  InputStream open(RemoteFile file) throws IOException;

  /**
   * Moves a file.
   *
   * @param folder where to, absolute or from this folder; it is made when it is not there
   */
  void move(RemoteFile file, String folder) throws IOException;

  /** Deletes a file. */
  void delete(RemoteFile file) throws IOException;
}
