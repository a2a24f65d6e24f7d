package io.newswire.streams.dedup;

import com.dynatrace.hash4j.hashing.Hashing;
import io.newswire.events.Story;
import io.newswire.streams.dedup.ArticleRecord.State;
import io.newswire.streams.dedup.StoryRecord.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Which articles make a story, and which of them stands for it.
 *
 * <p>Most stories have one article, and that article's record tells all of them: a story has a
 * record of its own from its second article on.
 */
final class Stories {

  private final Store store;

  Stories(Store store) {
    this.store = store;
  }

  /** Id of the story that an article begins at an event time. */
  static String idFor(String uri, Instant time) {
    long hash = Hashing.komihash5_0().hashLongLongToLong(Store.key(uri), time.toEpochMilli());
    return "story-" + HexFormat.of().toHexDigits(hash);
  }

  /** The story of an article whose record says so. */
  StoryRecord of(ArticleRecord article) {
    StoryRecord story = store.story(article.story());
    return story == null ? alone(article) : story;
  }

  /** Adds an article to the story of an earlier one. */
  void join(ArticleRecord earlier, Candidate candidate) {
    StoryRecord story = of(earlier);
    Instant first =
        candidate.time().isBefore(story.firstSeen()) ? candidate.time() : story.firstSeen();
    store.put(
        story
            .with()
            .firstSeen(first)
            .articles(story.articles() + 1)
            .remembered(story.remembered() + 1)
            .members(with(story.members(), candidate))
            .build());
  }

  /** Takes a killed article out of its story; its record still points there. */
  StoryRecord withdraw(ArticleRecord article) {
    StoryRecord before = store.story(article.story());
    if (before == null) {
      return alone(article.withState(State.KILLED));
    }
    StoryRecord after = without(before, article);
    store.put(after);
    return after;
  }

  /** Puts a killed article back, as the last of its story. */
  void reinstate(ArticleRecord killed, Candidate candidate) {
    StoryRecord story = store.story(killed.story());
    if (story != null) {
      store.put(
          story
              .with()
              .articles(story.articles() + 1)
              .members(with(story.members(), candidate))
              .build());
    }
  }

  /**
   * Takes an article out of its story that is about to join another, or the same again.
   *
   * @return what is left of the story
   */
  StoryRecord leave(ArticleRecord article) {
    StoryRecord story = store.story(article.story());
    return story == null ? without(alone(article), article) : release(without(story, article));
  }

  /**
   * Puts one of its members in front of a story, to stand for it.
   *
   * @return the story thereafter
   */
  StoryRecord represent(StoryRecord story, Member member) {
    List<Member> members = new ArrayList<>(story.members());
    members.remove(member);
    members.add(0, member);
    StoryRecord after = story.withMembers(members);
    store.put(after);
    return after;
  }

  /** Notes that an article's record is gone. */
  void forget(ArticleRecord article) {
    StoryRecord story = store.story(article.story());
    if (story != null) {
      release(story);
    }
  }

  private StoryRecord release(StoryRecord story) {
    StoryRecord released = story.withRemembered(story.remembered() - 1);
    if (released.remembered() > 0) {
      store.put(released);
    } else {
      store.deleteStory(story.id());
    }
    return released;
  }

  /** The story of an article that no other belongs to. */
  static StoryRecord alone(ArticleRecord article) {
    boolean killed = article.state() == State.KILLED;
    List<Member> members =
        killed ? List.of() : List.of(new Member(article.uri(), article.source(), article.origin()));
    return new StoryRecord(article.story(), article.firstSeen(), members.size(), 1, members);
  }

  private static List<Member> with(List<Member> members, Candidate candidate) {
    if (members.size() >= Story.MAX_SOURCES) {
      return members;
    }
    List<Member> longer = new ArrayList<>(members);
    longer.add(new Member(candidate.uri(), candidate.source(), candidate.origin()));
    return longer;
  }

  private static StoryRecord without(StoryRecord story, ArticleRecord article) {
    List<Member> left =
        story.members().stream().filter(member -> !member.uri().equals(article.uri())).toList();
    return story.with().members(left).articles(story.articles() - 1).build();
  }
}
