package io.newswire.streams.tag.actor;

/** One text while it is read, and who was last found in it. For one thread. */
final class Reading {

  final ActorLexicon lexicon;
  final PlaceNames places;
  final Document document;
  final Text text;
  private Found last;

  Reading(ActorLexicon lexicon, PlaceNames places, Document document, Text text) {
    this.lexicon = lexicon;
    this.places = places;
    this.document = document;
    this.text = text;
  }

  /** Tells the document who was found. */
  void add(Found found) {
    last = found;
    document.add(found);
  }

  /**
   * Tells the document of a person.
   *
   * @param surname token that means this person from now on
   */
  void addPerson(Found found, int surname) {
    last = found;
    document.addPerson(found, surname);
  }

  /** The last that was found in this text, null at first. */
  Found last() {
    return last;
  }
}
