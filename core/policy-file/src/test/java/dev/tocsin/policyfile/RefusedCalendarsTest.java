package dev.tocsin.policyfile;

import static dev.tocsin.policyfile.Refused.more;

import dev.tocsin.policyfile.Refused.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calendars, seasons and zones that cannot be. */
class RefusedCalendarsTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void is_refused_with_one_line_that_says_where_why_and_what_to_do(Case bad) {
    Refused.check(bad);
  }

  static Case[] cases() {
    return new Case[] {
      more(
          "zone: Europe/Belin",
          "4:7: zone: there is no time zone 'Europe/Belin': did you mean 'Europe/Berlin'?"),
      more(
          "zone: Berlin",
          "4:7: zone: there is no time zone 'Berlin': did you mean 'Europe/Berlin'?"),
      more(
          "zone: europe/berlin",
          "4:7: zone: there is no time zone 'europe/berlin': did you mean 'Europe/Berlin'?"),
      more(
          "zone: PST",
          "4:7: zone: there is no time zone 'PST': did you mean 'America/Los_Angeles'?"),
      more(
          "zone: Nowhere at all",
          "4:7: zone: there is no time zone 'Nowhere at all': write the zone of a city, such"
              + " as Europe/Berlin, or an offset, such as +02:00."),
      more("zone: [UTC]", "4:7: zone: expected text, found a list: write one value here."),
      more(
          "calendars: { b: { hours: always } }",
          "4:17: calendars.b: the key 'zone' is missing: say where its clock hangs, such as"
              + " zone: Europe/Berlin, here or at the top of the document."),
      more(
          "calendars: { b: { zone: UTC } }",
          "4:17: calendars.b: the key 'hours' is missing: say when it is open, such as hours:"
              + " { mon-fri: 08:00-18:00 }."),
      more(
          "calendars: { b: { zone: UTC, hours: { mon-fri: 22:00-06:00 } } }",
          "4:48: calendars.b.hours.mon-fri: the hours '22:00-06:00' end before they begin:"
              + " write two ranges, as none crosses midnight: mon-fri: 22:00-24:00 and tue-sat:"
              + " 00:00-06:00."),
      more(
          "calendars: { b: { zone: UTC, hours: { mno: 09:00-10:00 } } }",
          "4:39: calendars.b.hours.mno: there is no day 'mno': did you mean 'mon'?"),
      more(
          "calendars: { b: { zone: UTC, hours: { Mon: 09:00-10:00 } } }",
          "4:39: calendars.b.hours.Mon: there is no day 'Mon': did you mean 'mon'?"),
      more(
          "calendars: { b: { zone: UTC, hours: { mon-fri-sun: 09:00-10:00 } } }",
          "4:39: calendars.b.hours.mon-fri-sun: 'mon-fri-sun' are no days: write them like"
              + " mon-fri or sat."),
      more(
          "calendars: { b: { zone: UTC, hours: { mon: 9-17 } } }",
          "4:44: calendars.b.hours.mon: mon '9-17' is no range of hours: write it like"
              + " 09:00-17:30."),
      more(
          "calendars: { b: { zone: UTC, hours: { mon: [09:00-12:00, 11:00-13:00] } } }",
          "4:58: calendars.b.hours.mon[1]: mon '11:00-13:00' overlaps 09:00-12:00: let one end"
              + " where the other begins, or write one range for both."),
      more(
          "calendars: { b: { zone: UTC, hours: { mon-fri: 09:00-12:00, wed: closed } } }",
          "4:37: calendars.b.hours: wed is closed in one line and open in another: keep the"
              + " one meant."),
      more(
          "calendars: { b: { zone: UTC, hours: 08:00-18:00 } }",
          "4:37: calendars.b.hours: '08:00-18:00' does not say on which days: write it like {"
              + " mon-fri: 08:00-18:00, sat: 09:00-13:00 }, or every day, always or closed."),
      more(
          "calendars: { b: { zone: UTC, hours: { mon: 09:00-25:00 } } }",
          "4:44: calendars.b.hours.mon: mon '09:00-25:00' has no time of day in 25:00: use"
              + " 00:00 to 23:59, and 24:00 for the end of the day."),
      more(
          "calendars: { b: { zone: UTC, hours: { mon: 22:00-00:00 } } }",
          "4:44: calendars.b.hours.mon: mon '22:00-00:00' ends before it begins: write 24:00"
              + " for the end of the day."),
      more(
          "calendars: { b: { zone: UTC, hours: closed, holidays: [24.12.2026] } }",
          "4:56: calendars.b.holidays[0]: '24.12.2026' is not a date: write year, month and"
              + " day, such as 2026-12-24."),
      more(
          "calendars: { b: { zone: UTC, hours: closed, holidays: [2026-02-30] } }",
          "4:56: calendars.b.holidays[0]: '2026-02-30' does not exist: check the month, the"
              + " day and the time of day."),
      more(
          "calendars: { b: { zone: UTC, hours: closed, holidays: [2026-12-25, 2026-12-25 Xmas]"
              + " } }",
          "4:68: calendars.b.holidays[1]: holiday '2026-12-25' is given twice, as holiday and"
              + " as Xmas: give the date once, with one name for both."),
      more(
          "calendars: { b: { zone: UTC, hours: closed, holidays: { germany: true } } }",
          "4:55: calendars.b.holidays: expected a list, found a mapping: write it as [ … ] or"
              + " with a dash before each."),
      more(
          "calendars: { b: { zone: UTC, hours: closed, exceptions: { 2026-12-24: 18:00-08:00 }"
              + " } }",
          "4:71: calendars.b.exceptions.2026-12-24: 2026-12-24 '18:00-08:00' ends before it"
              + " begins: write two ranges, as no range crosses midnight: 2026-12-24 18:00-24:00 and"
              + " 2026-12-25 00:00-08:00."),
      more(
          "calendars: { b: { zone: UTC, hours: closed, exceptions: [2026-12-24] } }",
          "4:57: calendars.b.exceptions: expected a mapping, found a list: write it as key:"
              + " value."),
      more(
          "calendars: { b: { zone: UTC, hours: closed, seasons: [{ name: s, from: 2026-11-30,"
              + " to: 2026-11-27, hours: always }] } }",
          "4:55: calendars.b.seasons[0]: to '2026-11-27' is before 2026-11-30: put the two"
              + " dates the other way round."),
      more(
          "calendars: { b: { zone: UTC, hour: closed } }",
          "4:30: calendars.b.hour: there is no key 'hour' here: did you mean 'hours'? Possible"
              + " here are zone, hours, holidays, exceptions, seasons."),
      more(
          "calendars: [b]",
          "4:12: calendars: expected a mapping, found a list: write it as key: value."),
      more(
          "seasons: { s: { from: 12-20, to: 2027-01-06, zone: UTC } }",
          "4:34: seasons.s.to: one of the two days, '12-20' and '2027-01-06', has a year and"
              + " the other has none: give both a year for once, or neither for each year."),
      more(
          "seasons: { s: { from: 13-20, to: 01-06, zone: UTC } }",
          "4:23: seasons.s.from: '13-20' does not exist: check the month, the day and the time"
              + " of day."),
      more(
          "seasons: { s: { from: 20.12., to: 01-06, zone: UTC } }",
          "4:23: seasons.s.from: '20.12.' is not a date: write year, month and day, such as"
              + " 2026-12-24."),
      more(
          "seasons: { s: { from: 12-20, zone: UTC } }",
          "4:15: seasons.s: the key 'to' is missing: name the last day, which is part of it."),
    };
  }
}
