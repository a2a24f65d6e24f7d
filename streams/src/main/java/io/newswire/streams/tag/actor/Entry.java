package io.newswire.streams.tag.actor;

import java.time.LocalDate;
import java.util.List;

/** Somebody the lexicon knows. */
sealed interface Entry {

  /** A Wikidata id, or one of the lexicon's own that begins with {@code lex:}. */
  String id();

  /** Usual English name. */
  String name();

  /** ISO-3166 alpha-3, empty for none. */
  String country();

  /** Id of the actor in an event. */
  default String actorId() {
    return wikidata() == null ? id() : "wd:" + id();
  }

  /** Wikidata id, null when unknown. */
  default String wikidata() {
    return id().startsWith("Q") ? id() : null;
  }

  /**
   * A human being.
   *
   * @param id see {@link Entry#id}
   * @param name see {@link Entry#name}
   * @param country see {@link Entry#country}
   * @param cameo prefix of the CAMEO code of one who acts for an organisation, else empty
   * @param offices in order of their beginning
   */
  record Person(String id, String name, String country, String cameo, List<Office> offices)
      implements Entry {

    public Person {
      offices = List.copyOf(offices);
    }

    /** The weightiest office held on a day, the latest begun of equals; null when none is known. */
    Office officeOn(LocalDate day) {
      Office best = null;
      for (Office office : offices) {
        if (office.heldOn(day)
            && (best == null || office.kind().weight() >= best.kind().weight())) {
          best = office;
        }
      }
      return best;
    }

    /** The weight of the weightiest office ever held, 0 for none. */
    int weight() {
      int weight = 0;
      for (Office office : offices) {
        weight = Math.max(weight, office.kind().weight());
      }
      return weight;
    }

    /** PLOVER sectors on a day: of the office, or of the elite for one who held one before. */
    List<String> sectorsOn(LocalDate day) {
      Office office = officeOn(day);
      if (office != null) {
        return office.kind().sectors();
      }
      for (Office past : offices) {
        if (past.begunBy(day)) {
          return List.of("ELI");
        }
      }
      return List.of();
    }
  }

  /**
   * A body with a name: a government, party, force, armed group, international organisation.
   *
   * @param id see {@link Entry#id}
   * @param name see {@link Entry#name}
   * @param type what it is: {@code party}, {@code armed}, {@code igo}, {@code media} …
   * @param country see {@link Entry#country}
   * @param code PLOVER code: ISO-3166 alpha-3 or {@code IGO}, {@code NGO}, {@code MNC}
   * @param sectors PLOVER sectors
   * @param cameo CAMEO code
   * @param from first day, null when unknown
   * @param to last day, null when unknown or while it lasts
   * @param curated whether it was written by hand
   */
  record Body(
      String id,
      String name,
      String type,
      String country,
      String code,
      List<String> sectors,
      String cameo,
      LocalDate from,
      LocalDate to,
      boolean curated)
      implements Entry {

    public Body {
      sectors = List.copyOf(sectors);
    }

    /** Whether it existed on a day, as far as is known, give or take a year. */
    boolean existedOn(LocalDate day) {
      return (from == null || !day.isBefore(from.minusYears(1)))
          && (to == null || !day.isAfter(to.plusYears(1)));
    }
  }
}
