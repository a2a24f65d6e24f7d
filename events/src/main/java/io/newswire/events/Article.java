package io.newswire.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One version of one news item as its source states it: the value of {@code news.raw}.
 *
 * <p>Names follow ninjs 3.1, flattened: {@code headline} and {@code body} are the main one of
 * ninjs' lists. Text is plain text; paragraphs of {@code body} are separated by one empty line.
 * What a source does not state is null, or an empty list or map.
 *
 * @param uri names the item for life; the provider's own, else derived from source and link, else
 *     from source and text; the record's key; never null
 * @param source id of the source that delivered it, as in {@code sources.yaml}; never null
 * @param publisher who owns the source, as in {@code sources.yaml}: sources of one publisher do not
 *     confirm each other; null when unknown
 * @param version the provider's own version label; versions are ordered by {@code versionCreated},
 *     then by this as a number
 * @param firstCreated when the item was first created
 * @param versionCreated when this version was created
 * @param received when Newswire took it in; never null
 * @param pubStatus never null; {@link PubStatus#USABLE} when the source states none
 * @param embargoedUntil not to go out before this time
 * @param signals what the provider signals, e.g. {@code correction}, {@code update}
 * @param edNote note to editors
 * @param urgency 1 (flash) to 9
 * @param language BCP-47
 * @param headline the headline, never null, may be empty when a source has none
 * @param slugline the provider's keyword line
 * @param section the section label, e.g. {@code World}
 * @param genre e.g. {@code Factbox}
 * @param byline who wrote it, without "By"
 * @param dateline where and when it was filed, as printed: {@code TRIPOLI, March 3}
 * @param summary the abstract or description
 * @param body the story, never null, may be empty
 * @param link its page
 * @param credit whom to credit, e.g. another agency
 * @param usageTerms copyright and usage
 * @param subjects what it is about
 * @param keywords the source's tags
 * @param associations previous versions and related items
 * @param extra fields the source has and this record has not, by their own names
 * @param origin where the bytes came from; never null
 */
@RecordBuilder
public record Article(
    String uri,
    String source,
    String publisher,
    String version,
    Instant firstCreated,
    Instant versionCreated,
    Instant received,
    PubStatus pubStatus,
    Instant embargoedUntil,
    List<String> signals,
    String edNote,
    Integer urgency,
    String language,
    String headline,
    String slugline,
    String section,
    String genre,
    String byline,
    String dateline,
    String summary,
    String body,
    String link,
    String credit,
    String usageTerms,
    List<Subject> subjects,
    List<String> keywords,
    List<Relation> associations,
    Map<String, JsonNode> extra,
    Origin origin)
    implements ArticleBuilder.With {

  /** Fills what may be absent and refuses what may not. */
  public Article {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(received, "received");
    Objects.requireNonNull(origin, "origin");
    pubStatus = pubStatus == null ? PubStatus.USABLE : pubStatus;
    headline = headline == null ? "" : headline;
    body = body == null ? "" : body;
    signals = signals == null ? List.of() : List.copyOf(signals);
    subjects = subjects == null ? List.of() : List.copyOf(subjects);
    keywords = keywords == null ? List.of() : List.copyOf(keywords);
    associations = associations == null ? List.of() : List.copyOf(associations);
    extra = extra == null ? Map.of() : Map.copyOf(extra);
  }

  /** The time this version happened: its own date, else the item's, else when it was received. */
  public Instant time() {
    return versionCreated != null ? versionCreated : firstCreated != null ? firstCreated : received;
  }
}
