package io.newswire.streams.dedup;

import io.newswire.events.Story;
import io.newswire.streams.dedup.StoryRecord.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Which articles make a story, and which of them stands for it. */
final class Stories {

  private final Store store;

  Stories(Store store) {
    this.store = store;
  }

  /** Id of the story that an article begins; always the same for one uri. */
  static String idFor(String uri) {
    return "story-" + HexFormat.of().toHexDigits(Store.key(uri));
  }

  /** Adds an article to a story, which begins with it if it is not known. */
  StoryRecord join(String id, Candidate candidate) {
    StoryRecord before = store.story(id);
    StoryRecord story =
        before == null ? new StoryRecord(id, candidate.time(), 0, 0, List.of()) : before;
    List<Member> members = new ArrayList<>(story.members());
    if (members.size() < Story.MAX_SOURCES) {
      members.add(new Member(candidate.uri(), candidate.source(), candidate.origin()));
    }
    Instant first =
        candidate.time().isBefore(story.firstSeen()) ? candidate.time() : story.firstSeen();
    StoryRecord after =
        new StoryRecord(id, first, story.articles() + 1, story.remembered() + 1, members);
    store.put(after);
    return after;
  }

  /** Takes a killed article out of its story; its record still points there. */
  StoryRecord withdraw(ArticleRecord article) {
    StoryRecord after = without(article);
    store.put(after);
    return after;
  }

  /** Takes an article out of its story that is about to join another, or the same again. */
  void leave(ArticleRecord article) {
    StoryRecord story =
        article.state() == ArticleRecord.State.KILLED
            ? store.story(article.story())
            : without(article);
    putOrDelete(story.withRemembered(story.remembered() - 1));
  }

  /** Forgets that an article's record points to its story. */
  void forget(ArticleRecord article) {
    StoryRecord story = store.story(article.story());
    putOrDelete(story.withRemembered(story.remembered() - 1));
  }

  Story story(String id) {
    return store.story(id).story();
  }

  private StoryRecord without(ArticleRecord article) {
    StoryRecord story = store.story(article.story());
    List<Member> left =
        story.members().stream().filter(member -> !member.uri().equals(article.uri())).toList();
    return story.with().members(left).articles(story.articles() - 1).build();
  }

  private void putOrDelete(StoryRecord story) {
    if (story.remembered() > 0) {
      store.put(story);
    } else {
      store.deleteStory(story.id());
    }
  }
}
