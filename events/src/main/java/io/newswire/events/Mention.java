package io.newswire.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One place in an article's text that made a tag.
 *
 * @param field the text it stands in
 * @param start offset of its first character, in Unicode code points of that field
 * @param end offset behind its last character, in code points
 * @param text exactly the field's text from {@code start} to {@code end}
 * @param rule why it was tagged, e.g. {@code alias}, {@code surname}, {@code composed}
 * @param alias the lexicon's spelling that matched, null where no lexicon entry did
 */
public record Mention(Field field, int start, int end, String text, String rule, String alias) {

  /** The texts of an article that are tagged. */
  public enum Field {
    /** {@link Article#headline()}. */
    @JsonProperty("headline")
    HEADLINE,
    /** {@link Article#dateline()}. */
    @JsonProperty("dateline")
    DATELINE,
    /** {@link Article#body()}. */
    @JsonProperty("body")
    BODY,
    /** A text that stands alone, as {@code newswire tag} reads it. */
    @JsonProperty("text")
    TEXT
  }
}
