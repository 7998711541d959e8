package dev.tocsin.policyfile;

import static dev.tocsin.policyfile.Refused.more;

import dev.tocsin.policyfile.Refused.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Quiet hours, maintenance, pauses and adoption that cannot be. */
class RefusedTimeRulesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void is_refused_with_one_line_that_says_where_why_and_what_to_do(Case bad) {
    Refused.check(bad);
  }

  static Case[] cases() {
    return new Case[] {
      more(
          "children-follow: [close]",
          "4:19: children-follow[0]: there is no thing that children do 'close': use one of"
              + " resolve, reopen, cancel."),
      more(
          "storms: [{ name: s, by: attribute, more-than: 5, within: 1m }]",
          "4:10: storms[0]: the key 'attribute' is missing: name the attribute they have in"
              + " common."),
      more(
          "storms: [{ name: s, by: service, more-than: 0, within: 1m }]",
          "4:45: storms[0].more-than: 0 reports are out of range: use 1 to 1000."),
      more(
          "flapping: { more-than: 101, within: 1m, calm-for: 1m }",
          "4:24: flapping.more-than: 101 returns are out of range: use 1 to 100."),
      more(
          "quiet-hours: { priority: P3 }",
          "4:14: quiet-hours: there is neither 'inside' nor 'outside': name a calendar:"
              + " inside: night, or outside: business."),
      more(
          "quiet-hours: { inside: x, outside: y, priority: P3 }",
          "4:36: quiet-hours.outside: there are both 'inside' and 'outside': keep the one that"
              + " is meant."),
      more(
          "quiet-hours: { inside: night, priority: [] }\ncalendars: { night: { zone: UTC,"
              + " hours: always } }",
          "4:41: quiet-hours.priority: the list is empty: name at least one, or leave the key"
              + " out."),
      more(
          "maintenance: [{ name: m, from: 2026-11-29 01:00, until: 2026-11-29 01:00, zone: UTC"
              + " }]",
          "4:57: maintenance[0].until: it ends at 2026-11-29 01:00, which is not after its"
              + " beginning at 2026-11-29 01:00: use a later time, for the end is not part of it."),
      more(
          "maintenance: [{ name: m, from: 2026-11-29 01:00, until: 2026-11-29 05:00 }]",
          "4:15: maintenance[0]: the key 'zone' is missing: say where its clock hangs, such as"
              + " zone: Europe/Berlin, here or at the top of the document."),
      more(
          "maintenance: [{ name: m, from: 2026-11-29 01:00, until: 2026-11-29 05:00, zone:"
              + " UTC, targets: stop }]",
          "4:95: maintenance[0].targets: 'stop' does not say whether target clocks stand"
              + " still: write run or pause."),
      more(
          "maintenance: [{ name: m, from: 2026-11-29 25:00, until: 2026-11-29 05:00, zone: UTC"
              + " }]",
          "4:32: maintenance[0].from: '2026-11-29 25:00' does not exist: check the month, the"
              + " day and the time of day."),
      more(
          "pauses: { caller: true }",
          "4:9: pauses: expected text, found a mapping: write one value here."),
      more("pauses: [caller, caller]", "4:18: pauses[1]: 'caller' is there twice: keep one."),
      more(
          "open-incidents: pined",
          "4:17: open-incidents: there is no way to go over 'pined': did you mean 'pinned'?"),
      more(
          "open-incidents: next rung",
          "4:17: open-incidents: there is no way to go over 'next rung': did you mean 'at next"
              + " rung'?"),
    };
  }
}
