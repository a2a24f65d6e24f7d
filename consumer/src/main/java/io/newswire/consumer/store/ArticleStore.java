package io.newswire.consumer.store;

import io.newswire.events.Retraction;
import io.newswire.events.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Adds facts about articles and computes anew what follows from them. Only one transaction at a
 * time may do so: what is known is read once, at its beginning.
 */
final class ArticleStore {

  private final VersionTable versions;
  private final RetractionTable retractions;
  private final StoryTable stories;
  private final ArticleTable articles;
  private final SearchTable search;
  private final TagTables tags;

  /** The articles that a transaction writes. */
  ArticleStore(Handle handle) {
    this.versions = new VersionTable(handle);
    this.retractions = new RetractionTable(handle);
    this.stories = new StoryTable(handle);
    this.articles = new ArticleTable(handle);
    this.search = new SearchTable(handle);
    this.tags = new TagTables(handle);
  }

  /** Adds the facts of a batch. */
  void add(Batch batch) {
    Set<String> touched = batch.touchedArticles();
    if (touched.isEmpty() && batch.stories().isEmpty()) {
      return;
    }
    Map<String, Map<Integer, VersionFact>> known = versions.known(touched);
    List<ToldVersion> added = versions.add(batch.versions(), known);
    retractions.add(batch.retractions());

    Map<String, ArticleState> states = states(known);
    Map<String, ArticleTable.Current> current = articles.current(states.keySet());
    Set<String> touchedStories = touchedStories(batch, states.values(), current.values());
    Map<String, String> before = stories.representatives(touchedStories);
    Map<String, String> representatives = addStories(batch, before);
    articles.write(states.values(), current, Set.copyOf(representatives.values()));
    articles.refreshSuperseded(maybeSuperseded(known));
    touchedStories.removeIf(story -> isSettled(story, states, before, representatives));
    stories.refreshRepresentatives(touchedStories);
    articles.refreshRepresenting(touchedStories);
    writeTexts(added, states, current);
  }

  private Map<String, ArticleState> states(Map<String, Map<Integer, VersionFact>> known) {
    Map<String, Instant> killed = retractions.killed(known.keySet());
    Map<String, ArticleState> states = new LinkedHashMap<>();
    known.forEach(
        (uri, versions) -> states.put(uri, ArticleState.of(versions.values(), killed.get(uri))));
    return states;
  }

  private static Set<String> touchedStories(
      Batch batch, Collection<ArticleState> states, Collection<ArticleTable.Current> current) {
    Set<String> touched = new LinkedHashSet<>();
    states.stream().map(ArticleState::story).filter(Objects::nonNull).forEach(touched::add);
    current.stream()
        .map(ArticleTable.Current::story)
        .filter(Objects::nonNull)
        .forEach(touched::add);
    batch.stories().stream().map(Story::id).map(PostgresText::clean).forEach(touched::add);
    batch.retractions().stream()
        .map(Retraction::story)
        .filter(Objects::nonNull)
        .forEach(touched::add);
    return touched;
  }

  /** The articles that stand for stories once those of a batch are stored, by the stories' ids. */
  private Map<String, String> addStories(Batch batch, Map<String, String> before) {
    stories.add(batch.stories());
    Map<String, String> representatives = new HashMap<>(before);
    List<String> known = new ArrayList<>();
    for (Story story : batch.stories()) {
      String id = PostgresText.clean(story.id());
      if (before.containsKey(id)) {
        known.add(id);
      } else {
        representatives.put(id, PostgresText.clean(story.representative()));
      }
    }
    representatives.putAll(stories.representatives(known));
    return representatives;
  }

  /** Whether a story is new, and the article that stands for it is not killed. */
  private static boolean isSettled(
      String story,
      Map<String, ArticleState> states,
      Map<String, String> before,
      Map<String, String> representatives) {
    ArticleState state = states.get(representatives.get(story));
    return !before.containsKey(story)
        && state != null
        && !state.status().equals(ArticleState.KILLED);
  }

  /** Articles that one of these goes on with, and those of these that another goes on with. */
  private Set<String> maybeSuperseded(Map<String, Map<Integer, VersionFact>> known) {
    Set<String> uris = new LinkedHashSet<>(versions.continued(known.keySet()));
    known.values().stream()
        .flatMap(versions -> versions.values().stream())
        .filter(VersionFact::continuesAnother)
        .forEach(version -> uris.add(version.verdict().of()));
    return uris;
  }

  private void writeTexts(
      List<ToldVersion> added,
      Map<String, ArticleState> states,
      Map<String, ArticleTable.Current> current) {
    Map<String, SearchTable.Text> texts = new HashMap<>();
    for (ToldVersion version : added) {
      String uri = version.fact().uri();
      if (states.get(uri).text().revision() == version.fact().revision()) {
        texts.put(uri, new SearchTable.Text(version, states.get(uri), current.get(uri)));
      }
    }
    List<SearchTable.Move> moves = new ArrayList<>();
    current.forEach(
        (uri, before) -> {
          if (!texts.containsKey(uri) && SearchTable.Move.isNeeded(before, states.get(uri))) {
            moves.add(new SearchTable.Move(before, states.get(uri)));
          }
        });
    search.write(texts.values(), moves);
    tags.forget(
        texts.values().stream()
            .filter(text -> text.before() != null)
            .map(text -> text.state().uri())
            .toList());
    tags.add(texts.values().stream().map(SearchTable.Text::version).toList());
  }
}
