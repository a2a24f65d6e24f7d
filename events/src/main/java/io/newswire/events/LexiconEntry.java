package io.newswire.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What the tagger is to know of an actor or a place: the value of {@code news.lexicon}. It takes
 * the place of the packaged entry that has its id. A record without a value takes it back, so that
 * the packaged entry stands again.
 *
 * @param id a Wikidata id, for a place a GeoNames id like {@code geonames:2210247}, or one of the
 *     lexicon's own that begins with {@code lex:}; the record's key
 * @param kind person or organisation; null for a place
 * @param name usual English name
 * @param aliases other names and spellings, in any script
 * @param type what sort of organisation: {@code party}, {@code armed}, {@code company}, {@code
 *     media} …; null for a person
 * @param country ISO-3166 alpha-3, null for none
 * @param plover how an organisation is coded; null for a person, who is coded by office and country
 * @param cameo CAMEO code of an organisation, or of the one that a person acts for; null for none
 * @param offices a person's terms in office
 * @param from an organisation's first day, null when unknown
 * @param to an organisation's last day, null while it lasts or when unknown
 * @param place where and what a place is; null for an actor
 * @param retired whether nothing is to be found by this entry any more
 * @param source where this is known from
 * @param note why it was changed, null when nobody said
 * @param updated when it was put, null for a packaged entry
 */
@RecordBuilder
public record LexiconEntry(
    String id,
    Actor.Kind kind,
    String name,
    List<String> aliases,
    String type,
    String country,
    Actor.Plover plover,
    String cameo,
    List<Term> offices,
    LocalDate from,
    LocalDate to,
    Place place,
    boolean retired,
    String source,
    String note,
    Instant updated)
    implements LexiconEntryBuilder.With {

  /** Refuses an entry of nobody; fills what may be absent. */
  public LexiconEntry {
    Objects.requireNonNull(id, "id");
    aliases = aliases == null ? List.of() : List.copyOf(aliases);
    offices = offices == null ? List.of() : List.copyOf(offices);
  }

  /** Whether it is about a place. */
  @JsonIgnore
  public boolean isPlace() {
    return place != null || id.startsWith(Place.GEONAMES);
  }

  /**
   * Where and what a place is.
   *
   * @param longitude in degrees, WGS 84
   * @param latitude in degrees, WGS 84
   * @param featureCode GeoNames feature code, e.g. {@code PPL} for a town, {@code RGN}, {@code
   *     AIRB}; null for a town
   * @param admin1 usual English name of the first-order division it lies in, null for none
   * @param population how many people live there, null when unknown: it weighs as much as a town of
   *     a hundred thousand
   * @param demonyms its people and adjectives
   */
  public record Place(
      Double longitude,
      Double latitude,
      String featureCode,
      String admin1,
      Long population,
      List<String> demonyms) {

    /** What an id begins with that is a GeoNames id. */
    public static final String GEONAMES = "geonames:";

    /** Copies the demonyms. */
    public Place {
      demonyms = demonyms == null ? List.of() : List.copyOf(demonyms);
    }
  }

  /**
   * A term in an office.
   *
   * @param title e.g. "Minister of Foreign Affairs"
   * @param kind what sort of office, e.g. {@code foreign_minister}
   * @param country ISO-3166 alpha-3, null for an office of an organisation
   * @param from first day, null when unknown
   * @param to last day, null while it lasts or when unknown
   * @param seen last day on which a source named the holder, where it does not say when the term
   *     ended or that it lasts; null otherwise
   */
  public record Term(
      String title, String kind, String country, LocalDate from, LocalDate to, LocalDate seen) {}
}
