package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.actor.Entry.Person;
import java.time.LocalDate;
import java.util.List;

/** Tells persons of one name apart: by country, by office, by date. */
final class PersonChoice {

  /** A person who is only this may share his name with anybody. */
  private static final int OBSCURE = 4;

  private static final int SURE = 5;

  private final ActorLexicon lexicon;

  PersonChoice(ActorLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * What was chosen.
   *
   * @param alias of the lexicon
   * @param person whom it names
   * @param confidence 0 to 1
   */
  record Choice(int alias, Person person, double confidence) {}

  /**
   * The likeliest of the persons that these aliases name.
   *
   * @param role that stands before the name, null for none
   * @param country that stands before the role, null for none
   * @param needed how much must speak for the one chosen
   * @return null when none of them is likely enough
   */
  Choice choose(
      Document document, List<Integer> aliases, Role role, String country, double needed) {
    int best = -1;
    double bestScore = Double.NEGATIVE_INFINITY;
    double secondScore = Double.NEGATIVE_INFINITY;
    for (int alias : aliases) {
      if (lexicon.entry(alias) instanceof Person person) {
        double score = score(document, person, role, country);
        if (best >= 0 && lexicon.entry(best) == person) {
          continue;
        }
        if (score > bestScore) {
          secondScore = bestScore;
          bestScore = score;
          best = alias;
        } else if (score > secondScore) {
          secondScore = score;
        }
      }
    }
    if (best < 0 || bestScore < needed) {
      return null;
    }
    double confidence = bestScore - secondScore < 1 ? 0.5 : bestScore >= SURE ? 0.95 : 0.8;
    return new Choice(best, (Person) lexicon.entry(best), confidence);
  }

  /** Whether a full name alone is enough to mean this person. */
  boolean standsAlone(Person person) {
    return person.weight() >= OBSCURE;
  }

  private static double score(Document document, Person person, Role role, String country) {
    LocalDate date = document.date;
    double score = person.weight() * 0.4;
    Office office = person.officeOn(date);
    if (office != null) {
      score += 1 + office.kind().weight() * 0.2;
    } else if (!nearby(person, date)) {
      score -= 2;
    }
    int mentions = document.mentionsOf(person.country());
    score += mentions == 0 ? 0 : 1.5 + Math.min(mentions, 5) * 0.2;
    if (country != null) {
      score += country.equals(person.country()) ? 3 : -3;
    }
    if (role != null && role.office() != null) {
      score += fits(person, role.office(), date);
    }
    return score;
  }

  private static double fits(Person person, OfficeKind kind, LocalDate date) {
    double fit = -1;
    for (Office office : person.offices()) {
      if (related(office.kind(), kind)) {
        fit = Math.max(fit, office.heldOn(date) ? 4 : office.begunBy(date) ? 2 : 0);
      }
    }
    return fit;
  }

  /** Presidents and premiers are taken for one another: sources do not agree which is which. */
  private static boolean related(OfficeKind held, OfficeKind said) {
    boolean heads =
        (held == OfficeKind.HEAD_OF_STATE || held == OfficeKind.HEAD_OF_GOVERNMENT)
            && (said == OfficeKind.HEAD_OF_STATE || said == OfficeKind.HEAD_OF_GOVERNMENT);
    return held == said || heads;
  }

  private static boolean nearby(Person person, LocalDate date) {
    for (Office office : person.offices()) {
      boolean begun = office.from() == null || !office.from().isAfter(date.plusYears(8));
      boolean ended = office.to() != null && office.to().isBefore(date.minusYears(25));
      if (begun && !ended) {
        return true;
      }
    }
    return person.offices().isEmpty();
  }
}
