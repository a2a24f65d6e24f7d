package io.newswire.producer.poll;

import java.io.ByteArrayInputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a feed itself says about when to ask for it again. Only what stands before the first item is
 * read: that is where the formats have it.
 *
 * @param freshFor how long it will not change, zero when it does not say
 * @param silentHours hours of the day, UTC, in which it has nothing new
 * @param silentDays days, UTC, on which it has nothing new
 * @see <a href="https://www.rssboard.org/rss-specification">RSS 2.0: ttl, skipHours, skipDays</a>
 * @see <a href="https://web.resource.org/rss/1.0/modules/syndication/">RSS 1.0 Syndication module:
 *     updatePeriod, updateFrequency</a>
 */
record FeedHints(Duration freshFor, Set<Integer> silentHours, Set<DayOfWeek> silentDays) {

  /** No hint. */
  static final FeedHints NONE = new FeedHints(Duration.ZERO, Set.of(), Set.of());

  private static final Map<String, Duration> PERIODS =
      Map.of(
          "hourly", Duration.ofHours(1),
          "daily", Duration.ofDays(1),
          "weekly", Duration.ofDays(7),
          "monthly", Duration.ofDays(30),
          "yearly", Duration.ofDays(365));

  private static final Set<String> ITEMS = Set.of("item", "entry");
  private static final int MOST_ELEMENTS = 1_000;
  private static final int HOURS_A_WEEK = 7 * 24;

  /** Copies the sets. */
  FeedHints {
    silentHours = Set.copyOf(silentHours);
    silentDays = Set.copyOf(silentDays);
  }

  /** The hints in a document; none when it is no XML. */
  static FeedHints in(byte[] document) {
    var hints = new Reading();
    try {
      XMLStreamReader reader = reader(document);
      for (int elements = 0; elements < MOST_ELEMENTS && reader.hasNext(); ) {
        if (reader.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (ITEMS.contains(reader.getLocalName())) {
          break;
        }
        hints.take(reader);
        elements++;
      }
    } catch (XMLStreamException | RuntimeException e) {
      // What was read before it broke still holds; the parser of the format says what is wrong.
      return hints.read();
    }
    return hints.read();
  }

  private static XMLStreamReader reader(byte[] document) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory.createXMLStreamReader(new ByteArrayInputStream(document));
  }

  /**
   * A pause that does not end while the feed says that it sleeps.
   *
   * @param now when the pause begins
   * @param pause the shortest it may be
   */
  Duration awake(Instant now, Duration pause) {
    OffsetDateTime end = now.plus(pause).atOffset(ZoneOffset.UTC);
    OffsetDateTime awake = end;
    for (int hours = 0; sleepsAt(awake); hours++) {
      if (hours > HOURS_A_WEEK) {
        return pause; // one that never wakes is not believed
      }
      awake = awake.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    }
    return pause.plus(Duration.between(end, awake));
  }

  private boolean sleepsAt(OffsetDateTime time) {
    return silentHours.contains(time.getHour()) || silentDays.contains(time.getDayOfWeek());
  }

  /** Collects hints. */
  private static final class Reading {

    private Duration ttl = Duration.ZERO;
    private Duration period;
    private int frequency = 1;
    private final Set<Integer> hours = new TreeSet<>();
    private final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);

    void take(XMLStreamReader reader) throws XMLStreamException {
      switch (reader.getLocalName()) {
        case "ttl" -> number(reader).ifPresent(minutes -> ttl = Duration.ofMinutes(minutes));
        case "updatePeriod" -> period = PERIODS.get(text(reader).toLowerCase(Locale.ROOT));
        case "updateFrequency" -> number(reader).filter(n -> n > 0).ifPresent(n -> frequency = n);
        // Midnight is 0 in RSS 2.0, and was 24 in RSS 0.91.
        case "hour" -> number(reader).filter(n -> n <= 24).ifPresent(n -> hours.add(n % 24));
        case "day" -> day(text(reader)).ifPresent(days::add);
        default -> {
          // says nothing of time
        }
      }
    }

    private static Optional<Integer> number(XMLStreamReader reader) throws XMLStreamException {
      String text = text(reader);
      return text.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static String text(XMLStreamReader reader) throws XMLStreamException {
      return reader.getElementText().strip();
    }

    private static Optional<DayOfWeek> day(String name) {
      try {
        return Optional.of(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    FeedHints read() {
      Duration updates = period == null ? Duration.ZERO : period.dividedBy(frequency);
      return new FeedHints(ttl.compareTo(updates) >= 0 ? ttl : updates, hours, days);
    }
  }
}
