package dev.tocsin.policyfile;

import static dev.tocsin.policyfile.Refused.more;

import dev.tocsin.policyfile.Refused.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Roles, suppliers and automations that cannot be. */
class RefusedPeopleTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void is_refused_with_one_line_that_says_where_why_and_what_to_do(Case bad) {
    Refused.check(bad);
  }

  static Case[] cases() {
    return new Case[] {
      more(
          "roles: { boss: rota x }",
          "4:16: roles.boss: there is no rota 'x': add it under 'rotas'."),
      more(
          "roles: { boss: { name: x } }",
          "4:18: roles.boss.name: there is no key 'name' here: use one of person, recipient,"
              + " by."),
      more(
          "rotas: { boss: { zone: UTC, layers: [{ name: l, people: sam, every: week, from:"
              + " 2026-01-05 09:00 }] } }\nroles: { chief: boss }",
          "5:17: roles.chief: 'boss' would be a person, and there is a rota of that name:"
              + " write rota boss, or { person: NAME } for somebody of that name."),
      more(
          "suppliers: { acme: {} }",
          "4:20: suppliers.acme: the key 'contacts' is missing: say how it is reached, such as"
              + " contacts: NAME by phone."),
      more(
          "suppliers: { acme: { contacts: [] } }",
          "4:32: suppliers.acme.contacts: the list is empty: name at least one, or leave the"
              + " key out."),
      more(
          "suppliers: { acme: { contacts: [sam, { person: sam }] } }",
          "4:20: suppliers.acme: 'person:sam' is there twice: keep one."),
      more(
          "automations: { fix: { resolves: fix } }",
          "4:21: automations.fix: it resolves and has no time limit, so that it could at any"
              + " time after somebody was paged: give it a time-limit, such as 5m."),
      more(
          "automations: { fix: { time-limit: 2d } }",
          "4:21: automations.fix: its time limit is PT48H: use more than 0, up to a day."),
      more(
          "workarounds: { wait: {} }",
          "4:22: workarounds.wait: the key 'text' is missing: say what the reporter can do until"
              + " then."),
      more(
          "workarounds: { wait: { text: '' } }",
          "4:22: workarounds.wait: its text is empty: say what the reporter can do until then."),
      more(
          "suppliers: { acme: { contacts: sam, contract: { hours: office } } }",
          "4:56: suppliers.acme.contract.hours: there is no calendar 'office': add it under"
              + " 'calendars'."),
      more(
          "suppliers: { acme: { contacts: sam, contract: { response: 0m } } }",
          "4:59: suppliers.acme.contract.response: the duration '0m' is zero: "
              + "use a longer one, such as 15m."),
      more(
          "suppliers: { acme: { contacts: sam, contract: { resolution: {} } } }",
          "4:61: suppliers.acme.contract.resolution: target '{}' promises nothing: "
              + "give a time, or leave the target out."),
      more(
          "suppliers: { acme: { contacts: sam, contract: { resolution: { P0: 1h } } } }",
          "4:63: suppliers.acme.contract.resolution.P0: there is no priority 'P0': did you mean 'P1'?"),
      more(
          "suppliers: { acme: { contacts: sam, contract: { chase: hourly } } }",
          "4:56: suppliers.acme.contract.chase: 'hourly' is not a repeat: "
              + "write it like every 5m, or every 5m, 3 times."),
      more(
          "suppliers: { acme: { contacts: sam, contract: { hour: x } } }",
          "4:49: suppliers.acme.contract.hour: there is no key 'hour' here: "
              + "did you mean 'hours'? Possible here are name, hours, response, resolution, chase."),
      more("automations: [a, a]", "4:18: automations[1]: 'a' is there twice: keep one."),
      more("last-resort: [sam, sam]", "4:20: last-resort[1]: 'sam' is there twice: keep one."),
      more("last-resort: host", "4:14: last-resort: 'host' is not a person: name the people here."),
    };
  }
}
