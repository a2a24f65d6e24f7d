package io.newswire.producer.format;

import io.newswire.events.Article;
import java.util.Objects;
import java.util.function.Function;

/** What became of one item of a document: an article, or the reason why there is none. */
public sealed interface Item permits Item.Parsed, Item.Refused {

  /**
   * Treats both cases.
   *
   * @param parsed what to do with an article
   * @param refused what to do with a refusal
   * @return what the fitting one of the two returned
   */
  <T> T fold(Function<Article, T> parsed, Function<Refused, T> refused);

  /**
   * An article.
   *
   * @param article the article
   */
  record Parsed(Article article) implements Item {
    /** Refuses null. */
    public Parsed {
      Objects.requireNonNull(article, "article");
    }

    @Override
    public <T> T fold(Function<Article, T> parsed, Function<Refused, T> refused) {
      return parsed.apply(article);
    }
  }

  /**
   * Something that gave no article.
   *
   * @param code one of the constants of this class
   * @param message one line for people: what and why
   * @param uri the item's uri, null when unknown
   */
  record Refused(String code, String message, String uri) implements Item {

    /** There was nothing in it. */
    public static final String EMPTY = "empty";

    /** The document, or one article of it, exceeds its limit. */
    public static final String TOO_LARGE = "too-large";

    /** It is of no known wire format, or of one that carries no article. */
    public static final String NOT_AN_ARTICLE = "not-an-article";

    /** It is of a known format and breaks its rules. */
    public static final String MALFORMED = "malformed";

    /** It is a well-formed item of a kind that carries no story: a picture, a package, a plan. */
    public static final String SET_ASIDE = "set-aside";

    private static final int LONGEST_MESSAGE = 300;

    /** Keeps the message on one line, and short. */
    public Refused {
      Objects.requireNonNull(code, "code");
      message = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
      if (message.length() > LONGEST_MESSAGE) {
        message = message.substring(0, LONGEST_MESSAGE - 1) + "…";
      }
    }

    @Override
    public <T> T fold(Function<Article, T> parsed, Function<Refused, T> refused) {
      return refused.apply(this);
    }
  }
}
