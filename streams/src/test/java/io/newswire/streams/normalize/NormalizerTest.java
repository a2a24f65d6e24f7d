package io.newswire.streams.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.Origin;
import io.newswire.events.PubStatus;
import io.newswire.streams.normalize.Normalized.Accepted;
import io.newswire.streams.normalize.Normalized.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizerTest {

  private static final Instant RECEIVED = Instant.parse("2026-03-02T09:30:00Z");
  private static final Normalizer NORMALIZER = Normalizer.standard();

  @Test
  void changesNothingInACleanArticle() {
    Article clean = article(a -> a.language("en").body("One paragraph.\n\nAnother."));

    Normalized result = NORMALIZER.normalize(clean);

    assertThat(result).isEqualTo(new Accepted(clean));
  }

  @Test
  void givesTextThatLooksTheSameOneForm() {
    Article article =
        accepted(
            a ->
                a.headline("  Cafe\u0301\u200B de\u00A0la\r\n Paix\uFEFF ")
                    .body("First\u0000 line\r\nsecond.\r\n \r\n\r\n\tNext\u00ADone. \uD83D "));

    assertThat(article.headline()).isEqualTo("Caf\u00E9 de la Paix");
    assertThat(article.body()).isEqualTo("First line\nsecond.\n\nNextone. \uFFFD");
  }

  @Test
  void keepsTheJoinersThatPersianNeedsAndCharactersBeyondTheFirstPlane() {
    Article article = accepted(a -> a.headline("می\u200Cشود \uD83C\uDF0D"));

    assertThat(article.headline()).isEqualTo("می\u200Cشود \uD83C\uDF0D");
  }

  @Test
  void removesDirectionMarksThatMakeATextReadOtherwiseThanItIsStored() {
    Article article = accepted(a -> a.headline("Paid \u202E001$\u202C today"));

    assertThat(article.headline()).isEqualTo("Paid 001$ today");
  }

  @ParameterizedTest
  @CsvSource({
    "en_US, en-US",
    "EN, en",
    "eng, en",
    "zh-hant-tw, zh-Hant-TW",
    "pes, fa",
    "ckb, ckb",
  })
  void believesTheLanguageThatASourceStates(String stated, String expected) {
    Article article = accepted(a -> a.language(stated));

    assertThat(article.language()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"English", "??", "und", "mul", "x", "qq"})
  void detectsTheLanguageWhenWhatIsStatedIsNone(String stated) {
    Article article =
        accepted(
            a ->
                a.language(stated)
                    .headline("Harbour strike enters its second week")
                    .body("Dockers and port owners met again on Monday without a result."));

    assertThat(article.language()).isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Harbour strike enters its second week as dockers and owners fail to agree",
        "fr|La grève du port entre dans sa deuxième semaine, aucun accord en vue",
        "es|La huelga del puerto entra en su segunda semana sin acuerdo a la vista",
        "de|Der Streik im Hafen geht in die zweite Woche, eine Einigung ist nicht in Sicht",
        "it|Lo sciopero del porto entra nella seconda settimana, nessun accordo in vista",
        "pt|A greve do porto entra na segunda semana sem acordo à vista entre as partes",
        "tr|Liman grevi ikinci haftasına girdi, taraflar arasında anlaşma görünmüyor",
        "ar|إضراب الميناء يدخل أسبوعه الثاني دون اتفاق بين العمال وأصحاب العمل",
        "fa|اعتصاب بندر وارد هفته دوم شد و توافقی میان کارگران و صاحبان دیده نمی‌شود",
        "ru|Забастовка в порту продолжается вторую неделю, соглашения пока не видно",
        "uk|Страйк у порту триває другий тиждень, угоди між сторонами поки не видно",
        "zh|港口罢工进入第二周",
        "ja|港のストライキは二週目に入った",
        "ko|항만 파업이 2주째로 접어들었다",
        "el|Η απεργία στο λιμάνι",
        "he|השביתה בנמל נכנסת לשבוע השני",
      })
  void detectsTheLanguage(String expected, String text) {
    Article article = accepted(a -> a.language(null).headline(text).body(""));

    assertThat(article.language()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Oil up", "12345 67890", "ليبيا", "…"})
  void doesNotGuessTheLanguageOfTooShortAText(String text) {
    Article article = accepted(a -> a.language(null).headline(text).body(""));

    assertThat(article.language()).isEqualTo("und");
  }

  @Test
  void takesADateInTheFutureForTheTimeOfReceipt() {
    Article article = accepted(a -> a.versionCreated(Instant.parse("2099-01-01T00:00:00Z")));

    assertThat(article.versionCreated()).isEqualTo(RECEIVED);
    assertThat(article.time()).isEqualTo(RECEIVED);
  }

  @Test
  void letsASourcesClockRunALittleAhead() {
    Instant ahead = RECEIVED.plus(Duration.ofMinutes(3));

    Article article = accepted(a -> a.versionCreated(ahead));

    assertThat(article.versionCreated()).isEqualTo(ahead);
  }

  @Test
  void leavesOutADateThatCannotBe() {
    Article article =
        accepted(
            a ->
                a.firstCreated(Instant.EPOCH)
                    .versionCreated(Instant.parse("0001-01-01T00:00:00Z")));

    assertThat(article.firstCreated()).isNull();
    assertThat(article.time()).isEqualTo(RECEIVED);
  }

  @Test
  void doesNotBelieveATimeOfReceiptAfterTheRecordsOwn() {
    Article raw = article(a -> a.received(Instant.parse("2099-01-01T00:00:00Z")));

    Normalized result = NORMALIZER.normalize(raw, RECEIVED);

    assertThat(((Accepted) result).article().received()).isEqualTo(RECEIVED);
  }

  @Test
  void refusesAnArticleWithoutText() {
    Normalized result = NORMALIZER.normalize(article(a -> a.headline("\u200B").body(" \n ")));

    assertThat(result).isInstanceOf(Refused.class);
    assertThat(((Refused) result).code()).isEqualTo("no-text");
  }

  @Test
  void letsAKillPassWithoutText() {
    Article kill = accepted(a -> a.headline("").body("").pubStatus(PubStatus.CANCELED));

    assertThat(kill.pubStatus()).isEqualTo(PubStatus.CANCELED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "tag:x\u0000y", "tag:x\ny"})
  void refusesAUriThatCannotBeAKey(String uri) {
    Normalized result = NORMALIZER.normalize(article(a -> a.uri(uri)));

    assertThat(result).isInstanceOf(Refused.class);
    assertThat(((Refused) result).code()).isEqualTo("bad-uri");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "file:///etc/passwd", "/local", "https://", "http://a b/"})
  void leavesOutALinkThatIsNoWebAddress(String link) {
    assertThat(accepted(a -> a.link(link)).link()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org/a|b?q=é#x", "HTTP://example.org"})
  void keepsALinkThatIsAWebAddress(String link) {
    assertThat(accepted(a -> a.link(" " + link + " ")).link()).isEqualTo(link);
  }

  @Test
  void boundsWhatMayBeLong() {
    Article article =
        accepted(
            a ->
                a.headline("word ".repeat(1_000))
                    .byline("x".repeat(5_000))
                    .keywords(IntStream.range(0, 999).mapToObj(i -> "k" + i).toList())
                    .urgency(42));

    assertThat(article.headline()).hasSizeLessThanOrEqualTo(Normalizer.MAX_LINE).endsWith("word…");
    assertThat(article.byline()).hasSize(Normalizer.MAX_LINE);
    assertThat(article.keywords()).hasSize(Normalizer.MAX_ITEMS);
    assertThat(article.urgency()).isNull();
  }

  @Test
  void dropsEmptyAndRepeatedItems() {
    Article article = accepted(a -> a.keywords(List.of("oil", " ", "oil", "oil ")));

    assertThat(article.keywords()).containsExactly("oil");
  }

  private static Article accepted(UnaryOperator<ArticleBuilder> change) {
    Normalized result = NORMALIZER.normalize(article(change));
    assertThat(result).isInstanceOf(Accepted.class);
    return ((Accepted) result).article();
  }

  private static Article article(UnaryOperator<ArticleBuilder> change) {
    return change
        .apply(
            ArticleBuilder.builder()
                .uri("tag:example.org,2026:1")
                .source("example")
                .received(RECEIVED)
                .headline("Harbour strike enters its second week")
                .body("Talks go on.")
                .origin(new Origin("test", "text", "test.txt", null)))
        .build();
  }
}
