package io.newswire.streams.tag.place;

import io.newswire.events.Mention.Field;
import io.newswire.streams.tag.lexicon.Words;
import io.newswire.streams.tag.text.Claims;
import io.newswire.streams.tag.text.Tokens;

/**
 * One text of an article, ready for places to be found in it.
 *
 * @param field which text it is
 * @param words its words
 * @param claims what others have taken for somebody's name
 */
public record Passage(Field field, Words words, Claims claims) {

  Tokens tokens() {
    return words.tokens();
  }
}
