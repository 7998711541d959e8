package dev.tocsin.policyfile;

import static dev.tocsin.policyfile.Refused.more;

import dev.tocsin.policyfile.Refused.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rotas that cannot be. */
class RefusedRotasTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void is_refused_with_one_line_that_says_where_why_and_what_to_do(Case bad) {
    Refused.check(bad);
  }

  static Case[] cases() {
    return new Case[] {
      more(
          "rotas: { r: { zone: UTC, layers: [] } }",
          "4:34: rotas.r.layers: the list is empty, so nobody is ever on call: give the rota"
              + " at least one layer with at least one person."),
      more(
          "rotas: { r: { zone: UTC } }",
          "4:13: rotas.r: the key 'layers' is missing: list the layers, the topmost first,"
              + " each with its people."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: [], every: week, from:"
              + " 2026-01-05 09:00 }] } }",
          "4:54: rotas.r.layers[0].people: layer 'l' has nobody: name at least one person, or"
              + " leave the layer out."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, every: week, from: 2026-01-05 09:00 }]"
              + " } }",
          "4:35: rotas.r.layers[0]: the key 'people' is missing: list those who take turns, in"
              + " their order."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: sam, every: 1 fortnight, from:"
              + " 2026-01-05 09:00 }] } }",
          "4:66: rotas.r.layers[0].every: '1 fortnight' is no length of a turn: write 2 weeks."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: sam, every: 7d, from:"
              + " 2026-01-05 09:00 }] } }",
          "4:66: rotas.r.layers[0].every: '7d' is no length of a turn: write 7 days."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: sam, every: 15m, from:"
              + " 2026-01-05 09:00 }] } }",
          "4:66: rotas.r.layers[0].every: '15m' is no length of a turn: write it like week, 2"
              + " weeks, 1 month, 8 hours or 12 elapsed hours."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: sam, every: 0 weeks, from:"
              + " 2026-01-05 09:00 }] } }",
          "4:66: rotas.r.layers[0].every: rotation '0 weeks' never hands over: use 1 to 52"
              + " weeks."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: sam, every: 2 wekks, from:"
              + " 2026-01-05 09:00 }] } }",
          "4:66: rotas.r.layers[0].every: there is no unit of turns 'wekk': did you mean"
              + " 'week'?"),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: sam, every: week, from:"
              + " 2026-01-05 }] } }",
          "4:78: rotas.r.layers[0].from: '2026-01-05' is not a date and time: write it like"
              + " 2026-12-24 09:00, as the clock on the wall shows it."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: sam, every: week, from:"
              + " 2026-01-05 09:00, until: 2026-01-04 09:00 }] } }",
          "4:103: rotas.r.layers[0].until: it ends at 2026-01-04 09:00, which is not after its"
              + " beginning at 2026-01-05 09:00: use a later time, for the end is not part of it."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: sam, every: week, from:"
              + " 2026-01-05 09:00, hours: { mon: 9-5 } }] } }",
          "4:110: rotas.r.layers[0].hours.mon: '9-5' is no range of hours: write it like"
              + " 18:00-08:00."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: sam, every: week, from:"
              + " 2026-01-05 09:00, hours: weekdays }] } }",
          "4:103: rotas.r.layers[0].hours: 'weekdays' are no hours of a week: write it like"
              + " mon-fri 18:00-08:00, or fri 18:00 to mon 08:00."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: sam, every: week, from:"
              + " 2026-01-05 09:00, hours: mon 17:00 to mon 09:00 }] } }",
          "4:103: rotas.r.layers[0].hours: 'mon 17:00 to mon 09:00' does not end after it"
              + " starts: name the day on which it ends, or leave 'hours' out for a whole week."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: sam, every: week, from:"
              + " 2026-01-05 09:00, holidays: of }] } }",
          "4:106: rotas.r.layers[0].holidays: there is no rule for holidays 'of': did you mean"
              + " 'off'?"),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: [rota x], every: week, from:"
              + " 2026-01-05 09:00 }] } }",
          "4:55: rotas.r.layers[0].people[0]: 'rota x' is not a person: name the people here."),
      more(
          "rotas: { r: { zone: UTC, mode: topmots, layers: [{ name: l, people: sam, every:"
              + " week, from: 2026-01-05 09:00 }] } }",
          "4:32: rotas.r.mode: there is no mode 'topmots': did you mean 'topmost'?"),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: sam, every: week, from:"
              + " 2026-01-05 09:00 }], overrides: [{ instead-of: kim, who: lee, from: 2026-12-24"
              + " 09:00, until: 2026-12-27 09:00 }] } }",
          "4:111: rotas.r.overrides[0]: person:kim never has a turn in any layer, so nobody"
              + " would be replaced: name a member, or take the override out."),
      more(
          "rotas:\n  r:\n    zone: UTC\n    layers: [{ name: l, people: sam, every: week,"
              + " from: 2026-01-05 09:00 }]\n    overrides:\n      - { instead-of: sam, who: lee,"
              + " from: 2026-12-24 09:00, until: 2026-12-27 09:00 }\n      - { instead-of: sam, who:"
              + " kim, from: 2026-12-26 09:00, until: 2026-12-28 09:00 }",
          "10:9: rotas.r.overrides[1]: sam is replaced by kim from 2026-12-26 09:00 until"
              + " 2026-12-28 09:00, and on line 9 by lee from 2026-12-24 09:00 until 2026-12-27"
              + " 09:00: end one before the other begins, or take one of them out."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: sam, every: week, from:"
              + " 2026-01-05 09:00 }], overrides: [{ instead-of: sam, who: lee, from: 2026-12-27"
              + " 09:00, until: 2026-12-24 09:00 }] } }",
          "4:171: rotas.r.overrides[0].until: it ends at 2026-12-24 09:00, which is not after"
              + " its beginning at 2026-12-27 09:00: use a later time, for the end is not part of it."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: [sam, lee], every: week, from:"
              + " 2026-01-05 09:00 }], swaps: [{ sam: 2026-12-24 09:00 to 2026-12-25 09:00 }] } }",
          "4:114: rotas.r.swaps[0]: a swap is between two people, and here are 1: name two,"
              + " each with the time that the other takes over: dana: 2026-12-24 09:00 to 2026-12-25"
              + " 09:00."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: [sam, lee], every: week, from:"
              + " 2026-01-05 09:00 }], swaps: [{ sam: 2026-12-24, lee: tomorrow }] } }",
          "4:121: rotas.r.swaps[0].sam: '2026-12-24' is no time from one moment to another:"
              + " write it like 2026-12-24 09:00 to 2026-12-25 09:00."),
      more(
          "rotas: { r: { zone: UTC, versions: [{ layers: [{ name: l, people: sam, every: week,"
              + " from: 2026-01-05 09:00 }] }, { layers: [{ name: l, people: sam, every: week, from:"
              + " 2026-01-05 09:00 }] }] } }",
          "4:114: rotas.r.versions[1]: it does not say from when it is in force: use a later"
              + " time than that of the version before it."),
      more(
          "rotas: { r: { zone: UTC, versions: [], layers: [] } }",
          "4:40: rotas.r.layers: 'layers' stands beside 'versions': move it into the version"
              + " to which it belongs."),
      more(
          "rotas: { r: { zone: UTC, versions: [] } }",
          "4:36: rotas.r.versions: it has no version: give it one, with at least one layer."),
      more(
          "rotas: { r: { zone: UTC, layers: [{ name: l, people: sam, every: week, from:"
              + " 2026-01-05 09:00 }, { name: l, people: sam, every: week, from: 2026-01-05 09:00 }]"
              + " } }",
          "4:34: rotas.r.layers: layers 'l' comes up twice: give each layer an id of its own."),
    };
  }
}
