package io.newswire.consumer.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.newswire.events.Json;
import java.sql.Types;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.spi.JdbiPlugin;

/**
 * Makes every text that is bound to a statement one that PostgreSQL can hold: it knows neither the
 * NUL character nor half a surrogate pair. Each becomes U+FFFD, the replacement character, so that
 * offsets in code points stay true.
 */
public final class PostgresText implements JdbiPlugin {

  private static final char REPLACEMENT = '\uFFFD';

  /** In UTF-8, which must not encode them, surrogates begin with ED A0 to ED BF. */
  private static final byte SURROGATE_LEAD = (byte) 0xED;

  private static final byte FIRST_SURROGATE = (byte) 0xA0;
  private static final byte FIRST_NO_SURROGATE = (byte) 0xC0;

  private static final ObjectWriter JSON = Json.mapper().writer().with(new NulEscapes());

  @Override
  public void customizeJdbi(Jdbi jdbi) {
    jdbi.registerArgument(new CleanStrings());
    jdbi.registerArrayType(String.class, "text", PostgresText::clean);
  }

  /** The text with U+FFFD for each NUL and each unpaired surrogate. */
  static String clean(String text) {
    if (text == null) {
      return null;
    }
    int i = 0;
    while (i < text.length() && canStand(text, i)) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text);
    for (; i < text.length(); i++) {
      if (!canStand(text, i)) {
        clean.setCharAt(i, REPLACEMENT);
      }
    }
    return clean.toString();
  }

  private static boolean canStand(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c != 0;
  }

  /** A value as JSON that a {@code jsonb} column can hold, once bound as text. */
  public static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /**
   * An event's JSON as it was read, if the database can hold it so, else written anew.
   *
   * @param record JSON in UTF-8
   * @param value what was read from it
   */
  static byte[] storable(byte[] record, Object value) {
    for (int i = 0; i + 1 < record.length; i++) {
      boolean escape = record[i] == '\\' && record[i + 1] == 'u';
      boolean surrogate =
          record[i] == SURROGATE_LEAD
              && record[i + 1] >= FIRST_SURROGATE
              && record[i + 1] < FIRST_NO_SURROGATE;
      if (escape || surrogate) {
        return clean(json(value)).getBytes(UTF_8);
      }
    }
    return record;
  }

  private static final class CleanStrings extends AbstractArgumentFactory<String> {

    CleanStrings() {
      super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
      String text = clean(value);
      return (position, statement, context) -> statement.setString(position, text);
    }
  }

  /** In JSON a NUL is an escape sequence, which no longer shows when the text is bound. */
  private static final class NulEscapes extends CharacterEscapes {
    private static final SerializedString INSTEAD =
        new SerializedString(String.valueOf(REPLACEMENT));

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[0] = ESCAPE_CUSTOM;
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return c == 0 ? INSTEAD : null;
    }
  }
}
