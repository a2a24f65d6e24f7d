package io.newswire.consumer.alert.channel;

import java.time.ZoneId;
import java.util.Locale;

/**
 * The HTML part of a mail: one column, two colour schemes, no image, no script, nothing fetched.
 * What comes from the wire is text.
 */
final class MailPage {

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <style>
      body { margin: 0; background: #f4f2ed; color: #1d1c1a; font: 15px/1.5 -apple-system, "Segoe UI",
        Roboto, "Noto Sans", Arial, sans-serif; }
      .sheet { max-width: 600px; margin: 0 auto; padding: 20px 18px 28px; background: #ffffff; }
      h1 { margin: 0 0 2px; font-size: 21px; line-height: 1.25; }
      h2 { margin: 26px 0 0; padding-bottom: 5px; font-size: 13px; color: #5f5c56;
        border-bottom: 1px solid #e4e0d8; }
      .notice { padding: 13px 0 13px 12px; border-bottom: 1px solid #e4e0d8;
        border-left: 3px solid #8b877f; margin-top: 8px; }
      .critical { border-left-color: #a1232b; }
      .warning { border-left-color: #b25a00; }
      .label { font-size: 12px; font-weight: bold; letter-spacing: .03em; color: #5f5c56; }
      .critical .label, .withdrawn .label { color: #a1232b; }
      .warning .label, .corrected .label { color: #865300; }
      .headline { margin: 1px 0 3px; font: bold 18px/1.3 Charter, Georgia, serif;
        overflow-wrap: anywhere; }
      .headline a { color: inherit; text-decoration: underline; text-decoration-color: #8b877f; }
      .withdrawn .headline { text-decoration: line-through; }
      .about, .because, .foot { margin: 2px 0 0; font-size: 13px; color: #5f5c56;
        overflow-wrap: anywhere; }
      .reason { margin: 4px 0; padding: 5px 10px; background: #f1eee7; overflow-wrap: anywhere; }
      .foot { margin-top: 22px; }
      @media (prefers-color-scheme: dark) {
        body { background: #14171a; color: #e6e3dc; }
        .sheet { background: #191d21; }
        h2, .label, .about, .because, .foot { color: #a8a59d; }
        h2, .notice { border-bottom-color: #2a2f34; }
        .critical { border-left-color: #ef8d8d; }
        .warning { border-left-color: #eda653; }
        .critical .label, .withdrawn .label { color: #ef8d8d; }
        .warning .label, .corrected .label { color: #e2b566; }
        .reason { background: #20252a; }
      }
      </style></head><body><div class="sheet">
      """;

  private final Bulletin bulletin;
  private final MailText words;

  MailPage(Bulletin bulletin, ZoneId zone) {
    this.bulletin = bulletin;
    this.words = new MailText(bulletin, zone);
  }

  String html() {
    StringBuilder html = new StringBuilder(HEAD);
    if (bulletin.digest()) {
      element(html, "h1", "", words.title());
      element(html, "p", "about", words.span());
      words
          .byRule()
          .forEach(
              (rule, notices) -> {
                element(html, "h2", "", rule + " · " + notices.size());
                notices.forEach(notice -> append(html, notice));
              });
    } else {
      append(html, bulletin.first());
      String rule = bulletin.first().rule();
      if (!rule.isEmpty()) {
        element(html, "p", "foot", "You get this because of the rule " + rule + ".");
      }
    }
    return html.append("</div></body></html>\n").toString();
  }

  private void append(StringBuilder html, Notice notice) {
    String kind = escape(notice.severity()) + " " + notice.kind().word().toLowerCase(Locale.ROOT);
    html.append("<div class=\"notice ").append(kind.strip()).append("\">\n");
    element(html, "div", "label", MailText.label(notice));
    html.append("<div class=\"headline\" dir=\"auto\">");
    if (notice.link() == null) {
      html.append(escape(notice.headline()));
    } else {
      html.append("<a href=\"").append(escape(notice.link())).append("\">");
      html.append(escape(notice.headline())).append("</a>");
    }
    html.append("</div>\n");
    if (notice.reason() != null) {
      element(html, "p", "reason", notice.reason());
    }
    element(html, "p", "about", words.about(notice));
    if (!notice.evidence().isEmpty()) {
      element(html, "p", "because", "Because: " + String.join(" · ", notice.evidence()));
    }
    if (notice.opening() != null) {
      element(html, "p", "because", "Follows: " + notice.opening());
    }
    html.append("</div>\n");
  }

  private static void element(StringBuilder html, String name, String type, String text) {
    html.append('<').append(name);
    if (!type.isEmpty()) {
      html.append(" class=\"").append(type).append('"');
    }
    html.append(" dir=\"auto\">").append(escape(text)).append("</").append(name).append(">\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
