package io.newswire.streams.normalize;

import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.PubStatus;
import io.newswire.events.Relation;
import io.newswire.events.Subject;
import io.newswire.streams.normalize.Normalized.Accepted;
import io.newswire.streams.normalize.Normalized.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Makes an article comparable with every other one: clean text, a language, dates that can be, and
 * bounded fields. Pure, and safe for any number of threads.
 *
 * <p>What is wrong but not needed is mended or left out: an urgency that is none, a link that is no
 * web address, a date before {@link #FIRST_DATE}. What identity rests on is never changed: an
 * article whose {@code uri} or {@code source} cannot be used is refused, and so is one without any
 * text, unless it is a kill.
 */
public final class Normalizer {

  /** Dates before this are taken for errors: most are the zero of somebody's clock. */
  public static final Instant FIRST_DATE = Instant.parse("1970-01-02T00:00:00Z");

  /** How far ahead of ours a source's clock may be. */
  public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

  /** Longest uri or link, in characters. */
  public static final int MAX_URI = 2_048;

  /** Longest one-line field, in characters. */
  public static final int MAX_LINE = 1_000;

  /** Longest summary or note, in characters. */
  public static final int MAX_NOTE = 20_000;

  /** Longest list. */
  public static final int MAX_ITEMS = 200;

  private static final Pattern WEB_ADDRESS =
      Pattern.compile("https?://[^\\s/]+(/\\S*)?", Pattern.CASE_INSENSITIVE);

  private final Languages languages;

  private Normalizer(Languages languages) {
    this.languages = languages;
  }

  /** A normalizer with the packaged language model. Loading takes a second: share one. */
  public static Normalizer standard() {
    return new Normalizer(Languages.load());
  }

  /** Normalises an article that is believed about when it was received. */
  public Normalized normalize(Article raw) {
    return normalize(raw, raw.received());
  }

  /**
   * Normalises an article.
   *
   * @param raw as its source states it
   * @param now no date of the article may lie further in the future than this and the {@link
   *     #CLOCK_TOLERANCE}: the time of its record, so that a replay gives the same result
   */
  public Normalized normalize(Article raw, Instant now) {
    if (!isIdentifier(raw.uri())) {
      return new Refused(
          "bad-uri", "uri is blank, longer than " + MAX_URI + " or has control characters");
    }
    if (!isIdentifier(raw.source())) {
      return new Refused(
          "bad-source", "source is blank, longer than " + MAX_URI + " or has control characters");
    }
    String headline = PlainText.line(raw.headline(), MAX_LINE);
    String body = PlainText.paragraphs(raw.body());
    if (headline.isEmpty() && body.isEmpty() && raw.pubStatus() != PubStatus.CANCELED) {
      return new Refused("no-text", "neither headline nor body has any text");
    }
    Instant received = date(raw.received(), now).orElse(now);
    Function<Instant, Instant> date = given -> date(given, received).orElse(null);
    Article article =
        ArticleBuilder.builder(raw)
            .version(line(raw.version()))
            .firstCreated(date.apply(raw.firstCreated()))
            .versionCreated(date.apply(raw.versionCreated()))
            .received(received)
            .embargoedUntil(
                raw.embargoedUntil() == null || raw.embargoedUntil().isBefore(FIRST_DATE)
                    ? null
                    : raw.embargoedUntil())
            .signals(each(raw.signals(), s -> lineOf(s).toLowerCase(Locale.ROOT), String::isEmpty))
            .edNote(note(raw.edNote()))
            .urgency(
                raw.urgency() == null || raw.urgency() < 1 || raw.urgency() > 9
                    ? null
                    : raw.urgency())
            .language(language(raw, headline, body))
            .publisher(line(raw.publisher()))
            .headline(headline)
            .slugline(line(raw.slugline()))
            .section(line(raw.section()))
            .genre(line(raw.genre()))
            .byline(line(raw.byline()))
            .dateline(line(raw.dateline()))
            .summary(note(raw.summary()))
            .body(body)
            .link(link(raw.link()))
            .credit(line(raw.credit()))
            .usageTerms(note(raw.usageTerms()))
            .subjects(
                each(
                    raw.subjects(),
                    s -> new Subject(line(s.uri()), line(s.name())),
                    s -> s.uri() == null && s.name() == null))
            .keywords(each(raw.keywords(), Normalizer::lineOf, String::isEmpty))
            .associations(
                each(
                    raw.associations(),
                    r -> new Relation(line(r.rel()), r.uri()),
                    r -> !isIdentifier(r.uri())))
            .build();
    return new Accepted(article);
  }

  private String language(Article raw, String headline, String body) {
    return Languages.stated(raw.language())
        .orElseGet(() -> languages.detect(body.isEmpty() ? headline : headline + "\n" + body));
  }

  private static Optional<Instant> date(Instant given, Instant now) {
    if (given == null || given.isBefore(FIRST_DATE)) {
      return Optional.empty();
    }
    return Optional.of(given.isAfter(now.plus(CLOCK_TOLERANCE)) ? now : given);
  }

  private static boolean isIdentifier(String text) {
    return text != null
        && !text.isBlank()
        && text.length() <= MAX_URI
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static String line(String text) {
    return text == null ? null : emptyToNull(PlainText.line(text, MAX_LINE));
  }

  private static String lineOf(String text) {
    return Objects.requireNonNullElse(line(text), "");
  }

  private static String note(String text) {
    return text == null ? null : emptyToNull(PlainText.paragraphs(text, MAX_NOTE));
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** A link that a reader may safely follow, else null. */
  private static String link(String link) {
    if (link == null || !isIdentifier(link.strip())) {
      return null;
    }
    String web = link.strip();
    return WEB_ADDRESS.matcher(web).matches() ? web : null;
  }

  private static <T> List<T> each(List<T> items, Function<T, T> clean, Predicate<T> isEmpty) {
    return items.stream()
        .map(clean)
        .filter(Predicate.not(isEmpty))
        .distinct()
        .limit(MAX_ITEMS)
        .toList();
  }
}
