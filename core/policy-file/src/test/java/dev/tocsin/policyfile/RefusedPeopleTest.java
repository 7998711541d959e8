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
      more("automations: [a, a]", "4:18: automations[1]: 'a' is there twice: keep one."),
      more("last-resort: [sam, sam]", "4:20: last-resort[1]: 'sam' is there twice: keep one."),
      more("last-resort: host", "4:14: last-resort: 'host' is not a person: name the people here."),
    };
  }
}
