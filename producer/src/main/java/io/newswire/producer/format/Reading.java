package io.newswire.producer.format;

import io.newswire.producer.format.mail.Mail;
import io.newswire.producer.format.mail.MailException;
import io.newswire.producer.format.mail.MailReader;
import io.newswire.producer.format.text.Decoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The reading of one payload, and of what is packed in it: gzip, zip archives, mail with
 * attachments, in each other. Limits hold for all of it together, so that a small payload cannot
 * become a large one at any depth.
 */
final class Reading {

  private static final int MAX_DEPTH = 5;
  private static final int MAX_FILES = 2_000;
  private static final long MAX_UNPACKED_BYTES = 8L * Formats.MAX_DOCUMENT_BYTES;

  /** Shorter mail with attachments that are wires only hands them over. */
  private static final int LONGEST_COVER_NOTE = 400;

  private final Payload payload;
  private final String sha256;
  private final Function<Document, List<Item>> formats;
  private int files;
  private long unpacked;

  /**
   * A reading.
   *
   * @param formats reads a document that is not packed
   */
  Reading(Payload payload, Function<Document, List<Item>> formats) {
    this.payload = payload;
    this.sha256 = Identity.sha256(payload.bytes());
    this.formats = formats;
  }

  /** The items of the payload, at least one. */
  List<Item> items() {
    return items(payload.bytes(), payload.reference(), 0);
  }

  private List<Item> items(byte[] bytes, String reference, int depth) {
    if (bytes.length > Formats.MAX_DOCUMENT_BYTES) {
      return tooLarge(
          "unpacks to more than the %,d bytes a document may have"
              .formatted(Formats.MAX_DOCUMENT_BYTES));
    }
    if (depth > MAX_DEPTH) {
      return tooLarge("packed more than %d times over".formatted(MAX_DEPTH));
    }
    if (Gzip.isGzip(bytes)) {
      return gunzipped(bytes, reference, depth);
    }
    if (Zip.isZip(bytes)) {
      return unzipped(bytes, reference, depth);
    }
    Document document = new Document(payload.at(reference), Decoder.decode(bytes), sha256);
    if (document.head().isEmpty()) {
      return refused(Item.Refused.EMPTY, "there is nothing in it");
    }
    return MailReader.beginsLikeMail(document.head())
        ? mail(bytes, document, depth)
        : formats.apply(document);
  }

  private List<Item> gunzipped(byte[] bytes, String reference, int depth) {
    try {
      byte[] content = Gzip.unpack(bytes, Formats.MAX_DOCUMENT_BYTES);
      return counted(content) ? items(content, reference, depth + 1) : tooMuch();
    } catch (IOException e) {
      return refused(Item.Refused.MALFORMED, "not a whole gzip file: " + e.getMessage());
    }
  }

  private List<Item> unzipped(byte[] bytes, String reference, int depth) {
    List<Item> items = new ArrayList<>();
    try (Zip zip = new Zip(bytes)) {
      Optional<Zip.Entry> entry = zip.next(Formats.MAX_DOCUMENT_BYTES);
      if (entry.filter(Zip.Entry::tellsOtherKind).isPresent()) {
        return refused(
            Item.Refused.NOT_AN_ARTICLE, "an office document, e-book or program, and no wire");
      }
      while (entry.isPresent()) {
        if (!counted(entry.get().bytes())) {
          items.addAll(tooMuch());
          return items;
        }
        String name = entry.get().name();
        items.addAll(in(name, items(entry.get().bytes(), reference + "!/" + name, depth + 1)));
        entry = zip.next(Formats.MAX_DOCUMENT_BYTES);
      }
    } catch (IOException e) {
      items.addAll(refused(Item.Refused.MALFORMED, "not a whole zip file: " + e.getMessage()));
    }
    return items.isEmpty()
        ? refused(Item.Refused.EMPTY, "a zip file that no file can be read from")
        : items;
  }

  private List<Item> mail(byte[] bytes, Document document, int depth) {
    Mail mail;
    try {
      mail = MailReader.read(bytes, Formats.MAX_DOCUMENT_BYTES);
    } catch (MailException e) {
      return refused(Item.Refused.MALFORMED, e.getMessage());
    }
    List<Item> attached = new ArrayList<>();
    for (Mail.Attachment attachment : mail.attachments()) {
      attached.addAll(in(attachment.name(), attached(attachment, document, depth)));
    }
    MailMessage message = new MailMessage(mail, document);
    Optional<List<Item>> wire = wireIn(mail, document, depth);
    boolean coverNote =
        attached.stream().anyMatch(Item.Parsed.class::isInstance)
            && message.body().length() < LONGEST_COVER_NOTE;
    List<Item> items = new ArrayList<>();
    if (wire.isPresent()) {
      items.addAll(wire.get());
    } else if (!coverNote) {
      items.add(message.read());
    }
    items.addAll(attached);
    return items;
  }

  private List<Item> attached(Mail.Attachment attachment, Document document, int depth) {
    String kind = attachment.type().split("/", 2)[0].toLowerCase(Locale.ROOT);
    if (kind.equals("image") || kind.equals("audio") || kind.equals("video")) {
      return refused(Item.Refused.SET_ASIDE, attachment.type() + " carries no story");
    }
    return counted(attachment.bytes())
        ? items(
            attachment.bytes(),
            document.payload().reference() + "!/" + attachment.name(),
            depth + 1)
        : tooMuch();
  }

  /** The articles of a wire that stands in the mail as its text. */
  private Optional<List<Item>> wireIn(Mail mail, Document document, int depth) {
    if (mail.text() == null || depth >= MAX_DEPTH) {
      return Optional.empty();
    }
    Document text = new Document(document.payload(), mail.text().strip(), sha256);
    boolean wire =
        text.text().startsWith("{") || text.text().startsWith("[{") || text.text().startsWith("<?");
    return wire
        ? Optional.of(formats.apply(text))
            .filter(items -> items.stream().anyMatch(Item.Parsed.class::isInstance))
        : Optional.empty();
  }

  /** Counts a file that was unpacked; false when there were too many, or too much in them. */
  private boolean counted(byte[] bytes) {
    files++;
    unpacked += bytes.length;
    return files <= MAX_FILES && unpacked <= MAX_UNPACKED_BYTES;
  }

  private static List<Item> tooMuch() {
    return tooLarge(
        "more than %,d files or %,d bytes are packed in it, the rest is left out"
            .formatted(MAX_FILES, MAX_UNPACKED_BYTES));
  }

  private static List<Item> in(String name, List<Item> items) {
    return items.stream()
        .map(
            item ->
                item.fold(
                    article -> item,
                    refused ->
                        (Item)
                            new Item.Refused(
                                refused.code(), name + ": " + refused.message(), refused.uri())))
        .toList();
  }

  private static List<Item> tooLarge(String why) {
    return refused(Item.Refused.TOO_LARGE, why);
  }

  private static List<Item> refused(String code, String why) {
    return List.of(new Item.Refused(code, why, null));
  }
}
