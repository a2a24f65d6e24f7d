package io.newswire.producer.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one spelling of the URIs of IPTC Media Topics and of the Subject Codes before them.
 *
 * @see <a href="https://cv.iptc.org/newscodes/mediatopic/">Media Topic NewsCodes</a>
 */
final class NewsCodes {

  private static final String NAMESPACE = "http://cv.iptc.org/newscodes/mediatopic/";

  private static final Pattern CODE = Pattern.compile("(?:.*[:/])?(?<digits>\\d{8})");
  private static final Pattern VOCABULARY =
      Pattern.compile(".*(?:medtop|mediatopic|media topic).*", Pattern.CASE_INSENSITIVE);

  private static final String SUBJECT_CODE_NAMESPACE = "http://cv.iptc.org/newscodes/subjectcode/";

  private static final Pattern SUBJECT_CODES =
      Pattern.compile(".*(?:subj:|subjectcode|iptc).*", Pattern.CASE_INSENSITIVE);

  private NewsCodes() {}

  /** Whether a URI is that of a Media Topic. */
  static boolean isMediaTopic(String uri) {
    return uri.startsWith(NAMESPACE);
  }

  /**
   * The concept's URI.
   *
   * @param scheme the vocabulary that the source names, may be empty
   * @param code the concept as the source states it: a URI, a QCode {@code medtop:20000533}, or
   *     eight digits
   * @return the Media Topic's or Subject Code's URI, the concept's own if it is another URI, else
   *     empty
   */
  static Optional<String> uri(String scheme, String code) {
    Matcher matcher = CODE.matcher(code);
    if (matcher.matches() && VOCABULARY.matcher(scheme + ' ' + code).matches()) {
      return Optional.of(NAMESPACE + matcher.group("digits"));
    }
    if (matcher.matches() && SUBJECT_CODES.matcher(scheme + ' ' + code).matches()) {
      return Optional.of(SUBJECT_CODE_NAMESPACE + matcher.group("digits"));
    }
    if (code.matches("(?:https?|urn|tag):\\S+")) {
      return Optional.of(code);
    }
    return scheme.matches("https?://\\S+[/#=:]") && !code.contains(" ") && !code.isEmpty()
        ? Optional.of(scheme + code)
        : Optional.empty();
  }
}
