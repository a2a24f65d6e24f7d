package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.lexicon.Vocabulary;
import io.newswire.streams.tag.text.PhraseIndex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of one article while its actors are sought. For one thread. */
final class Document {

  /** More mentions than this in one article are not a story but a list. */
  static final int MOST_MENTIONS = 2_000;

  final LocalDate date;
  final List<Found> found = new ArrayList<>();

  /** Words that stand alone and may be the surname of somebody named in full elsewhere. */
  final List<Lone> lone = new ArrayList<>();

  private final ActorLexicon lexicon;
  private final int[] mentionsOfCountry;
  private final Map<Long, Found> bySurname = new HashMap<>();
  private final Map<Long, Found> byAcronym = new HashMap<>();
  private int mainCountry = -1;

  /**
   * An article.
   *
   * @param date the day on which it was published
   */
  Document(ActorLexicon lexicon, LocalDate date, List<Text> texts) {
    this.lexicon = lexicon;
    this.date = date;
    mentionsOfCountry = new int[lexicon.countries().count()];
    for (Text text : texts) {
      countCountries(text);
    }
  }

  private void countCountries(Text text) {
    Countries countries = lexicon.countries();
    for (int i = 0; i < text.count; i++) {
      if (text.has(i, Vocabulary.COUNTRY | Vocabulary.SEAT) && text.capital(i)) {
        int node = countries.longest(text.tokens, i);
        if (node != PhraseIndex.NONE) {
          int country = countries.country(node);
          mentionsOfCountry[country]++;
          if (mainCountry < 0 || mentionsOfCountry[country] > mentionsOfCountry[mainCountry]) {
            mainCountry = country;
          }
          i += countries.length(node) - 1;
        }
      }
    }
  }

  /** How often the article names a country; 0 for an empty or unknown code. */
  int mentionsOf(String code) {
    int country = code == null || code.isEmpty() ? -1 : lexicon.countries().numberOf(code);
    return country < 0 ? 0 : mentionsOfCountry[country];
  }

  /** The country that the article names most often, null when it names none. */
  String mainCountry() {
    return mainCountry < 0 ? null : lexicon.countries().code(mainCountry);
  }

  /** Keeps somebody, unless the article has had more than enough. */
  void add(Found somebody) {
    if (found.size() < MOST_MENTIONS) {
      found.add(somebody);
    }
  }

  /** Keeps a person, whose surname from now on means that person. */
  void addPerson(Found person, int surname) {
    add(person);
    person.text().markPerson(person.from(), person.to());
    bySurname.put(person.text().tokens.hash(surname), person);
  }

  /** From now on the surname means this person. */
  void remember(Found person, int surname) {
    bySurname.put(person.text().tokens.hash(surname), person);
  }

  /** The person last named in full whose surname this word is, null when there is none. */
  Found withSurname(long word) {
    return bySurname.get(word);
  }

  /** Lets an acronym mean somebody from now on. */
  void define(long acronym, Found somebody) {
    byAcronym.put(acronym, somebody);
  }

  /** Whom the text said an acronym means, null when it did not. */
  Found withAcronym(long acronym) {
    return byAcronym.get(acronym);
  }

  /**
   * A capitalised word that stands alone.
   *
   * @param title the role that stands before it, null for none
   * @param country the country that stands before that role, null for none
   * @param titled whether a title of any sort stands before it
   */
  record Lone(Text text, int from, int to, Role title, String country, boolean titled) {}
}
