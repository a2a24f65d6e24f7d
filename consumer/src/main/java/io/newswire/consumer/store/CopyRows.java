package io.newswire.consumer.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for one table in PostgreSQL's binary COPY format, which costs the server a fraction of what
 * statements cost. Values are added in the order of the columns; texts are made storable as {@link
 * PostgresText} does.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, binary format</a>
 */
final class CopyRows {

  private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(ISO_8859_1);
  private static final int HEADER_FIELDS = 8;
  private static final int HEADER = SIGNATURE.length + HEADER_FIELDS;
  private static final int NULL = -1;
  private static final int TEXT_OID = 25;
  private static final int FIRST_SIZE = 1 << 10;
  private static final int CHUNK = 1 << 16;

  /** Seconds between 1970 and 2000, where PostgreSQL's time begins. */
  private static final long EPOCH_2000 = 946_684_800;

  private static final long MICROS = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;

  private final String statement;
  private final int columns;
  private byte[] bytes = new byte[FIRST_SIZE];
  private int size;
  private int rows;

  /**
   * No rows yet.
   *
   * @param table where they go
   * @param columns names of the columns to be filled; the others take their defaults
   */
  CopyRows(String table, String... columns) {
    this.statement =
        "copy " + table + " (" + String.join(", ", columns) + ") from stdin (format binary)";
    this.columns = columns.length;
    put(SIGNATURE, SIGNATURE.length);
    reserve(HEADER_FIELDS);
    size += HEADER_FIELDS;
  }

  /** Begins a row. */
  CopyRows row() {
    rows++;
    reserve(Short.BYTES);
    bytes[size++] = (byte) (columns >> Byte.SIZE);
    bytes[size++] = (byte) columns;
    return this;
  }

  CopyRows text(String value) {
    if (value == null) {
      number(NULL);
    } else {
      binary(PostgresText.clean(value).getBytes(UTF_8));
    }
    return this;
  }

  /** A value in its type's binary form; for texts and JSON that is storable UTF-8. */
  CopyRows binary(byte[] value) {
    number(value.length);
    put(value, value.length);
    return this;
  }

  CopyRows integer(Integer value) {
    if (value == null) {
      number(NULL);
    } else {
      number(Integer.BYTES);
      number(value);
    }
    return this;
  }

  CopyRows bigint(Long value) {
    if (value == null) {
      number(NULL);
    } else {
      number(Long.BYTES);
      number((int) (value >> Integer.SIZE));
      number((int) (long) value);
    }
    return this;
  }

  CopyRows real(Double value) {
    return bigint(value == null ? null : (Long) Double.doubleToLongBits(value));
  }

  CopyRows flag(boolean value) {
    number(1);
    reserve(1);
    bytes[size++] = (byte) (value ? 1 : 0);
    return this;
  }

  CopyRows time(Instant value) {
    return bigint(value == null ? null : (Long) micros(value));
  }

  CopyRows texts(List<String> values) {
    int begin = size;
    number(0);
    number(values.isEmpty() ? 0 : 1);
    number(0);
    number(TEXT_OID);
    if (!values.isEmpty()) {
      number(values.size());
      number(1);
      values.forEach(this::text);
    }
    int end = size;
    size = begin;
    number(end - begin - Integer.BYTES);
    size = end;
    return this;
  }

  /** Adds rows of the same columns that were prepared apart. */
  CopyRows append(CopyRows other) {
    int length = other.size - HEADER;
    reserve(length);
    System.arraycopy(other.bytes, HEADER, bytes, size, length);
    size += length;
    rows += other.rows;
    return this;
  }

  /**
   * Sends the rows.
   *
   * @throws JdbiException when the database does not take them
   */
  void send(Handle handle) {
    if (rows == 0) {
      return;
    }
    reserve(Short.BYTES);
    bytes[size++] = (byte) NULL;
    bytes[size++] = (byte) NULL;
    try {
      CopyIn copy =
          handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
      try {
        for (int at = 0; at < size; at += CHUNK) {
          copy.writeToCopy(bytes, at, Math.min(CHUNK, size - at));
        }
        copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw new CopyException(statement, e);
    }
  }

  /** A time that no timestamp can hold becomes one that the database refuses. */
  private static long micros(Instant time) {
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond() - EPOCH_2000, MICROS),
          time.getNano() / NANOS_PER_MICRO);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE - 1;
    }
  }

  private void number(int value) {
    reserve(Integer.BYTES);
    bytes[size++] = (byte) (value >> 24);
    bytes[size++] = (byte) (value >> 16);
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
  }

  private void put(byte[] value, int length) {
    reserve(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, Math.multiplyExact(bytes.length, 2)));
    }
  }

  /** The database did not take rows. */
  private static final class CopyException extends JdbiException {

    CopyException(String statement, SQLException cause) {
      super(statement, cause);
    }
  }
}
