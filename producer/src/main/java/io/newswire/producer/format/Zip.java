package io.newswire.producer.format;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files in a zip archive, one by one. Nothing is written anywhere: an entry's path is only what
 * it is called by.
 */
final class Zip implements Closeable {

  private static final int LONGEST_NAME = 200;

  /** What office documents, e-books and programs, which are zip files too, begin with. */
  private static final Set<String> OF_OTHER_KINDS =
      Set.of("[Content_Types].xml", "mimetype", "META-INF/", "META-INF/MANIFEST.MF");

  private final ZipInputStream in;

  Zip(byte[] bytes) {
    in = new ZipInputStream(new ByteArrayInputStream(bytes));
  }

  /**
   * A file in the archive.
   *
   * @param name its path, printable
   * @param bytes its content; one byte more than the limit when it is longer
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Entry(String name, byte[] bytes) {

    /**
     * Whether the archive that begins with this is a document of its own, and no bundle of wires.
     */
    boolean tellsOtherKind() {
      return OF_OTHER_KINDS.contains(name);
    }
  }

  /** Whether the bytes begin with the magic number of a zip archive with something in it. */
  static boolean isZip(byte[] bytes) {
    return bytes.length >= 4
        && bytes[0] == 'P'
        && bytes[1] == 'K'
        && bytes[2] == 3
        && bytes[3] == 4;
  }

  /**
   * The next file.
   *
   * @param limit most bytes to unpack
   * @return empty at the end of the archive
   * @throws IOException when the archive is broken or encrypted
   */
  Optional<Entry> next(int limit) throws IOException {
    try {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory() || OF_OTHER_KINDS.contains(entry.getName())) {
          return Optional.of(new Entry(printable(entry.getName()), in.readNBytes(limit + 1)));
        }
      }
    } catch (IllegalArgumentException nameInNoKnownCharset) {
      throw new IOException("a name in it is in no known charset", nameInNoKnownCharset);
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static String printable(String name) {
    String clean = name.replaceAll("\\p{Cntrl}", "?");
    return clean.length() > LONGEST_NAME ? clean.substring(0, LONGEST_NAME) : clean;
  }
}
