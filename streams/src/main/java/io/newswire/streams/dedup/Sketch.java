package io.newswire.streams.dedup;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * All that the dedup stage knows of a text: samples of its word shingles, of its numbers and names,
 * and of its headline's words. About 1.5 KB for a usual story, at most {@value #MAX_BYTES} bytes.
 *
 * <p>In JSON it is one base64 string. Made by {@link Sketcher}, before the hop to the dedup shard.
 */
public final class Sketch {

  /** Name and version of the algorithm; sketches of another version are not comparable. */
  public static final String ALGORITHM = "bottom-k-shingles-1";

  /** Largest encoded size in bytes. */
  public static final int MAX_BYTES = 2_560;

  static final int MAX_SHINGLES = 512;
  static final int MAX_FACTS = 24;
  static final int MAX_HEADLINE = 16;

  private static final byte VERSION = 1;

  private final long text;
  private final Bottom shingles;
  private final Bottom numbers;
  private final Bottom names;
  private final Bottom headline;

  Sketch(long text, Bottom shingles, Bottom numbers, Bottom names, Bottom headline) {
    this.text = text;
    this.shingles = shingles;
    this.numbers = numbers;
    this.names = names;
    this.headline = headline;
  }

  /**
   * Reads what {@link #encoded} wrote.
   *
   * @throws IllegalArgumentException when it is no sketch of this version
   */
  @JsonCreator
  public static Sketch decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte version = in.get();
      if (version != VERSION) {
        throw new IllegalArgumentException("sketch version " + version + ", expected " + VERSION);
      }
      return new Sketch(in.getLong(), sample(in), sample(in), sample(in), sample(in));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("sketch of " + bytes.length + " bytes is cut short", e);
    }
  }

  /** Its bytes. */
  @JsonValue
  public byte[] encoded() {
    ByteBuffer out = ByteBuffer.allocate(bytes());
    write(out);
    return out.array();
  }

  /** How many bytes {@link #write} writes. */
  int bytes() {
    return Byte.BYTES + Long.BYTES + samples().mapToInt(Sketch::bytes).sum();
  }

  /** Writes its bytes. */
  void write(ByteBuffer out) {
    out.put(VERSION).putLong(text);
    samples()
        .forEach(
            sample -> {
              int[] hashes = sample.hashes();
              out.putShort((short) hashes.length).putInt(sample.size());
              out.asIntBuffer().put(hashes);
              out.position(out.position() + hashes.length * Integer.BYTES);
            });
  }

  private Stream<Bottom> samples() {
    return Stream.of(shingles, numbers, names, headline);
  }

  private static int bytes(Bottom sample) {
    return Short.BYTES + Integer.BYTES + sample.hashes().length * Integer.BYTES;
  }

  private static Bottom sample(ByteBuffer in) {
    int[] hashes = new int[in.getShort()];
    int size = in.getInt();
    in.asIntBuffer().get(hashes);
    in.position(in.position() + hashes.length * Integer.BYTES);
    return new Bottom(hashes, size);
  }

  /** Hash of all the body's words, boilerplate left out. */
  long text() {
    return text;
  }

  /** Its runs of five words. */
  Bottom shingles() {
    return shingles;
  }

  /** The numbers in its body. */
  Bottom numbers() {
    return numbers;
  }

  /** The capitalised words in its body that do not open a sentence. */
  Bottom names() {
    return names;
  }

  /** The words of its headline. */
  Bottom headline() {
    return headline;
  }

  /** Whether the body has fewer words than these, as far as its shingles tell. */
  boolean isShorterThan(int words) {
    return shingles.size() + Sketcher.SHINGLE - 1 < words;
  }

  /** Hash of the headline's words, whatever their order. */
  long headlineHash() {
    return Arrays.hashCode(headline.hashes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sketch sketch && Arrays.equals(encoded(), sketch.encoded());
  }

  @Override
  public int hashCode() {
    return Long.hashCode(text);
  }

  @Override
  public String toString() {
    return "Sketch[" + shingles.size() + " shingles]";
  }
}
