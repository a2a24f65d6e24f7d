package io.newswire.streams.tag.actor;

import static io.newswire.streams.tag.lexicon.Vocabulary.*;

import io.newswire.events.Actor;
import io.newswire.events.LexiconEntry;
import io.newswire.events.LexiconEntry.Term;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Says what is wrong with an entry of the lexicon before anybody is tagged with it. Stateless. */
final class EntryChecker {

  private static final int MOST_ALIASES = 500;
  private static final int LONGEST_NAME = 200;
  private static final Pattern ID = Pattern.compile("Q[1-9]\\d*|lex:[^\\s|]{1,120}");

  /** Codes of PLOVER that are no country's. */
  private static final Set<String> WORLDWIDE = Set.of("IGO", "NGO", "MNC", "INT");

  private final ActorLexicon lexicon;

  EntryChecker(ActorLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * What is wrong with it, each in one line that names the field; empty when nothing is. Of a
   * place, only its country is checked.
   */
  List<String> problems(LexiconEntry entry) {
    List<String> problems = new ArrayList<>();
    if (entry.isPlace()) {
      country("country", entry.country(), problems);
      return problems;
    }
    if (!ID.matcher(entry.id()).matches()) {
      problems.add("id: neither a Wikidata id like Q42 nor one that begins with lex:");
    }
    if (entry.retired()) {
      return problems;
    }
    if (entry.source() == null || entry.source().isBlank()) {
      problems.add("source: missing; say where this is known from");
    }
    country("country", entry.country(), problems);
    names(entry, problems);
    if (entry.kind() == Actor.Kind.PERSON) {
      entry.offices().forEach(term -> term(term, problems));
    } else if (entry.kind() == Actor.Kind.ORGANISATION) {
      organisation(entry, problems);
    } else {
      problems.add("kind: must be person or organisation; or say where a place is");
    }
    return problems;
  }

  private void names(LexiconEntry entry, List<String> problems) {
    if (entry.name() == null || entry.name().isBlank()) {
      problems.add("name: missing");
      return;
    }
    if (entry.aliases().size() > MOST_ALIASES) {
      problems.add("aliases: more than " + MOST_ALIASES);
      return;
    }
    name("name", entry.name(), entry.kind(), problems);
    entry.aliases().forEach(alias -> name("aliases", alias, entry.kind(), problems));
  }

  private void name(String field, String name, Actor.Kind kind, List<String> problems) {
    Tokens tokens = Tokens.of(name);
    if (tokens.count() == 0 || name.length() > LONGEST_NAME) {
      problems.add(field + ": '" + name + "' is no name");
      return;
    }
    boolean single = tokens.count() == 1 && !tokens.is(0, Tokens.UNCASED);
    long flags = lexicon.flags(name);
    boolean person = kind == Actor.Kind.PERSON;
    if (single
        && (flags & (person ? STOP | COUNTRY | OFTEN_GIVEN | COMMON : STOP | COUNTRY)) != 0) {
      problems.add(field + ": '" + name + "' alone is an ordinary word, name or country");
    }
    if (single && !tokens.is(0, Tokens.CAPITALISED)) {
      problems.add(field + ": '" + name + "' would match an ordinary word; write a capital");
    }
  }

  private void term(Term term, List<String> problems) {
    if (term.kind() == null || !kinds().contains(term.kind())) {
      problems.add(
          "offices: '"
              + term.kind()
              + "' is no kind of office; one of "
              + String.join(", ", kinds()));
    }
    if (term.title() == null || term.title().isBlank()) {
      problems.add("offices: a title is missing");
    }
    if (term.from() == null && term.seen() == null) {
      problems.add("offices: '" + term.title() + "' has no first day");
    }
    if (term.from() != null && term.to() != null && term.to().isBefore(term.from())) {
      problems.add("offices: '" + term.title() + "' ends before it begins");
    }
    country("offices", term.country(), problems);
  }

  private void organisation(LexiconEntry entry, List<String> problems) {
    String code = entry.plover() == null ? null : entry.plover().code();
    if (code == null) {
      problems.add("plover: missing; a code like LBY or IGO, and sectors");
    } else if (!WORLDWIDE.contains(code)) {
      country("plover", code, problems);
    }
    if (entry.from() != null && entry.to() != null && entry.to().isBefore(entry.from())) {
      problems.add("to: before from");
    }
  }

  private void country(String field, String code, List<String> problems) {
    if (code != null && lexicon.countries().numberOf(code) < 0) {
      problems.add(field + ": '" + code + "' is no country's ISO-3166 alpha-3 code");
    }
  }

  private static Set<String> kinds() {
    Set<String> kinds = new TreeSet<>();
    for (OfficeKind kind : OfficeKind.values()) {
      kinds.add(kind.name().toLowerCase(Locale.ROOT));
    }
    return kinds;
  }
}
