package io.newswire.consumer.alert.channel;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Subject and text part of a mail. */
final class MailText {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm zzz", Locale.ENGLISH);
  private static final int MAX_SUBJECT = 150;

  private final Bulletin bulletin;
  private final ZoneId zone;

  MailText(Bulletin bulletin, ZoneId zone) {
    this.bulletin = bulletin;
    this.zone = zone;
  }

  String subject() {
    return cut(bulletin.digest() ? title() + ": " + mostUrgent().headline() : subject(first()));
  }

  /** What a digest holds, in words: {@code 12 alerts, 3 critical}. */
  String title() {
    int all = bulletin.notices().size();
    long critical = bulletin.count("critical");
    return all
        + (all == 1 ? " alert" : " alerts")
        + (critical == 0 ? "" : ", " + critical + " critical");
  }

  /** From when to when, and why it was collected. */
  String span() {
    List<String> parts = new ArrayList<>();
    parts.add(moment(bulletin.from()) + " – " + moment(bulletin.to()));
    parts.addAll(bulletin.held());
    return String.join(" · ", parts);
  }

  String moment(Instant at) {
    return MOMENT.format(at.atZone(zone));
  }

  /** The notices of a digest by rule, in the order in which the rules came first. */
  Map<String, List<Notice>> byRule() {
    Map<String, List<Notice>> rules = new LinkedHashMap<>();
    for (Notice notice : bulletin.notices()) {
      rules.computeIfAbsent(notice.rule(), rule -> new ArrayList<>()).add(notice);
    }
    return rules;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    if (bulletin.digest()) {
      text.append(title()).append('\n').append(span()).append('\n');
      byRule()
          .forEach(
              (rule, notices) -> {
                text.append("\n== ")
                    .append(rule)
                    .append(" (")
                    .append(notices.size())
                    .append(") ==\n");
                notices.forEach(notice -> append(text.append('\n'), notice));
              });
    } else {
      append(text, first());
      if (!first().rule().isEmpty()) {
        text.append("\n-- \nYou get this because of the rule ")
            .append(first().rule())
            .append(".\n");
      }
    }
    return text.toString();
  }

  private void append(StringBuilder text, Notice notice) {
    text.append(label(notice)).append(": ").append(notice.headline()).append('\n');
    if (notice.opening() != null) {
      text.append("  follows: ").append(notice.opening()).append('\n');
    }
    if (notice.reason() != null) {
      text.append("  the source says: ").append(notice.reason()).append('\n');
    }
    text.append("  ").append(about(notice)).append('\n');
    if (!notice.evidence().isEmpty()) {
      text.append("  because: ").append(String.join("; ", notice.evidence())).append('\n');
    }
    if (notice.link() != null) {
      text.append("  ").append(notice.link()).append('\n');
    }
  }

  /** Source and time. */
  String about(Notice notice) {
    return (notice.source().isEmpty() ? "" : notice.source() + ", ") + moment(notice.at());
  }

  /** What a notice is, in words: {@code critical}, {@code Update (critical)}, {@code Withdrawn}. */
  static String label(Notice notice) {
    if (notice.severity().isEmpty()) {
      return notice.kind().word();
    }
    return notice.kind() == Notice.Kind.RAISED
        ? notice.severity().substring(0, 1).toUpperCase(Locale.ROOT)
            + notice.severity().substring(1)
        : notice.kind().word() + " (" + notice.severity() + ")";
  }

  private Notice first() {
    return bulletin.first();
  }

  private Notice mostUrgent() {
    for (String severity : List.of("critical", "warning")) {
      for (Notice notice : bulletin.notices()) {
        if (notice.severity().equals(severity)) {
          return notice;
        }
      }
    }
    return first();
  }

  /**
   * Readers sort by subject too: an update keeps that of its alert, a withdrawal must stand out.
   */
  private static String subject(Notice notice) {
    String raised = "[" + notice.severity() + "] ";
    return switch (notice.kind()) {
      case RAISED -> raised + notice.headline();
      case UPDATED ->
          "Re: " + raised + (notice.opening() == null ? notice.headline() : notice.opening());
      case CORRECTED -> "CORRECTED: " + notice.headline();
      case WITHDRAWN -> "WITHDRAWN: " + notice.headline();
      case TEST -> "Test: " + notice.headline();
    };
  }

  private static String cut(String subject) {
    return subject.length() <= MAX_SUBJECT ? subject : subject.substring(0, MAX_SUBJECT - 1) + "…";
  }
}
