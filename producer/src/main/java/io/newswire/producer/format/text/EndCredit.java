package io.newswire.producer.format.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The credits that wires print behind the last words of a story. */
final class EndCredit {

  private static final Pattern IN_BRACKETS =
      Pattern.compile(
          "^(?<story>.*?[.!?؟”\"»]?)\\s*(?<note>[(\\[][^()\\[\\]]{2,300}[)\\]])\\.?$",
          Pattern.DOTALL);

  private static final Pattern BEHIND_DASH =
      Pattern.compile(
          "^(?<story>.*[.!?؟”\"»])\\s*(?:[—–/]|--?)\\s*(?<agency>[^—–/.]{2,40})$", Pattern.DOTALL);

  private static final Pattern AGENCY_SLUG =
      Pattern.compile(
          "^(?<story>.*[.!?؟”\"»])\\s+(?<agency>(?:AFP|Reuters|AP|EFE|DPA|ANSA|Xinhua|TAP|APS|MAP))(?:/\\w+)?$",
          Pattern.DOTALL);

  /** How far a credit may reach back from the end of the text, in characters. */
  private static final int LONGEST = 500;

  private final Findings findings;
  private final String credited;

  /**
   * A reader of credits.
   *
   * @param findings what is told of the credits found
   * @param credited whom the source credits, null when nobody
   */
  EndCredit(Findings findings, String credited) {
    this.findings = findings;
    this.credited = credited;
  }

  /** Moves the credits at the end of the last paragraph, one by one, into the findings. */
  void take(List<String> paragraphs) {
    boolean found = true;
    while (found && !paragraphs.isEmpty()) {
      int last = paragraphs.size() - 1;
      String story = without(paragraphs.get(last), last > 0);
      found = story != null;
      if (found && story.isBlank()) {
        paragraphs.remove(last);
      } else if (found) {
        paragraphs.set(last, story);
      }
    }
  }

  private String without(String paragraph, boolean othersBefore) {
    if (paragraph.length() > LONGEST) {
      int from = paragraph.length() - LONGEST;
      String end = withoutNote(paragraph.substring(from));
      return end == null ? null : paragraph.substring(0, from) + end;
    }
    Line line = Line.of(paragraph);
    if (othersBefore && line.role() == Line.Role.CREDIT) {
      findings.credit(line);
      return "";
    }
    return withoutNote(paragraph);
  }

  private String withoutNote(String paragraph) {
    Matcher brackets = IN_BRACKETS.matcher(paragraph);
    if (brackets.matches()) {
      String note = brackets.group("note");
      String inner = note.substring(1, note.length() - 1).strip();
      String story = brackets.group("story");
      if (isAgency(inner) && (story.isBlank() || Prose.endsSentence(story))) {
        findings.agency(inner);
        return story.stripTrailing();
      }
      if (Line.saysWhoWorkedOnIt(inner)) {
        findings.edNote(inner);
        return story.stripTrailing();
      }
    }
    for (Pattern pattern : new Pattern[] {BEHIND_DASH, AGENCY_SLUG}) {
      Matcher matcher = pattern.matcher(paragraph);
      if (matcher.matches() && Agencies.isAgency(matcher.group("agency"))) {
        findings.agency(matcher.group("agency"));
        return matcher.group("story").stripTrailing();
      }
    }
    return null;
  }

  /** Whether a name is an agency's: one that everybody knows, or one that is credited already. */
  private boolean isAgency(String name) {
    return Agencies.isAgency(name)
        || name.equalsIgnoreCase(credited)
        || findings.credit().filter(name::equalsIgnoreCase).isPresent();
  }
}
