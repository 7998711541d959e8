package dev.tocsin.policyfile;

import static dev.tocsin.policyfile.Refused.more;

import dev.tocsin.policyfile.Refused.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be said of major incidents. */
class RefusedMajorIncidentsTest {
  private static final String TOP = "roles: { boss: ines }\nlast-resort: lee\n";

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void is_refused_with_one_line_that_says_where_why_and_what_to_do(Case bad) {
    Refused.check(bad);
  }

  static Case[] cases() {
    return new Case[] {
      more(
          TOP + "major-incidents: { team: desk }",
          "6:18: major-incidents: the key 'commander' is missing: name the role that commands:"
              + " commander: incident-commander."),
      more(
          TOP + "major-incidents: { commander: bos }",
          "6:31: major-incidents.commander: there is no role 'bos': did you mean 'boss'?"),
      more(
          TOP + "major-incidents: { commander: boss, team: dusk }",
          "6:43: major-incidents.team: there is no team 'dusk': did you mean 'desk'?"),
      more(
          TOP + "major-incidents: { commander: boss, update-every: 0m }",
          "6:51: major-incidents.update-every: the duration '0m' is zero: use a longer one, such as"
              + " 15m."),
      more(
          TOP + "major-incidents: { commander: boss, cost-per-hour: 95 }",
          "6:52: major-incidents.cost-per-hour: cost per hour '95' is no amount with a currency:"
              + " write it like 95.50 EUR."),
      more(
          "roles: { boss: ines }\nmajor-incidents: { commander: boss }",
          "5:18: major-incidents: there is no last resort to command when nobody is on call: name"
              + " one: last-resort: operations-manager."),
    };
  }
}
