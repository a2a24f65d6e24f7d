package io.newswire.producer.format.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the lines around a story say of it, gathered line by line; what is said first stands. */
final class Findings {

  private static final int LONGEST_TAG = 60;

  private String section;
  private String summary;
  private String byline;
  private String credit;
  private String edNote;
  private String usageTerms;
  private String link;
  private Instant published;
  private Instant updated;
  private final Set<String> keywords = new LinkedHashSet<>();

  /** Takes what a line says of the story, if it is of a kind that says anything. */
  void take(Line line) {
    switch (line.role()) {
      case DATE -> date(line.text());
      case BYLINE -> Byline.read(line.text()).ifPresent(this::byline);
      case LINK -> link = first(link, line.link());
      case TAGS -> tags(line.tags());
      case FILED -> section(line.filedIn());
      case CREDIT -> credit(line);
      case COPYRIGHT -> usageTerms = first(usageTerms, line.text());
      default -> {}
    }
  }

  void section(String name) {
    section = first(section, name);
  }

  void summary(String text) {
    summary = summary == null ? text : summary + ' ' + text;
  }

  void byline(Byline stated) {
    if (stated.credit() != null) {
      credit = first(credit, stated.credit());
    }
    if (!stated.name().equals(stated.credit())) {
      byline = first(byline, stated.name());
    }
  }

  void credit(Line line) {
    String agency = line.agency();
    if (agency != null) {
      credit = first(credit, agency);
    } else {
      edNote(line.text());
    }
  }

  void agency(String name) {
    credit = first(credit, name);
  }

  /** Takes a note on who worked on the story; who reported it is its byline if no other is. */
  void edNote(String text) {
    String note = text.replaceAll("^[\\s(\\[—–-]+|[\\s)\\]]+$", "");
    edNote = edNote == null ? note : edNote + "; " + note;
    Byline.reportedBy(note).ifPresent(name -> byline = first(byline, name));
  }

  void tags(String list) {
    Arrays.stream(list.split("\\s*[,،;|#•·]\\s*", -1))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty() && tag.length() <= LONGEST_TAG)
        .forEach(keywords::add);
  }

  Optional<String> byline() {
    return Optional.ofNullable(byline);
  }

  Optional<String> credit() {
    return Optional.ofNullable(credit);
  }

  Optional<String> edNote() {
    return Optional.ofNullable(edNote);
  }

  ScrapedStory story(String headline, List<String> paragraphs) {
    return new ScrapedStory(
        headline,
        section,
        summary,
        byline,
        published == null ? updated : published,
        updated,
        paragraphs,
        credit,
        edNote,
        usageTerms,
        link,
        new ArrayList<>(keywords));
  }

  private void date(String text) {
    Optional<PrintedDate> found = PrintedDate.find(text);
    if (found.isEmpty()) {
      return;
    }
    PrintedDate date = found.get();
    if (date.updated()) {
      updated = updated == null || date.instant().isAfter(updated) ? date.instant() : updated;
    } else {
      published = published == null ? date.instant() : published;
    }
    for (String piece : date.pieces()) {
      if (PrintedDate.find(piece).isPresent()) {
        boolean update = !date.updated() && PrintedDate.saysUpdated(text);
        date(update ? "Updated " + piece : piece);
      } else if (Cue.SECTION.matches(piece)) {
        section(piece);
      } else if (Agencies.isAgency(piece)) {
        agency(piece);
      } else if (Byline.read(piece).isPresent()) {
        byline(Byline.read(piece).get());
      } else if (Names.isFullName(piece) && Line.of(piece).role() == Line.Role.SHORT) {
        byline(Byline.of(piece));
      }
    }
  }

  private static String first(String known, String stated) {
    return known != null || stated == null || stated.isBlank() ? known : stated.strip();
  }
}
