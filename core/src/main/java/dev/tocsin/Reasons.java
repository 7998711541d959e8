package dev.tocsin;

import java.util.regex.Pattern;

/**
 * Turns an error into words that may stand in the register: one line, short, and without what might
 * be a secret. Source: hostile-inputs.md, class 12 (a webhook token inside an exception).
 */
final class Reasons {
  private static final int MOST = 300;
  private static final Pattern URL_REST =
      Pattern.compile("(\\w+://)(?:[^/\\s?#]*@)?([^/\\s?#@]+)\\S*");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)((?:passw(?:or)?d|secret|token|key|credentials?|authorization)[\"']?\\s*[:=]\\s*[\"']?"
              + "(?:bearer |basic )?|\\b(?:bearer|basic) )[^\\s\"',;}]+");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_\\-+=]{24,}");
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\ud800-\\udfff]+");

  private Reasons() {}

  static String of(Throwable error) {
    String message = error.getMessage();
    String name = error.getClass().getSimpleName();
    if (message == null || message.isBlank()) {
      return name.isEmpty() ? "an error" : name;
    }
    String text = message.length() > 2_000 ? message.substring(0, 2_000) : message;
    text = URL_REST.matcher(text).replaceAll("$1$2/…");
    text = NAMED.matcher(text).replaceAll("$1…");
    text = TOKEN.matcher(text).replaceAll("…");
    text = CONTROL.matcher(text).replaceAll(" ");
    return (name.isEmpty() ? "an error" : name) + ": " + cut(text);
  }

  private static String cut(String text) {
    if (text.length() <= MOST) {
      return text;
    }
    boolean pair = Character.isHighSurrogate(text.charAt(MOST - 1));
    return text.substring(0, pair ? MOST - 1 : MOST) + "…";
  }
}
