package dev.tocsin.policyfile;

import static dev.tocsin.policyfile.Refused.more;

import dev.tocsin.policyfile.Refused.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions, clocks, actions and repeats that no matrix can have. */
class RefusedConditionsTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void is_refused_with_one_line_that_says_where_why_and_what_to_do(Case bad) {
    Refused.check(bad);
  }

  static Case[] cases() {
    return new Case[] {
      more(
          "escalation: [{ name: a, when: { hours: business }, path: [] }]",
          "4:40: escalation[0].when.hours: 'business' does not say whether the hours are meant"
              + " or the others: write inside CALENDAR or outside CALENDAR."),
      more(
          "escalation: [{ name: a, when: { hours: inside busines }, path: [] }]",
          "4:40: escalation[0].when.hours: there is no calendar 'busines': add it under"
              + " 'calendars'."),
      more(
          "escalation: [{ name: a, when: { impact: huge }, path: [] }]",
          "4:41: escalation[0].when.impact: no incident has impact huge: use one of"
              + " [extensive, significant, moderate, minor], as the priority table has them."),
      more(
          "escalation: [{ name: a, when: { attributes: { region: [] } }, path: [] }]",
          "4:55: escalation[0].when.attributes.region: the list is empty: name at least one,"
              + " or leave the key out."),
      more(
          "escalation: [{ name: a, when: { attributes: [region] }, path: [] }]",
          "4:45: escalation[0].when.attributes: expected a mapping, found a list: write it as"
              + " key: value."),
      more(
          "escalation: [{ name: a, when: { service: s }, path: [], overlaps: c }, { name: b,"
              + " path: [] }]",
          "4:67: escalation[0].overlaps: there is no row 'c': did you mean 'a'?"),
      more(
          "escalation: [{ name: a, when: { service: s }, path: [] }, { name: b, path: [],"
              + " overlaps: a }]",
          "4:90: escalation[1].overlaps: row 'a' stands above 'b' and wins what both are for:"
              + " name rows that stand further down; what is meant belongs to the upper row of two."),
      more(
          "escalation: [{ name: a, path: { rungs: [], repeat: { from: page, every: 5m } } }]",
          "4:60: escalation[0].path.repeat.from: there is no rung 'page': add it first: there"
              + " is none yet."),
      more(
          "escalation: [{ name: a, path: { rungs: [{ id: page, after: 0m, notify: reporter,"
              + " repeat: every 5m }], repeat: { from: page, every: 5m } } }]",
          "4:111: escalation[0].path.repeat: rung 'page' repeats by itself, and the path"
              + " repeats it too: keep one of the two, or repeat the path from a later rung."),
      more(
          "escalation: [{ name: a, path: { rungs: [{ id: page, after: 0m, notify: on-call of"
              + " desc }], repeat: { from: page, every: 5m } } }]",
          "4:72: escalation[0].path.rungs[0].notify: there is no team 'desc': did you mean"
              + " 'desk'?"),
      more(
          "escalation: [{ name: a, path: { rungs: [{ id: page, after: 0m, notify: [reporter,"
              + " reporter] }] } }]",
          "4:83: escalation[0].path.rungs[0].notify[1]: 'reporter' is there twice: keep one."),
      more(
          "escalation: [{ name: a, path: { rungs: [{ id: page, after: 0m }] } }]",
          "4:41: escalation[0].path.rungs[0]: rung 'page' does nothing: give it notify,"
              + " inform, reassign, summon, declare-major, raise-priority, engage, invoke or run."),
      more(
          "escalation: [{ name: a, path: { rung: [] } }]",
          "4:33: escalation[0].path.rung: there is no key 'rung' here: did you mean 'rungs'?"
              + " Possible here are rungs, repeat."),
      more(
          "escalation: [{ name: a, path: [{ id: page, after: 2h on business, notify: reporter"
              + " }] }]",
          "4:51: escalation[0].path[0].after: there is no calendar 'business': add it under"
              + " 'calendars'."),
      more(
          "escalation: [{ name: a, path: [{ id: page, after: 0% of resolution, notify:"
              + " reporter }] }]",
          "4:51: escalation[0].path[0].after: after '0%' is out of range: use 1% to 1000% of a"
              + " target."),
      more(
          "escalation: [{ name: a, path: [{ id: page, after: 2h, notify: role boss }] }]",
          "4:63: escalation[0].path[0].notify: there is no role 'boss': add it under 'roles'."),
      more(
          "escalation: [{ name: a, path: [{ id: page, after: 2h, notify: dana by sms }] }]",
          "4:63: escalation[0].path[0].notify: 'dana by sms' says nobody who could be told:"
              + " did you mean 'person dana by sms'?"),
      more(
          "escalation: [{ name: a, path: [{ id: page, after: 2h, notify: subscriber }] }]",
          "4:63: escalation[0].path[0].notify: 'subscriber' says nobody who could be told: did"
              + " you mean 'subscribers'?"),
      more(
          "escalation: [{ name: a, path: [{ id: page, after: 2h, raise-priority: P9 }] }]",
          "4:71: escalation[0].path[0].raise-priority: no incident has priority P9: use one of"
              + " [P1, P2, P3, P4, P5], as the priority table has them."),
      more(
          "escalation: [{ name: a, path: [{ id: page, after: 2h, raise-priority: high }] }]",
          "4:71: escalation[0].path[0].raise-priority: there is no priority 'high': use one of"
              + " P1, P2, P3, P4, P5, P6, P7, P8, P9."),
      more(
          "escalation: [{ name: a, path: [{ id: page, after: 2h, engage: acme, invoke: till,"
              + " run: x }] }]",
          "4:63: escalation[0].path[0].engage: there is no supplier 'acme': add it under"
              + " 'suppliers'."),
      more(
          "escalation: [{ name: a, path: [{ id: page, after: 2h, do: [{ notfy: reporter }] }]"
              + " }]",
          "4:62: escalation[0].path[0].do[0].notfy: there is no key 'notfy' here: did you mean"
              + " 'notify'? Possible here are notify, inform, reassign, summon, declare-major,"
              + " raise-priority, engage, invoke, run, propose-major."),
      more(
          "escalation: [{ name: a, path: [{ id: page, after: 2h, do: notify }] }]",
          "4:59: escalation[0].path[0].do: expected a list, found text: write it as [ … ] or"
              + " with a dash before each."),
    };
  }
}
