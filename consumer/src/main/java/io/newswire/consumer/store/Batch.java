package io.newswire.consumer.store;

import io.newswire.events.Alert;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Rejection;
import io.newswire.events.Retraction;
import io.newswire.events.Story;
import io.newswire.events.Verdict;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The facts in a number of records, each once: what one transaction writes. Where two records state
 * the same fact, the one that the tables would keep is kept here.
 */
final class Batch {

  private final Map<VersionKey, ToldVersion> versions = new LinkedHashMap<>();
  private final Map<String, Story> stories = new LinkedHashMap<>();
  private final Map<String, Rejection> rejections = new LinkedHashMap<>();
  private final Set<Retraction> retractions = new LinkedHashSet<>();
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final Map<Count, Long> counts = new HashMap<>();

  /** The facts in records, in the order of reading. */
  static Batch of(List<Incoming> records) {
    Batch batch = new Batch();
    records.forEach(batch::add);
    return batch;
  }

  private void add(Incoming record) {
    if (record instanceof Incoming.Told told) {
      tell(told.version(), told.at().topic());
    } else if (record instanceof Incoming.Rejected rejected) {
      Rejection rejection = rejected.rejection();
      rejections.put(rejection.id(), rejection);
      if (!rejection.stage().equals(Rejection.SETTINGS)) {
        count(rejected.at().topic(), Outcome.REJECTED, 1);
      }
      if (rejection.stage().equals(Rejection.AT_THE_DOOR)) {
        count(rejected.at().topic(), Outcome.REJECTED_AT_THE_DOOR, 1);
      }
    } else if (record instanceof Incoming.Retracted retracted) {
      retractions.add(retracted.retraction());
    } else if (record instanceof Incoming.Alerted alerted) {
      alerts.putIfAbsent(alerted.alert().id(), alerted.alert());
    } else if (record instanceof Incoming.Unusable unusable) {
      rejections.put(unusable.rejection().id(), unusable.rejection());
      if (unusable.standsForRaw()) {
        count(unusable.at().topic(), Outcome.REJECTED, 1);
      }
    }
  }

  private void tell(ToldVersion version, String topic) {
    ArticleEvent event = version.event();
    Verdict.Type verdict = event.verdict().type();
    count(topic, Outcome.of(verdict), 1);
    if (event.released()) {
      count(topic, Outcome.HELD, -1);
    }
    if (event.promoted()) {
      count(topic, Outcome.DUPLICATES, -1);
    }
    if (event.story() != null) {
      stories.merge(
          event.story().id(),
          representedBy(event.story(), event.article().uri()),
          (known, told) -> told.articles() >= known.articles() ? told : known);
    }
    if (verdict != Verdict.Type.REDELIVERY) {
      versions.merge(
          new VersionKey(version.fact().uri(), event.revision()),
          version,
          (known, told) -> told.fact().givesWayTo(known.fact()) ? known : told);
    }
  }

  /** A story of which everything was killed is still known by the article that was killed last. */
  private static Story representedBy(Story story, String killed) {
    return story.representative() != null
        ? story
        : new Story(
            story.id(),
            killed,
            story.firstSeen(),
            story.articles(),
            story.sources(),
            story.independentSources());
  }

  private void count(String topic, Outcome outcome, long records) {
    counts.merge(new Count(topic, outcome), records, Long::sum);
  }

  Collection<ToldVersion> versions() {
    return versions.values();
  }

  Collection<Story> stories() {
    return stories.values();
  }

  Collection<Rejection> rejections() {
    return rejections.values();
  }

  Collection<Retraction> retractions() {
    return retractions;
  }

  Collection<Alert> alerts() {
    return alerts.values();
  }

  Map<Count, Long> counts() {
    return counts;
  }

  /** Uris of the articles whose row may change. */
  Set<String> touchedArticles() {
    Set<String> touched = new LinkedHashSet<>();
    for (ToldVersion version : versions.values()) {
      touched.add(version.fact().uri());
    }
    for (Retraction retraction : retractions) {
      touched.add(PostgresText.clean(retraction.uri()));
    }
    return touched;
  }

  private record VersionKey(String uri, int revision) {}

  /**
   * A figure of the funnel.
   *
   * @param topic the topic that told it
   * @param outcome what is counted
   */
  record Count(String topic, Outcome outcome) {}
}
