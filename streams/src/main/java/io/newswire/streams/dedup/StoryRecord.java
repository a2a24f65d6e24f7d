package io.newswire.streams.dedup;

import io.newswire.events.Story;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is kept of one story.
 *
 * @param id its id
 * @param firstSeen event time of its first article
 * @param articles how many articles it has that are not killed
 * @param remembered how many article records point to it; at 0 it is forgotten
 * @param members its first articles that are not killed, at most {@link Story#MAX_SOURCES}, in
 *     order of arrival; the first stands for the story
 */
@RecordBuilder
record StoryRecord(String id, Instant firstSeen, int articles, int remembered, List<Member> members)
    implements StoryRecordBuilder.With {

  StoryRecord {
    members = List.copyOf(members);
  }

  /** Uri of the article that stands for it, null when none is left. */
  String representative() {
    return members.isEmpty() ? null : members.get(0).uri();
  }

  /** Whether an article is one of the listed members. */
  boolean lists(String uri) {
    return members.stream().anyMatch(member -> member.uri().equals(uri));
  }

  Story story() {
    Set<String> sources = new LinkedHashSet<>();
    Set<String> origins = new LinkedHashSet<>();
    for (Member member : members) {
      sources.add(member.source());
      origins.add(member.origin());
    }
    return new Story(
        id, representative(), firstSeen, articles, List.copyOf(sources), origins.size());
  }

  /**
   * An article of the story.
   *
   * @param uri the article
   * @param source id of its source
   * @param origin who made its text
   */
  record Member(String uri, String source, String origin) {}
}
