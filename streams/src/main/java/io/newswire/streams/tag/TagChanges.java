package io.newswire.streams.tag;

import io.newswire.events.Actor;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What tags articles gain and lose with another lexicon. For one thread. */
public final class TagChanges {

  private final Map<String, Count> gained = new HashMap<>();
  private final Map<String, Count> lost = new HashMap<>();
  private int articles;
  private int changed;

  /**
   * How often a tag was gained or lost.
   *
   * @param tag id of the actor or place
   * @param name its name
   * @param articles in how many articles
   * @param example uri of the first of them
   */
  public record Count(String tag, String name, int articles, String example) {}

  /** Compares an article's tags with those it had. */
  public void add(ArticleEvent before, Tags after) {
    Map<String, String> old = tags(before.actors(), before.locations());
    Map<String, String> now = tags(after.actors(), after.locations());
    articles++;
    changed += old.keySet().equals(now.keySet()) ? 0 : 1;
    String uri = before.article().uri();
    now.forEach((tag, name) -> count(old.containsKey(tag) ? null : gained, tag, name, uri));
    old.forEach((tag, name) -> count(now.containsKey(tag) ? null : lost, tag, name, uri));
  }

  /** How many articles were compared. */
  public int articles() {
    return articles;
  }

  /** How many of them have other tags. */
  public int changed() {
    return changed;
  }

  /** Tags that were not there before, the most frequent first. */
  public List<Count> gained() {
    return sorted(gained);
  }

  /** Tags that are there no more, the most frequent first. */
  public List<Count> lost() {
    return sorted(lost);
  }

  private static void count(Map<String, Count> counts, String tag, String name, String uri) {
    if (counts != null) {
      counts.merge(
          tag,
          new Count(tag, name, 1, uri),
          (one, more) -> new Count(tag, name, one.articles() + 1, one.example()));
    }
  }

  private static List<Count> sorted(Map<String, Count> counts) {
    List<Count> all = new ArrayList<>(counts.values());
    all.sort(Comparator.comparingInt(Count::articles).reversed().thenComparing(Count::tag));
    return Collections.unmodifiableList(all);
  }

  private static Map<String, String> tags(List<Actor> actors, List<Location> locations) {
    Map<String, String> tags = new LinkedHashMap<>();
    actors.forEach(actor -> tags.put(actor.id(), actor.name()));
    for (Location location : locations) {
      Long id = location.geonamesId();
      tags.put("place:" + (id == null ? location.name() : id), location.name());
    }
    return tags;
  }
}
