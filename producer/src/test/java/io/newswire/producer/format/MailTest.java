package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static io.newswire.producer.format.Wires.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Article;
import io.newswire.events.Relation;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailTest {

  private static final String HEADER =
      """
      Received: from relay.example by mx.example; Mon, 2 Mar 2026 08:20:00 +0000
      From: "Harbour Press Office" <press@harbour.example>
      To: desk@gazette.example
      Subject: =?utf-8?Q?F=C3=A4hre_f=C3=A4hrt?= wieder
      Date: Mon, 2 Mar 2026 10:15:00 +0200 (EET)
      Message-ID: <20260302.77@harbour.example>
      Supersedes: <20260302.76@harbour.example>
      Keywords: ferries, storm
      Content-Language: de
      Importance: high
      Comments: Not before noon.
      MIME-Version: 1.0
      """;

  private static final String ITEM =
      "{\"uri\":\"tag:harbour.example,2026:1\",\"headline\":\"Attached\",\"body_text\":\"A story.\","
          + "\"pubstatus\":\"usable\"}";

  @Test
  void joinsTheLinesOfFlowedText() {
    String mail =
        "From: Desk <desk@harbour.example>\nSubject: Ferry sails\nContent-Type: text/plain; charset=utf-8;"
            + " format=flowed\n\nThe ferry sails \nagain on Tuesday.\n\n From Korvane, that is.\n"
            + "> It was \n> said.\n-- \nThe desk\n";

    Article article = Wires.article(Wires.parse(mail, null).get(0));

    assertThat(article.body())
        .isEqualTo("The ferry sails again on Tuesday.\n\nFrom Korvane, that is.\n\n> It was said.");
  }

  @Test
  void readsWhatTheMailStates() {
    String mail =
        HEADER
            + """
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Die F=E4hre nach Korvane f=E4hrt seit Montag wieder.

            Sie war drei Tage lang im Hafen geblieben.
            --\s
            Presseamt
            """;

    List<Item> items = Wires.parse(mail, null);

    assertThat(items).hasSize(1);
    Article article = article(items.get(0));
    assertThat(article.origin().format()).isEqualTo("mail");
    assertThat(article.uri()).isEqualTo("mid:20260302.77@harbour.example");
    assertThat(article.source()).isEqualTo("harbour.example");
    assertThat(article.headline()).isEqualTo("Fähre fährt wieder");
    assertThat(article.body())
        .isEqualTo(
            "Die Fähre nach Korvane fährt seit Montag wieder.\n\n"
                + "Sie war drei Tage lang im Hafen geblieben.");
    assertThat(article.firstCreated()).isEqualTo("2026-03-02T08:15:00Z");
    assertThat(article.credit()).isEqualTo("Harbour Press Office");
    assertThat(article.language()).isEqualTo("de");
    assertThat(article.keywords()).containsExactly("ferries", "storm");
    assertThat(article.edNote()).isEqualTo("Not before noon.");
    assertThat(article.associations())
        .containsExactly(new Relation("previousVersion", "mid:20260302.76@harbour.example"));
    assertThat(article.extra().get("Importance").asText()).isEqualTo("high");
    assertThat(article.extra().get("From").asText())
        .isEqualTo("\"Harbour Press Office\" <press@harbour.example>");
  }

  @Test
  void takesPlainTextBeforeHtml() {
    String mail =
        HEADER
            + multipart(
                "alternative",
                part("text/html", "<p>Marked <b>up</b></p>") + part("text/plain", "Plain."));

    List<Item> items = Wires.parse(mail, null);

    assertThat(article(items.get(0)).body()).isEqualTo("Plain.");
  }

  @Test
  void takesTheTextOfHtmlWhereThereIsNoOther() {
    String mail =
        HEADER + "Content-Type: text/html; charset=utf-8\n\n<p>Die <b>Fähre</b> fährt.</p>";

    List<Item> items = Wires.parse(mail.getBytes(UTF_8), null);

    assertThat(article(items.get(0)).body()).isEqualTo("Die Fähre fährt.");
  }

  @Test
  void attachedWireComesInsteadOfItsCoverNote() {
    String mail =
        HEADER
            + multipart(
                "mixed",
                part("text/plain", "Please find our item attached.")
                    + """
                    --next
                    Content-Type: application/octet-stream; name="item.json"
                    Content-Transfer-Encoding: base64
                    Content-Disposition: attachment; filename="item.json"

                    %s
                    """
                        .formatted(
                            Base64.getMimeEncoder().encodeToString(ITEM.getBytes(ISO_8859_1)))
                    + """
                    --next
                    Content-Type: image/png; name="pier.png"
                    Content-Transfer-Encoding: base64

                    iVBORw0KGgo=
                    """);

    List<Item> items = Wires.parse(mail, null);

    assertThat(items).hasSize(2);
    assertThat(article(items.get(0)).uri()).isEqualTo("tag:harbour.example,2026:1");
    assertThat(article(items.get(0)).origin().reference()).isEqualTo("wire!/item.json");
    assertThat(refused(items.get(1)).code()).isEqualTo(Item.Refused.SET_ASIDE);
    assertThat(refused(items.get(1)).message()).startsWith("pier.png: ");
  }

  @Test
  void wireThatIsTheTextOfTheMailIsReadAsThat() {
    String mail = HEADER + "Content-Type: text/plain\n\n" + ITEM + "\n";

    List<Item> items = Wires.parse(mail, null);

    assertThat(items).hasSize(1);
    assertThat(article(items.get(0)).headline()).isEqualTo("Attached");
  }

  @Test
  void mailWithNothingInItIsRefused() {
    String mail =
        "From: a@b.example\nTo: c@d.example\nSubject:\nDate: Mon, 2 Mar 2026 10:15:00 +0200\n\n";

    List<Item> items = Wires.parse(mail, null);

    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.EMPTY);
  }

  @Test
  void mailOfTooManyPartsIsRefused() {
    String mail = HEADER + multipart("mixed", part("text/plain", "Part.").repeat(10_000));

    List<Item> items = Wires.parse(mail, null);

    assertThat(refused(items.get(0)).message()).contains("more than 500 parts");
  }

  @Test
  void mailOfPartsInPartsWithoutEndIsRefused() {
    StringBuilder mail = new StringBuilder(HEADER);
    for (int i = 0; i < 1_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
    }

    List<Item> items = Wires.parse(mail.toString(), null);

    assertThat(refused(items.get(0)).message()).contains("more than 10 levels");
  }

  @Test
  void textThatBeginsWithALabelIsNoMail() {
    String text =
        """
        From: the harbour to the hills, a walk through Mereth
        The old town of Mereth begins where the harbour ends, and it takes a morning to walk through it.
        Nobody should do so in the wind of March, when even the gulls prefer the lee of the town hall.
        """;

    List<Item> items = Wires.parse(text, null);

    assertThat(article(items.get(0)).origin().format()).isEqualTo("text");
  }

  private static String multipart(String kind, String parts) {
    return "Content-Type: multipart/%s; boundary=next\n\n%s--next--\n".formatted(kind, parts);
  }

  private static String part(String type, String text) {
    return "--next\nContent-Type: %s; charset=utf-8\n\n%s\n".formatted(type, text);
  }
}
