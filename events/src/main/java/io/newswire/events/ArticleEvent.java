package io.newswire.events;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Objects;

/**
 * An article with all that Newswire knows of it: the value of {@code news.articles}, {@code
 * news.duplicates} and {@code news.route.*}.
 *
 * @param article the article, normalised
 * @param revision which accepted version of its uri this is, from 1
 * @param changed names of the fields that differ from the revision before; empty for the first
 * @param verdict what was decided, and why
 * @param released whether it was held before: an earlier event of this version said so, and this
 *     one takes its place
 * @param promoted whether it was held back as a copy before: an earlier event of this version said
 *     so, and this one takes its place, since the article that stood for its story is gone
 * @param story the story it belongs to; null while no story is known (redelivered, held)
 * @param actors who acts in it
 * @param locations the places it names
 * @param lexicon version of the lexicon that tagged it, null where nothing was tagged
 * @param because the rules that chose it; empty outside {@code news.route.*} unless one did
 */
@RecordBuilder
public record ArticleEvent(
    Article article,
    int revision,
    List<String> changed,
    Verdict verdict,
    boolean released,
    boolean promoted,
    Story story,
    List<Actor> actors,
    List<Location> locations,
    String lexicon,
    List<Because> because)
    implements ArticleEventBuilder.With {

  /** Fills what may be absent. */
  public ArticleEvent {
    Objects.requireNonNull(article, "article");
    Objects.requireNonNull(verdict, "verdict");
    changed = changed == null ? List.of() : List.copyOf(changed);
    actors = actors == null ? List.of() : List.copyOf(actors);
    locations = locations == null ? List.of() : List.copyOf(locations);
    because = because == null ? List.of() : List.copyOf(because);
  }
}
