package io.newswire.producer.connector;

import io.newswire.producer.format.Item;
import java.util.List;
import java.util.Optional;

/**
 * What came of asking a source once, without publishing anything.
 *
 * @param facts what was found on the way, one line each, for people
 * @param failure why nothing can be taken in; empty when something can
 * @param items what would be published or rejected now
 */
public record Trial(List<String> facts, Optional<Failure> failure, List<Item> items) {

  /** Copies the lists. */
  public Trial {
    facts = List.copyOf(facts);
    items = List.copyOf(items);
  }

  /** A trial that failed. */
  public static Trial failed(List<String> facts, String code, String message) {
    return new Trial(facts, Optional.of(new Failure(code, message)), List.of());
  }

  /** Whether there is any article in what was found. */
  public boolean hasArticles() {
    return items.stream().anyMatch(Item.Parsed.class::isInstance);
  }

  /**
   * Why nothing can be taken in.
   *
   * @param code reason code, as in {@code news.sources}
   * @param message one line for people
   */
  public record Failure(String code, String message) {}
}
