package dev.tocsin.policyfile;

import static dev.tocsin.policyfile.Refused.HOW_LONG;
import static dev.tocsin.policyfile.Refused.KEYS_OF_A_RUNG;
import static dev.tocsin.policyfile.Refused.more;
import static dev.tocsin.policyfile.Refused.rung;

import dev.tocsin.policyfile.Refused.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows and rungs that no matrix can have. */
class RefusedEscalationTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource({"rows", "rungs", "targets", "repeats"})
  void is_refused_with_one_line_that_says_where_why_and_what_to_do(Case bad) {
    Refused.check(bad);
  }

  static Case[] rows() {
    return new Case[] {
      more(
          "escalation:\n  - name: a\n    path: []\n  - name: b\n    path: []",
          "7:5: escalation[1]: there are two default rows, 'a' and 'b': keep one, or give this one"
              + " a condition under 'when'."),
      more(
          "escalation:\n  - name: a\n    path: []\n  - { name: b, when: { priority: P1 }, path: [] }",
          "7:5: escalation[1]: row 'b' stands behind the default row 'a' and is never reached: move"
              + " the default row to the end."),
      more(
          "escalation:\n"
              + "  - { name: a, when: { service: s }, path: [] }\n"
              + "  - { name: a, path: [] }",
          "6:5: escalation[1]: row 'a' is there twice: give each row its own name."),
      more(
          "escalation: [{ name: a, when: { priority: p1 }, path: [] }]",
          "4:43: escalation[0].when.priority: there is no priority 'p1': did you mean 'P1'?"),
      more(
          "escalation: [{ name: a, when: { team: [desk, desc] }, path: [] }]",
          "4:46: escalation[0].when.team[1]: there is no team 'desc': did you mean 'desk'?"),
      more(
          "escalation: [{ name: a, when: { colour: red }, path: [] }]",
          "4:33: escalation[0].when.colour: there is no key 'colour' here: use one of category,"
              + " exact-category, priority, impact, urgency, service, team, source, attributes,"
              + " hours, season."),
      more(
          "escalation: [{ name: a, when: {}, path: [] }]",
          "4:31: escalation[0].when: there is no condition here: name one, or leave 'when' out to"
              + " take every incident."),
      more(
          "escalation: [{ name: a, when: { priority: [] }, path: [] }]",
          "4:43: escalation[0].when.priority: the list is empty: name at least one, or leave the key"
              + " out."),
      more(
          "escalation: [{ name: a, path: standrd }]\npaths: { standard: [] }",
          "4:31: escalation[0].path: there is no path 'standrd': did you mean 'standard'?"),
      more(
          "escalation: [{ name: a, path: [] }]\npaths: { a: [] }",
          "4:22: escalation[0].name: row 'a' has a path of its own, and a path of that name stands"
              + " on line 5: rename one of them."),
      more(
          "escalation: [{ path: [] }]",
          "4:14: escalation[0]: the key 'name' is missing: give the row a name: it stands in every"
              + " event it causes."),
    };
  }

  static Case[] rungs() {
    return new Case[] {
      rung(
          "id: page, after: 5m, summon: [desk, databse]",
          "7:47: escalation[0].path[0].summon[1]: there is no team 'databse': did you mean"
              + " 'database'?"),
      rung(
          "id: page, after: 5m, reassign: databse",
          "7:42: escalation[0].path[0].reassign: there is no team 'databse': did you mean"
              + " 'database'?"),
      rung(
          "id: page, after: 75% of resolutoin",
          "7:28: escalation[0].path[0].after: there is no target 'resolutoin': did you"
              + " mean 'resolution'?"),
      rung(
          "id: page, notify: reporter",
          "7:9: escalation[0].path[0]: the key 'after' is missing: say when it is due, such as"
              + " after: 0m."),
      rung(
          "id: page, after: 5m",
          "7:9: escalation[0].path[0]: rung 'page' does nothing: give it notify, inform, reassign,"
              + " summon, declare-major, raise-priority, engage, invoke or run."),
      rung(
          "id: page, after: 5m, declare-major: yes",
          "7:47: escalation[0].path[0].declare-major: 'yes' is neither true nor false: write true"
              + " or leave it out."),
      rung(
          "id: page, after: 5m, until: acknowleged, notify: reporter",
          "7:39: escalation[0].path[0].until: there is no condition 'acknowleged': did you mean"
              + " 'acknowledged'?"),
      rung(
          "id: page, after: 5m, message: We know, we are on it",
          "7:50: escalation[0].path[0]['we are on it']: there is no key 'we are on it' here: put"
              + " quotes around the whole text before the comma and after it, if it is one text;"
              + " possible here are "
              + KEYS_OF_A_RUNG
              + "."),
      rung(
          "id: page, after: 5m, notfy: reporter",
          "7:32: escalation[0].path[0].notfy: there is no key 'notfy' here: did you mean 'notify'?"
              + " Possible here are "
              + KEYS_OF_A_RUNG
              + "."),
      rung(
          "id: page, after: 5m, notify: reporter, message: ''",
          "7:59: escalation[0].path[0].message: the message is blank: say something, or leave it"
              + " out for the usual words."),
      rung(
          "id: page, after: 5m, notify: reporter }\n      - { id: page, after: 6m, notify: reporter",
          "8:15: escalation[0].path[1].id: rung 'page' is there twice: give each rung its own id."),
      more(
          "paths:\n  standard:\n    - { id: page, after: 5m }",
          "6:7: paths.standard[0]: rung 'page' does nothing: give it notify, inform, reassign,"
              + " summon, declare-major, raise-priority, engage, invoke or run."),
    };
  }

  static Case[] targets() {
    String possible =
        "write on-call of TEAM, role ROLE, accountable team, person NAME, person NAME by CHANNEL,"
            + " supplier SUPPLIER, reporter, subscribers or affected users.";
    return new Case[] {
      rung(
          "id: page, after: 5m, notify: dana",
          "7:40: escalation[0].path[0].notify: 'dana' says nobody who could be told: " + possible),
      rung(
          "id: page, after: 5m, inform: [reporter, management]",
          "7:51: escalation[0].path[0].inform[1]: 'management' says nobody who could be told: "
              + possible),
      rung(
          "id: page, after: 5m, notify: database",
          "7:40: escalation[0].path[0].notify: 'database' says nobody who could be told: did you"
              + " mean 'on-call of database'?"),
      rung(
          "id: page, after: 5m, notify: on-call of databse",
          "7:40: escalation[0].path[0].notify: there is no team 'databse': did you mean"
              + " 'database'?"),
      rung(
          "id: page, after: 5m, notify: { person: sam, via: sms }",
          "7:55: escalation[0].path[0].notify.via: there is no key 'via' here: use one of person,"
              + " recipient, by."),
      more(
          "last-resort: on-call of desk",
          "4:14: last-resort: 'on-call of desk' is not a person: name the people here."),
      more(
          "last-resort: []",
          "4:14: last-resort: the list is empty: name at least one, or leave the key out."),
      more(
          "last-resort: \"a\\ud800b\"",
          "4:14: last-resort: the text has a lone surrogate in it: take it out: no database keeps"
              + " it."),
      more(
          "last-resort: \"a\\0b\"",
          "4:14: last-resort: the text has a NUL character in it: take it out: no database keeps"
              + " it."),
    };
  }

  static Case[] repeats() {
    String row = "id: page, after: 5m, notify: reporter, repeat: ";
    return new Case[] {
      rung(
          row + "every 5m, 0 times",
          "7:58: escalation[0].path[0].repeat: it cannot repeat 0 times: use 1 or more, or leave it"
              + " out."),
      rung(
          row + "5m",
          "7:58: escalation[0].path[0].repeat: '5m' is not a repeat: write it like every 5m, or"
              + " every 5m, 3 times."),
      rung(
          row + "every week",
          "7:58: escalation[0].path[0].repeat: 'week' is not a duration: " + HOW_LONG),
      rung(
          row + "every 0m",
          "7:58: escalation[0].path[0].repeat: the duration '0m' is zero: use a longer one, such as"
              + " 15m."),
      rung(
          row + "{ every: 5m }, 3 times",
          "7:73: escalation[0].path[0]['3 times']: there is no key '3 times' here: put quotes around"
              + " the whole text before the comma and after it, if it is one text; possible here"
              + " are "
              + KEYS_OF_A_RUNG
              + "."),
      rung(
          "id: page, after: 5m, reassign: desk, repeat: every 5m",
          "7:56: escalation[0].path[0].repeat: rung 'page' repeats an action that changes the"
              + " incident: repeat only notify and inform, and put the rest into a rung of its"
              + " own."),
    };
  }
}
