package io.newswire.streams.route;

import dev.cel.runtime.CelVariableResolver;
import io.newswire.streams.route.Wording.Part;
import java.util.Optional;

/** The variables of one rule and one article. */
final class Activation implements CelVariableResolver {

  private final Facts facts;
  private final Wording wording;
  private final int[] lists;

  /**
   * Variables.
   *
   * @param facts the article's facts
   * @param wording the article's words
   * @param lists the numbers of the rule's term lists
   */
  Activation(Facts facts, Wording wording, int[] lists) {
    this.facts = facts;
    this.wording = wording;
    this.lists = lists;
  }

  @Override
  public Optional<Object> find(String name) {
    Part part = Facts.TEXTS.get(name);
    if (part != null) {
      return Optional.of(new Text(wording, part, lists));
    }
    return Facts.VARIABLES.names().contains(name)
        ? Optional.of(facts.value(name))
        : Optional.empty();
  }
}
