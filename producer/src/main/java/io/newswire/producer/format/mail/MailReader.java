package io.newswire.producer.format.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.producer.format.text.Decoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Reads a message part by part, never more parts, levels and bytes than its limits allow.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322">Internet Message Format, RFC 5322</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2046">MIME media types, RFC 2046</a>
 */
public final class MailReader {

  /** Most parts of a message. */
  public static final int MAX_PARTS = 500;

  /** Most levels of parts in parts. */
  public static final int MAX_DEPTH = 10;

  private static final int MAX_HEADERS = 1_000;
  private static final int MAX_HEADER_CHARS = 64 << 10;

  private static final Pattern FIRST_FIELD =
      Pattern.compile(
          "\\A(?:From \\S[^\\r\\n]*\\r?\\n)?(?:Return-Path|Received|Delivered-To|From|To|Subject|Date|Message-I[Dd]|MIME-Version|Mime-Version|Reply-To|Sender|Content-Type|X-[\\w-]+|DKIM-Signature|ARC-[\\w-]+|List-[\\w-]+|Authentication-Results|Envelope-To|Cc|Importance):[ \\t]",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SENDER =
      Pattern.compile("^(?:From|Sender):[ \\t]*\\S", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private static final Pattern SUBJECT_OR_DATE =
      Pattern.compile(
          "^(?:Subject|Date|Message-ID|MIME-Version|Received):",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private static final Pattern FILE_NAME =
      Pattern.compile(
          "(?:file)?name\\s*=\\s*(?:\"(?<quoted>[^\"]{1,200})\"|(?<bare>[^\\s;\"]{1,200}))",
          Pattern.CASE_INSENSITIVE);

  private static final MimeConfig LIMITS =
      MimeConfig.custom()
          .setMaxHeaderCount(MAX_HEADERS)
          .setMaxHeaderLen(MAX_HEADER_CHARS)
          .setMaxLineLen(-1)
          .setMaxContentLen(-1)
          .build();

  private final Map<String, List<String>> headers = new LinkedHashMap<>();
  private final List<Mail.Attachment> attachments = new ArrayList<>();
  private String text;
  private String html;

  private MailReader() {}

  /**
   * Whether a document begins as a message does: with header fields, a sender among them.
   *
   * @param head its first characters, without leading white space
   */
  public static boolean beginsLikeMail(String head) {
    if (!FIRST_FIELD.matcher(head).find()) {
      return false;
    }
    Matcher end = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n").matcher(head);
    String fields = end.find() ? head.substring(0, end.start()) : head;
    // A long trace of relays may leave no sender within what is looked at.
    return SUBJECT_OR_DATE.matcher(fields).find()
        && (SENDER.matcher(fields).find() || fields.length() == head.length());
  }

  /**
   * Reads a message.
   *
   * @param bytes the message as received
   * @param limit most bytes of an attachment, decoded
   * @throws MailException when it cannot be read, or exceeds a limit
   */
  public static Mail read(byte[] bytes, int limit) throws MailException {
    MailReader reader = new MailReader();
    try {
      reader.walk(bytes, limit);
    } catch (IOException | MimeException | RuntimeException e) {
      throw new MailException("mail that cannot be read: " + e.getMessage(), e);
    }
    return new Mail(reader.headers, reader.text, reader.html, reader.attachments);
  }

  private void walk(byte[] bytes, int limit) throws IOException, MimeException, MailException {
    MimeTokenStream stream = new MimeTokenStream(LIMITS);
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(new ByteArrayInputStream(bytes, start(bytes), bytes.length - start(bytes)));
    int depth = 0;
    int parts = 0;
    String disposition = "";
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM;
        state = stream.next()) {
      switch (state) {
        case T_START_HEADER -> disposition = "";
        case T_FIELD -> {
          Field field = stream.getField();
          String name = field.getName().toLowerCase(Locale.ROOT);
          if (name.equals("content-disposition") || name.equals("content-type")) {
            disposition += decoded(field) + ';';
          }
          if (depth == 0) {
            headers.computeIfAbsent(name, each -> new ArrayList<>()).add(decoded(field));
          }
        }
        case T_START_MULTIPART -> {
          if (++depth > MAX_DEPTH) {
            throw new MailException("mail of more than " + MAX_DEPTH + " levels of parts", null);
          }
        }
        case T_END_MULTIPART -> depth--;
        case T_BODY -> {
          if (++parts > MAX_PARTS) {
            throw new MailException("mail of more than " + MAX_PARTS + " parts", null);
          }
          take(stream, disposition, limit);
        }
        default -> {}
      }
    }
  }

  private void take(MimeTokenStream stream, String disposition, int limit) throws IOException {
    BodyDescriptor descriptor = stream.getBodyDescriptor();
    String type = descriptor.getMimeType().toLowerCase(Locale.ROOT);
    byte[] content;
    try (InputStream in = stream.getDecodedInputStream()) {
      content = in.readNBytes(limit + 1);
    }
    Matcher file = FILE_NAME.matcher(disposition);
    boolean attached =
        disposition.toLowerCase(Locale.ROOT).contains("attachment;")
            || (file.find() && !type.startsWith("text/"));
    if (!attached && type.equals("text/plain") && text == null) {
      String lines = characters(content, descriptor.getCharset());
      text = Flowed.isStated(disposition) ? Flowed.paragraphs(lines, disposition) : lines;
    } else if (!attached && type.equals("text/html") && html == null) {
      html = characters(content, descriptor.getCharset());
    } else if (content.length > 0) {
      attachments.add(new Mail.Attachment(name(disposition, type), type, content));
    }
  }

  private static String name(String disposition, String type) {
    Matcher file = FILE_NAME.matcher(disposition);
    if (!file.find()) {
      return type;
    }
    String name = file.group("quoted") != null ? file.group("quoted") : file.group("bare");
    return name.replaceAll("\\p{Cntrl}", "");
  }

  private static String characters(byte[] content, String charset) {
    if (charset != null && !charset.equalsIgnoreCase("us-ascii")) {
      try {
        return new String(content, Charset.forName(charset));
      } catch (IllegalArgumentException unknown) {
        return Decoder.decode(content);
      }
    }
    return Decoder.decode(content);
  }

  private static String decoded(Field field) {
    String body = field.getBody() == null ? "" : field.getBody();
    // Header fields may be sent as they are in UTF-8 (RFC 6532); the library reads them as Latin 1.
    String characters = body.chars().allMatch(c -> c < 0x80) ? body : utf8(body);
    return DecoderUtil.decodeEncodedWords(characters, DecodeMonitor.SILENT, UTF_8).strip();
  }

  private static String utf8(String latin) {
    return latin.chars().anyMatch(c -> c > 0xFF)
        ? latin
        : Decoder.decode(latin.getBytes(ISO_8859_1));
  }

  /** Where the header begins: behind white space, and behind the line that mailboxes put first. */
  private static int start(byte[] bytes) {
    int start = 0;
    while (start < bytes.length && bytes[start] <= ' ' && bytes[start] >= 0) {
      start++;
    }
    if (new String(bytes, start, Math.min(5, bytes.length - start), ISO_8859_1).equals("From ")) {
      while (start < bytes.length && bytes[start] != '\n') {
        start++;
      }
      start++;
    }
    return Math.min(start, bytes.length);
  }
}
