package io.newswire.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;

/**
 * Somebody who acts: a person, an organisation, a government, a force, a group.
 *
 * @param id stable id: {@code wd:Q…} for a lexicon entry with a Wikidata id, {@code lex:…} for one
 *     without, {@code cmp:LBY-GOV} for a composed actor, {@code txt:…} for a name no lexicon has
 * @param name its usual English name
 * @param kind what it is
 * @param country ISO-3166 alpha-3, null for actors of no one country
 * @param plover its PLOVER code, null when unknown
 * @param cameo its CAMEO code, e.g. {@code LBYGOV}, null when unknown
 * @param wikidata Wikidata id, e.g. {@code Q1234}, null when unknown
 * @param role the office held at the article's date, null when none is known
 * @param mentions where the text names it, in text order, at least one
 * @param confidence 0 to 1
 * @param lexicon whether a lexicon entry stands behind it
 */
public record Actor(
    String id,
    String name,
    Kind kind,
    String country,
    Plover plover,
    String cameo,
    String wikidata,
    Role role,
    List<Mention> mentions,
    double confidence,
    boolean lexicon) {

  /** Copies the mentions. */
  public Actor {
    mentions = List.copyOf(mentions);
  }

  /** What an actor is. */
  public enum Kind {
    /** One human being. */
    @JsonProperty("person")
    PERSON,
    /** A body with a name of its own: a government, ministry, party, army, company. */
    @JsonProperty("organisation")
    ORGANISATION,
    /** People named by what they are: "Turkish-backed fighters", "rebels in Mali". */
    @JsonProperty("group")
    GROUP
  }

  /**
   * PLOVER actor coding.
   *
   * @param code ISO-3166 alpha-3 of its country, or {@code IGO}, {@code NGO}, {@code MNC} …
   * @param sector sector codes, most specific first: {@code GOV}, {@code MIL}, {@code REB} …
   */
  public record Plover(String code, List<String> sector) {
    /** Copies the sectors. */
    public Plover {
      sector = sector == null ? List.of() : List.copyOf(sector);
    }
  }

  /**
   * An office.
   *
   * @param title e.g. "Minister of the Interior"
   * @param validFrom first day in office, null when unknown
   * @param validTo last day in office, null while it lasts or when unknown
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Role(String title, LocalDate validFrom, LocalDate validTo) {}
}
