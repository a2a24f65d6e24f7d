package io.newswire.streams.tag.packed;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;

/**
 * Writes what {@link PackedInput} reads: numbers in little-endian order, arrays behind their
 * lengths. For one thread.
 */
public final class PackedOutput implements AutoCloseable {

  private final WritableByteChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(PackedInput.BUFFER).order(ByteOrder.LITTLE_ENDIAN);

  /** Writes to a stream, which {@link #close} closes. */
  public PackedOutput(OutputStream stream) {
    channel = Channels.newChannel(stream);
  }

  /** Writes a number. */
  public void number(long number) {
    room(Long.BYTES).putLong(number);
  }

  /** Writes an array. */
  public void longs(long[] array) {
    number(array.length);
    for (long each : array) {
      room(Long.BYTES).putLong(each);
    }
  }

  /** Writes an array. */
  public void ints(int[] array) {
    number(array.length);
    for (int each : array) {
      room(Integer.BYTES).putInt(each);
    }
  }

  /** Writes an array. */
  public void floats(float[] array) {
    number(array.length);
    for (float each : array) {
      room(Float.BYTES).putFloat(each);
    }
  }

  /** Writes an array. */
  public void shorts(short[] array) {
    number(array.length);
    for (short each : array) {
      room(Short.BYTES).putShort(each);
    }
  }

  /** Writes an array. */
  public void bytes(byte[] array) {
    number(array.length);
    for (byte each : array) {
      room(Byte.BYTES).put(each);
    }
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the packed lexicon", e);
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    flush();
    channel.close();
  }
}
