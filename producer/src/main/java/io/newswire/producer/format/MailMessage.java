package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.newswire.events.Relation;
import io.newswire.producer.format.html.HtmlText;
import io.newswire.producer.format.mail.Mail;
import io.newswire.producer.format.text.StatedTime;
import io.newswire.producer.format.text.Tidy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The article that a mail is: its subject and its text, under its message id.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2392">The mid: URI, RFC 2392</a>
 */
final class MailMessage {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "\"?(?<name>[^\"<]*?)\"?\\s*<?(?<address>[^\\s<>@]+@(?<host>[\\w.-]+))>?.*",
          Pattern.DOTALL);
  private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]{1,500})>");
  private static final Pattern SIGNATURE = Pattern.compile("(?m)^-- ?$");

  private static final String[] KEPT = {
    "From",
    "Sender",
    "To",
    "Cc",
    "References",
    "Organization",
    "List-Id",
    "Reply-To",
    "Importance",
    "X-Priority",
    "Expires"
  };

  /** So many of the fields that a sender's system made up are kept. */
  private static final int MOST_OF_ONES_OWN = 30;

  private final Mail mail;
  private final Document document;

  MailMessage(Mail mail, Document document) {
    this.mail = mail;
    this.document = document;
  }

  /** The text of the mail, without a signature. */
  String body() {
    if (mail.text() != null && !mail.text().isBlank()) {
      Matcher signature = SIGNATURE.matcher(mail.text());
      return Tidy.text(
          signature.find() ? mail.text().substring(0, signature.start()) : mail.text());
    }
    return mail.html() == null ? "" : HtmlText.body(mail.html());
  }

  /** The article. */
  Item read() {
    String body = body();
    String headline = mail.header("Subject").map(Tidy::line).orElse("");
    String id = mail.header("Message-ID").flatMap(MailMessage::mid).orElse(null);
    if (body.isEmpty() && headline.isEmpty()) {
      return new Item.Refused(Item.Refused.EMPTY, "mail without subject and text", id);
    }
    Matcher from = ADDRESS.matcher(mail.header("From").orElse(""));
    boolean sent = from.matches();
    String source = document.sourceOr(sent ? from.group("host") : null);
    String name = sent ? Tidy.line(from.group("name")) : "";
    Instant date = mail.header("Date").flatMap(MailMessage::time).orElse(null);
    return new Item.Parsed(
        document
            .article("mail")
            .source(source)
            .uri(Identity.uri(id, source, null, headline, body))
            .firstCreated(date)
            .versionCreated(date)
            .headline(headline)
            .body(body)
            .edNote(mail.header("Comments").map(Tidy::line).orElse(null))
            .language(mail.header("Content-Language").map(MailMessage::first).orElse(null))
            .credit(name.isEmpty() ? null : name)
            .keywords(
                mail.header("Keywords")
                    .map(list -> List.of(Tidy.line(list).split("\\s*,\\s*", -1)))
                    .orElse(List.of()))
            .associations(associations())
            .extra(extra())
            .build());
  }

  private List<Relation> associations() {
    List<Relation> related = new ArrayList<>();
    mail.header("Supersedes")
        .flatMap(MailMessage::mid)
        .ifPresent(mid -> related.add(new Relation("previousVersion", mid)));
    mail.header("In-Reply-To")
        .flatMap(MailMessage::mid)
        .ifPresent(mid -> related.add(new Relation("related", mid)));
    return related;
  }

  private Map<String, JsonNode> extra() {
    Map<String, JsonNode> extra = new LinkedHashMap<>();
    for (String name : KEPT) {
      mail.header(name)
          .map(Tidy::line)
          .filter(value -> !value.isEmpty())
          .ifPresent(value -> extra.put(name, TextNode.valueOf(value)));
    }
    mail.headers().keySet().stream()
        .filter(name -> name.startsWith("x-") && !name.equals("x-priority"))
        .sorted()
        .limit(MOST_OF_ONES_OWN)
        .forEach(
            name -> extra.put(name, TextNode.valueOf(Tidy.line(mail.header(name).orElse("")))));
    return extra;
  }

  private static Optional<String> mid(String field) {
    Matcher id = MESSAGE_ID.matcher(field);
    return id.find() ? Optional.of("mid:" + id.group(1)) : Optional.empty();
  }

  /** The time of a Date field, without the name of the zone that may follow in parentheses. */
  private static Optional<Instant> time(String field) {
    return StatedTime.parse(field.replaceAll("\\([^)]*\\)", "").strip());
  }

  private static String first(String list) {
    return list.split("\\s*,\\s*", 2)[0].strip();
  }
}
