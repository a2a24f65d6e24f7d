package io.newswire.producer.source;

import java.util.Locale;

/** What may be a language: a BCP-47 tag with an ISO-639 code, e.g. {@code en} or {@code pt-BR}. */
final class LanguageTag {

  private LanguageTag() {}

  /** Whether a text may be a language. BCP-47 alone would take any short word for one. */
  static boolean isValid(String text) {
    return Locale.forLanguageTag(text).getLanguage().matches("[a-z]{2,3}");
  }
}
