package io.newswire.producer.pull;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of a known length: a connection that breaks off must not look like a short file. */
class WholeStream extends FilterInputStream {

  private final RemoteFile file;
  private long count;

  WholeStream(InputStream in, RemoteFile file) {
    super(in);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? -1 : 1);
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = super.read(bytes, offset, length);
    count(n);
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int n) throws IOException {
    if (n > 0) {
      count += n;
    }
    boolean wrong = n < 0 ? count < file.size() : count > file.size();
    if (wrong && file.size() >= 0) {
      throw new UnreadableFileException(
          "changed",
          "%s has %s %,d bytes, not the %,d that its folder lists"
              .formatted(file.name(), n < 0 ? "only" : "more than", count, file.size()));
    }
  }
}
