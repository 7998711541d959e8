package dev.tocsin.policyfile;

import static dev.tocsin.policyfile.Refused.HOW_LONG;
import static dev.tocsin.policyfile.Refused.KEYS_OF_A_POLICY;
import static dev.tocsin.policyfile.Refused.instead;
import static dev.tocsin.policyfile.Refused.more;

import dev.tocsin.policyfile.Refused.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules outside the matrix that no policy can have. */
class RefusedRulesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource({"teams", "categories", "durations", "lifecycle", "the_rest"})
  void is_refused_with_one_line_that_says_where_why_and_what_to_do(Case bad) {
    Refused.check(bad);
  }

  static Case[] teams() {
    return new Case[] {
      instead(
          "{ desk: { on-call: sam }, database: {} }",
          "{}",
          "2:8: teams: there are no teams: name at least one."),
      instead(
          "{}",
          "{ on_call: sam }",
          "2:46: teams.database.on_call: there is no key 'on_call' here: did you mean 'on-call'?"
              + " Possible here are tier, on-call."),
      instead(
          "{}",
          "{ tier: 0 }",
          "2:52: teams.database.tier: there is no tier 0: use 1 for the service desk, or more."),
      instead(
          "{}",
          "{ tier: two }",
          "2:52: teams.database.tier: 'two' is not a whole number: write digits only."),
      instead(
          "database",
          "' '",
          "2:34: teams[' ']: the name is blank: give it at least one character."),
      instead(
          "database",
          "\"data\\nbase\"",
          "2:34: teams['data\\u000abase']: the name 'data\\u000abase' has the control character"
              + " U+000A: take it out: a name is a single line."),
      instead("sam", "[sam, sam]", "2:33: teams.desk.on-call[1]: 'sam' is there twice: keep one."),
      instead(
          "sam",
          "person sam",
          "2:27: teams.desk.on-call: 'person sam' has a word too many: leave 'person' out: only"
              + " people can stand here."),
    };
  }

  static Case[] categories() {
    return new Case[] {
      instead(
          "\"*\": desk",
          "a: dsk",
          "3:18: categories.a: there is no team 'dsk': did you mean 'desk'?"),
      instead(
          "\"*\": desk",
          "a: sales",
          "3:18: categories.a: there is no team 'sales': use one of desk, database."),
      instead(
          "\"*\": desk",
          "a: desk",
          "3:13: categories: there is no default team: say which team takes what no category names:"
              + " \"*\": service-desk."),
      instead(
          "\"*\": desk",
          "a//b: desk",
          "3:15: categories['a//b']: category 'a//b' has an empty segment: write segments with one"
              + " / between them, as in application/checkout."),
      instead(
          "\"*\": desk",
          "a/*: desk",
          "3:15: categories['a/*']: category 'a/*' has an asterisk: leave it out: a category covers"
              + " all below it, and no condition at all covers every one."),
    };
  }

  static Case[] durations() {
    return new Case[] {
      more(
          "auto-close: 1 fortnight",
          "4:13: auto-close: '1 fortnight' is not a duration: write 14d."),
      more(
          "auto-close: 15 Minutes", "4:13: auto-close: '15 Minutes' is not a duration: write 15m."),
      more(
          "auto-close: -3d",
          "4:13: auto-close: '-3d' is not a duration: use a duration of 0m or more."),
      more("auto-close: 3", "4:13: auto-close: '3' is not a duration: " + HOW_LONG),
      more("auto-close: 1.5h", "4:13: auto-close: '1.5h' is not a duration: " + HOW_LONG),
      more("auto-close: 30m1h", "4:13: auto-close: '30m1h' is not a duration: " + HOW_LONG),
      more("auto-close: soon", "4:13: auto-close: 'soon' is not a duration: " + HOW_LONG),
      more(
          "auto-close: 1e999999999",
          "4:13: auto-close: '1e999999999' is not a duration: " + HOW_LONG),
      more(
          "auto-close: 999999999d",
          "4:13: auto-close: the duration '999999999d' is too long: use at most 36500d."),
      more(
          "acknowledgement-lapses: 0m",
          "4:25: acknowledgement-lapses: the duration '0m' is zero: use a longer one, such as 15m."),
      more(
          "delivery: { first: 1h, most: 1m }",
          "4:11: delivery: the first pause, 1h, is longer than the longest, 1m: use a shorter"
              + " 'first' or a longer 'most'."),
    };
  }

  static Case[] lifecycle() {
    String states = "lifecycle:\n  states: { New: new, Done: resolved, Closed: closed }\n";
    return new Case[] {
      more(
          "lifecycle: { states: { New: nwe } }",
          "4:29: lifecycle.states.New: there is no phase 'nwe': did you mean 'new'?"),
      more(
          "lifecycle: { states: { New: open } }",
          "4:29: lifecycle.states.New: there is no phase 'open': use one of new, active, on hold,"
              + " resolved, closed."),
      more(
          "lifecycle: { states: { New: } }",
          "4:28: lifecycle.states.New: state 'New' has no phase: give it one of new, active, on"
              + " hold, resolved, closed."),
      more(
          "lifecycle: { states: [New] }",
          "4:22: lifecycle.states: expected a mapping, found a list: write it as key: value."),
      more(
          "lifecycle: { states: { New: new, Done: resolved } }",
          "4:22: lifecycle.states: no state has the phase 'closed': add one."),
      more(
          states + "  transitions:\n    - { from: New, asign: New }",
          "7:20: lifecycle.transitions[0].asign: there is no trigger 'asign': did you mean"
              + " 'assign'? Possible here are from, assign, start, hold, resume, resolve, close,"
              + " reopen, cancel, mark-duplicate, hold for REASON."),
      more(
          states + "  transitions:\n    - { from: New, resolve: Doen }",
          "7:29: lifecycle.transitions[0].resolve: there is no state 'Doen': did you mean 'Done'?"),
      more(
          states + "  transitions:\n    - { from: New, assign: Done }",
          "7:28: lifecycle.transitions[0].assign: state 'Done' has the phase 'resolved', to which"
              + " 'assign' cannot lead: let it lead to a state of the phase new or active or on"
              + " hold."),
      more(
          states
              + "  transitions:\n    - { from: New, assign: New }\n    - { from: New, assign: New }",
          "8:20: lifecycle.transitions[1].assign: state 'New' has two rows for 'assign': keep the"
              + " one that is meant."),
      more(
          states + "  transitions:\n    - { assign: New }",
          "7:7: lifecycle.transitions[0]: the key 'from' is missing: name the state, or several."),
    };
  }

  static Case[] the_rest() {
    return new Case[] {
      more("severe: [P1, P1]", "4:14: severe[1]: 'P1' is there twice: keep one."),
      more("severe: P0", "4:9: severe: there is no priority 'P0': did you mean 'P1'?"),
      more(
          "catch-up: lastest",
          "4:11: catch-up: there is no way to catch up 'lastest': did you mean 'latest'?"),
      more(
          "delivery: { attempts: 200 }",
          "4:23: delivery.attempts: 200 attempts are out of range: use 1 to 100."),
      more(
          "priorities: { urgencies: [a, b], impacts: { x: [P1] } }",
          "4:48: priorities.impacts.x: the row has a priority for 1 of 2 urgencies: give one for"
              + " each of a, b."),
      more(
          "priorities: { urgencies: [a], impacts: {} }",
          "4:40: priorities.impacts: there are no impacts: give at least one row."),
      more(
          "\"a\\u001b[2J\\u2028b\": 1",
          "4:1: ['a\\u001b[2J\\u2028b']: there is no key 'a\\u001b[2J\\u2028b' here: use one of "
              + KEYS_OF_A_POLICY
              + "."),
    };
  }
}
