package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.lexicon.Table;
import io.newswire.streams.tag.lexicon.Vocabulary;
import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The roles of {@code roles.tsv}. */
final class Roles {

  private final List<Role> roles = new ArrayList<>();
  private final PhraseIndex phrases;
  private final long sum;

  private Roles(Vocabulary vocabulary) {
    PhraseIndex.Builder builder = PhraseIndex.builder();
    sum =
        Table.read(
            Roles.class,
            "roles.tsv",
            4,
            row -> {
              for (String phrase : Table.parts(row[0])) {
                Tokens tokens = Tokens.of(phrase);
                builder.add(tokens, roles.size());
                vocabulary.mark(tokens.hash(0), Vocabulary.ROLE);
              }
              roles.add(
                  new Role(
                      Role.Holder.valueOf(row[1].toUpperCase(Locale.ROOT)),
                      OfficeKind.of(row[2]),
                      List.of(Table.parts(row[3]))));
            });
    phrases = builder.build();
  }

  /** Loads the table and marks in the vocabulary the words that begin a role. */
  static Roles load(Vocabulary vocabulary) {
    return new Roles(vocabulary);
  }

  /** The longest role that begins at a token: a node, or {@link PhraseIndex#NONE}. */
  int longest(Tokens tokens, int from) {
    return phrases.longest(tokens, from);
  }

  /** How many tokens a node's phrase has. */
  int length(int node) {
    return phrases.length(node);
  }

  /** The role of a node. */
  Role at(int node) {
    return roles.get(phrases.value(node, 0));
  }

  /** Changes with the content of the table. */
  long sum() {
    return sum;
  }
}
