package io.newswire.streams.tag.actor;

import java.util.List;

/**
 * What somebody is, said in a word or two: "foreign minister", "army", "rebels".
 *
 * @param holder whom the word names
 * @param office the office, null where it is none
 * @param sectors PLOVER sectors, most specific first
 */
record Role(Holder holder, OfficeKind office, List<String> sectors) {

  Role {
    sectors = List.copyOf(sectors);
  }

  /** Whom a role names. */
  enum Holder {
    /** Somebody: "minister". */
    PERSON,
    /** Some people: "army", "rebels". */
    GROUP,
    /** A body that has a name of its own when it is capitalised: "Interior Ministry". */
    INSTITUTION
  }
}
