package io.newswire.streams.dedup;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

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

  /** A body of fewer word shingles says too little to be compared. */
  static final int MIN_SHINGLES = 12;

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
    ByteBuffer out = ByteBuffer.allocate(MAX_BYTES);
    out.put(VERSION).putLong(text);
    for (Bottom sample : new Bottom[] {shingles, numbers, names, headline}) {
      out.putShort((short) sample.hashes().length).putInt(sample.size());
      for (int hash : sample.hashes()) {
        out.putInt(hash);
      }
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static Bottom sample(ByteBuffer in) {
    int[] hashes = new int[in.getShort()];
    int size = in.getInt();
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = in.getInt();
    }
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

  /** Whether the body is too short to be told from others by its words. */
  boolean nearEmpty() {
    return shingles.size() < MIN_SHINGLES;
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
