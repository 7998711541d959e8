package dev.tocsin.policyfile;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.BusinessCalendarBuilder;
import dev.tocsin.calendar.Season;
import dev.tocsin.policy.PolicyBuilder;
import java.time.LocalDate;

/**
 * Reads calendars and seasons.
 *
 * <p>Source: escalation.md, "Service levels" (clocks on calendars) and "The matrix" (dates).
 */
final class CalendarsReader {
  /** What a day is called that is closed for no named reason. */
  static final String HOLIDAY = "holiday";

  private final Scope scope;

  CalendarsReader(Scope scope) {
    this.scope = scope;
  }

  void calendars(Doc doc, PolicyBuilder builder) {
    scope
        .problems()
        .each(
            doc.entries().list(),
            each -> each.value().guard(() -> builder.calendar(calendar(each.key(), each.value()))));
  }

  void seasons(Doc doc, PolicyBuilder builder) {
    scope
        .problems()
        .each(
            doc.entries().list(),
            each -> each.value().guard(() -> builder.season(season(each.key(), each.value()))));
  }

  private Season season(Doc key, Doc doc) {
    Fields fields = doc.fields(Keys.SEASON);
    return new Season(key.id(), Moments.span(fields), scope.zone(fields));
  }

  private BusinessCalendar calendar(Doc key, Doc doc) {
    Fields fields = doc.fields(Keys.CALENDAR);
    BusinessCalendarBuilder builder = BusinessCalendar.builder(key.id(), scope.zone(fields));
    Doc hours =
        fields.need("hours", "say when it is open, such as hours: { mon-fri: 08:00-18:00 }");
    builder.weekly(HoursReader.read(hours));
    Doc holidays = fields.get("holidays");
    if (holidays != null) {
      holidays.items().forEach(each -> holiday(each, builder));
    }
    Doc exceptions = fields.get("exceptions");
    if (exceptions != null) {
      exceptions.entries().list().forEach(each -> exception(each, builder));
    }
    Doc seasons = fields.get("seasons");
    if (seasons != null) {
      seasons.items().forEach(each -> seasonalHours(each, builder));
    }
    return builder.build();
  }

  private static void holiday(Doc doc, BusinessCalendarBuilder builder) {
    if (doc.isFields()) {
      Fields fields = doc.fields(Keys.HOLIDAY);
      LocalDate date = Moments.date(fields.need("date", "say which day, such as date: 2026-12-25"));
      String name = fields.get("name", Doc::name, HOLIDAY);
      doc.guard(() -> builder.holiday(date, name));
      return;
    }
    String[] words = doc.text().split(" ", 2);
    LocalDate date = Moments.date(doc.as(words[0]));
    String name = words.length == 1 ? HOLIDAY : Names.check(doc, words[1].strip());
    doc.guard(() -> builder.holiday(date, name));
  }

  private static void exception(Doc.Field field, BusinessCalendarBuilder builder) {
    LocalDate date = Moments.date(field.key());
    String[] hours =
        HoursReader.ranges(field.value()).stream().map(Doc::text).toArray(String[]::new);
    field.value().guard(() -> builder.exception(date, hours));
  }

  private static void seasonalHours(Doc doc, BusinessCalendarBuilder builder) {
    Fields fields = doc.fields(Keys.SEASONAL_HOURS);
    String name = fields.need("name", "give the season a name").id();
    Doc hours = fields.need("hours", "say when it is open in the season, or hours: closed");
    doc.guard(() -> builder.season(name, Moments.span(fields), HoursReader.read(hours)));
  }
}
