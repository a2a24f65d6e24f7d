package io.newswire.producer.format.text;

import java.util.regex.Pattern;

/** Names of news agencies as they stand in credits. */
final class Agencies {

  private static final Pattern ONE =
      Pattern.compile(
          "(?:thomson )?reuters|rtrs|a\\.?f\\.?p\\.?|agence france[- ]presse|a\\.?p\\.?|associated press"
              + "|the associated press|upi|bloomberg|dow jones|xinhua|tass|itar-tass|ria novosti|ria|sputnik|interfax|ukrinform"
              + "|efe|europa press|notimex|ansa|agi|adnkronos|nova|agenzia nova|dpa|d\\.?p\\.?a\\.?|apa|ats|belga|lusa|anp|ntb|tt|ritzau|stt|pap|ctk|mti"
              + "|anadolu(?: agency)?|aa|dha|ihlas|irna|isna|fars|tasnim|mehr|wam|spa|qna|kuna|bna|ona|petra|nna|ina|sana|mena|wafa|tap|aps|map|lana|suna|ami|pana|panapress"
              + "|ani|pti|ians|app|bss|antara|bernama|kyodo|jiji|yonhap|kcna|cna|aap|nan|apo|gna|ena|ips|rfe/rl|afpbb|andina|telam|télam|prensa latina|agencia brasil|abr"
              + "|cnn|bbc|dw|france 24|al jazeera|npr|pa|pa media|press association|(?:news )?agenc(?:y|ies)|news agencies|agences?|agencias?"
              + "|رويترز|أ ?ف ?ب|ا ?ف ?ب|فرانس برس|وكالة فرانس برس|أ ?ب|أسوشيتد برس|د ?ب ?أ|الأناضول|وكالة الأناضول|سبوتنيك|شينخوا|وكالات|الوكالات|وال|واج|وام|واس|قنا|كونا|سانا|وفا|ومع|بترا|وات|أ ?ش ?أ",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SEPARATOR =
      Pattern.compile("\\s*(?:/|,|\\+|&|\\band\\b|\\bet\\b|\\by\\b| و)\\s*");

  private Agencies() {}

  /** Whether a text is the name of an agency, or of several. */
  static boolean isAgency(String text) {
    String names = text.strip();
    if (names.isEmpty() || names.length() > 60) {
      return false;
    }
    for (String name : SEPARATOR.split(names, -1)) {
      if (!ONE.matcher(name.strip()).matches()) {
        return ONE.matcher(names).matches();
      }
    }
    return true;
  }
}
