package dev.tocsin.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Documents that are wrong, and what their author reads. Each begins with the lines of {@link
 * #TOP}, so the fourth line is the first that is shown, unless it says what it replaces in them.
 */
final class Refused {

  static final String TOP =
      """
      policy: p
      teams: { desk: { on-call: sam }, database: {} }
      categories: { "*": desk }
      """;

  static final String KEYS_OF_A_POLICY =
      "policy, zone, calendars, seasons, rotas, teams, roles, suppliers, automations,"
          + " continuity-plans, categories, priorities, lifecycle, service-levels, operational-levels,"
          + " escalation and 21 more";

  static final String KEYS_OF_A_RUNG =
      "id, after, until, notify, inform, reassign, summon, declare-major, raise-priority, engage,"
          + " invoke, run, do, repeat, message, propose-major";

  static final String HOW_LONG =
      "write whole numbers with d, h, m, s or ms, such as 15m, 1h30m or 3d.";

  private static final Pattern MESSAGE =
      Pattern.compile("desk\\.yaml:(\\d+):(\\d+): (?:([\\w\\[][^: ]*(?:\\['[^']*'])*): )?.*");

  private Refused() {}

  /** A document, and its message after the name of the document. */
  record Case(String text, String message) {
    @Override
    public String toString() {
      return message;
    }
  }

  /** Reads the document and compares all that the error says. */
  static void check(Case bad) {
    PolicyFileException e =
        catchThrowableOfType(
            PolicyFileException.class, () -> PolicyFile.read("desk.yaml", bad.text));

    assertThat(e).isNotNull();
    assertThat(e.getMessage()).isEqualTo("desk.yaml:" + bad.message).hasLineCount(1);
    Matcher parts = MESSAGE.matcher(e.getMessage());
    assertThat(parts.matches()).isTrue();
    assertThat(e.file()).isEqualTo("desk.yaml");
    assertThat(e.line()).isEqualTo(Integer.parseInt(parts.group(1)));
    assertThat(e.column()).isEqualTo(Integer.parseInt(parts.group(2)));
    assertThat(e.getMessage())
        .startsWith("desk.yaml:%d:%d: %s".formatted(e.line(), e.column(), e.path()))
        .contains(": " + e.problem() + ": " + e.remedy());
  }

  static Case whole(String text, String message) {
    return new Case(text, message);
  }

  static Case more(String lines, String message) {
    return new Case(TOP + lines, message);
  }

  static Case instead(String part, String other, String message) {
    return new Case(TOP.replace(part, other), message);
  }

  static Case rung(String fields, String message) {
    return more("escalation:\n  - name: a\n    path:\n      - { " + fields + " }", message);
  }
}
