package dev.tocsin.policyfile;

import static dev.tocsin.policyfile.Refused.more;

import dev.tocsin.policyfile.Refused.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Service levels that cannot be. */
class RefusedServiceLevelsTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void is_refused_with_one_line_that_says_where_why_and_what_to_do(Case bad) {
    Refused.check(bad);
  }

  static Case[] cases() {
    return new Case[] {
      more(
          "service-levels: [{ name: s, response: 1 fortnight }]",
          "4:39: service-levels[0].response: '1 fortnight' is not a duration: write 14d."),
      more(
          "service-levels: [{ name: s, response: 4h on busines }]\ncalendars: { business: {"
              + " zone: UTC, hours: always } }",
          "4:39: service-levels[0].response: there is no calendar 'busines': did you mean"
              + " 'business'?"),
      more(
          "service-levels: [{ name: s, response: { within: 4h, warn: 75 } }]",
          "4:59: service-levels[0].response.warn: '75' is no share: write it like 75%."),
      more(
          "service-levels: [{ name: s, response: { within: 4h, warn: [100%] } }]",
          "4:60: service-levels[0].response.warn[0]: there is no warning at 100%: use shares"
              + " from 1% to 99%."),
      more(
          "service-levels: [{ name: s, response: { within: 4h, warn: [50%, 50%] } }]",
          "4:65: service-levels[0].response.warn[1]: '50%' is there twice: keep one."),
      more(
          "service-levels: [{ name: s, response: { on: x } }]",
          "4:39: service-levels[0].response: the key 'within' is missing: say how long it may"
              + " take, such as within: 4h."),
      more(
          "service-levels: [{ name: s, respond: 15m }]",
          "4:29: service-levels[0].respond: there is no key 'respond' here: did you mean"
              + " 'response'? Possible here are name, when, response, update, resolution."),
      more(
          "service-levels: [{ name: s, response: 0m }]",
          "4:39: service-levels[0].response: the duration '0m' is zero: use a longer one, such"
              + " as 15m."),
      more(
          "service-levels: [{ name: s }, { name: s }]",
          "4:31: service-levels[1]: service level 's' is there twice: give each service level"
              + " its own name."),
      more(
          "service-levels: [{ name: s, when: { season: x } }]",
          "4:45: service-levels[0].when.season: there is no season 'x': add it under 'seasons'."),
    };
  }
}
