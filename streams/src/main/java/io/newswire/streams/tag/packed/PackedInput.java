package io.newswire.streams.tag.packed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/** Reads what {@link PackedOutput} wrote, in the same order. For one thread. */
public final class PackedInput implements AutoCloseable {

  static final int BUFFER = 1 << 18;

  private final String name;
  private final ReadableByteChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN).limit(0);

  PackedInput(String name, InputStream stream) {
    this.name = name;
    channel = Channels.newChannel(stream);
  }

  /**
   * Opens a part of the packaged lexicon.
   *
   * @param part its name; it lies beside this class
   * @throws IllegalStateException when the build has not written it
   */
  public static PackedInput open(String part) {
    InputStream stream = PackedInput.class.getResourceAsStream(part);
    if (stream == null) {
      throw new IllegalStateException(
          "the lexicon is not packaged: " + part + " is missing; ./mvnw process-classes writes it");
    }
    return new PackedInput(part, stream);
  }

  /** Reads a number. */
  public long number() {
    need(Long.BYTES);
    return buffer.getLong();
  }

  /** Reads an array. */
  public long[] longs() {
    long[] array = new long[length()];
    for (int at = 0; at < array.length; ) {
      int some = some(Long.BYTES, array.length - at);
      buffer.asLongBuffer().get(array, at, some);
      at += some;
      skip(some * Long.BYTES);
    }
    return array;
  }

  /** Reads an array. */
  public int[] ints() {
    int[] array = new int[length()];
    for (int at = 0; at < array.length; ) {
      int some = some(Integer.BYTES, array.length - at);
      buffer.asIntBuffer().get(array, at, some);
      at += some;
      skip(some * Integer.BYTES);
    }
    return array;
  }

  /** Reads an array. */
  public float[] floats() {
    float[] array = new float[length()];
    for (int at = 0; at < array.length; ) {
      int some = some(Float.BYTES, array.length - at);
      buffer.asFloatBuffer().get(array, at, some);
      at += some;
      skip(some * Float.BYTES);
    }
    return array;
  }

  /** Reads an array. */
  public short[] shorts() {
    short[] array = new short[length()];
    for (int at = 0; at < array.length; ) {
      int some = some(Short.BYTES, array.length - at);
      buffer.asShortBuffer().get(array, at, some);
      at += some;
      skip(some * Short.BYTES);
    }
    return array;
  }

  /** Reads an array. */
  public byte[] bytes() {
    byte[] array = new byte[length()];
    for (int at = 0; at < array.length; ) {
      int some = some(Byte.BYTES, array.length - at);
      buffer.get(array, at, some);
      at += some;
    }
    return array;
  }

  private int length() {
    return Math.toIntExact(number());
  }

  /** How many of the elements that are left stand in the buffer; at least one. */
  private int some(int bytes, int left) {
    need(bytes);
    return Math.min(left, buffer.remaining() / bytes);
  }

  private void skip(int bytes) {
    buffer.position(buffer.position() + bytes);
  }

  private void need(int bytes) {
    if (buffer.remaining() >= bytes) {
      return;
    }
    buffer.compact();
    try {
      while (buffer.position() < bytes) {
        if (channel.read(buffer) < 0) {
          throw new EOFException();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the packaged lexicon cannot be read: " + name, e);
    }
    buffer.flip();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the packaged lexicon cannot be closed: " + name, e);
    }
  }
}
