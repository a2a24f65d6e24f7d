package io.newswire.producer.format.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes to characters. A byte order mark decides; then what the document declares in its XML
 * declaration or HTML head; then UTF-8 if the bytes are valid UTF-8; else Windows-1252, of which
 * every Western single-byte text on the web is a subset. Bytes that have no meaning become U+FFFD.
 */
public final class Decoder {

  private static final int DECLARATION_WITHIN = 1024;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final Pattern DECLARED =
      Pattern.compile(
          "^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]{1,40})[\"']"
              + "|<meta[^>]{0,200}?charset\\s*=\\s*[\"']?([\\w.:-]{1,40})",
          Pattern.CASE_INSENSITIVE);

  private Decoder() {}

  /** The text of the bytes, without a byte order mark. */
  public static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return lenient(bytes, 3, UTF_8);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return lenient(bytes, 2, UTF_16BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return lenient(bytes, 2, UTF_16LE);
    }
    if (startsWith(bytes, 0, '<', 0)) {
      return lenient(bytes, 0, UTF_16BE);
    }
    if (startsWith(bytes, '<', 0)) {
      return lenient(bytes, 0, UTF_16LE);
    }
    Optional<Charset> declared = declared(bytes);
    // Many feeds declare a single-byte charset and are UTF-8. Text in such a charset with any
    // letter beyond ASCII is practically never valid UTF-8 by chance.
    if (declared.isEmpty() || singleByte(declared.get())) {
      Optional<String> utf8 = strictUtf8(bytes);
      if (utf8.isPresent()) {
        return utf8.get();
      }
    }
    return lenient(bytes, 0, declared.filter(c -> !c.equals(ISO_8859_1)).orElse(WINDOWS_1252));
  }

  private static Optional<Charset> declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_WITHIN), ISO_8859_1);
    Matcher matcher = DECLARED.matcher(head);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      Charset charset =
          Charset.forName(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
      // A document whose declaration can be read as ASCII is not in UTF-16.
      return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
          ? Optional.of(UTF_8)
          : Optional.of(charset);
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static boolean singleByte(Charset charset) {
    return charset.canEncode() && charset.newEncoder().maxBytesPerChar() <= 1;
  }

  private static Optional<String> strictUtf8(byte[] bytes) {
    try {
      return Optional.of(
          UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String lenient(byte[] bytes, int from, Charset charset) {
    return new String(bytes, from, bytes.length - from, charset);
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
