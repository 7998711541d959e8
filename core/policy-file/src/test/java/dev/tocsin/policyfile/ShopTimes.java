package dev.tocsin.policyfile;

import static dev.tocsin.policyfile.Shop.by;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.DateSpan;
import dev.tocsin.calendar.Season;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Recipient;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Mode;
import dev.tocsin.oncall.OnHolidays;
import dev.tocsin.oncall.Restriction;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.RotaOverride;
import dev.tocsin.oncall.RotaVersion;
import dev.tocsin.oncall.Rotation;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The calendars, seasons and rotas of {@code shop.yaml}, made by builders. */
final class ShopTimes {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static final List<DayOfWeek> MON_TO_THU = List.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY);

  private ShopTimes() {}

  static BusinessCalendar business() {
    return BusinessCalendar.builder("business", BERLIN)
        .weekly(
            WeeklyHours.CLOSED
                .open("08:00-18:00", MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)
                .open("09:00-12:00", SATURDAY)
                .open("13:00-15:00", SATURDAY))
        .holiday(date("2026-12-25"), "Christmas Day")
        .holiday(date("2026-12-26"), "holiday")
        .holiday(date("2027-01-01"), "New Year")
        .exception(date("2026-12-24"), "08:00-12:00")
        .exception(date("2026-12-31"))
        .exception(date("2027-01-02"), "08:00-10:00", "11:00-12:00")
        .season(
            "black-friday",
            new DateSpan.Once(date("2026-11-27"), date("2026-11-30")),
            WeeklyHours.ALWAYS)
        .season(
            "freeze",
            new DateSpan.EachYear(MonthDay.of(12, 15), MonthDay.of(1, 5)),
            WeeklyHours.CLOSED)
        .build();
  }

  static BusinessCalendar night() {
    return BusinessCalendar.builder("night", LONDON)
        .weekly(
            WeeklyHours.CLOSED
                .open("00:00-07:00", DayOfWeek.values())
                .open("22:00-24:00", DayOfWeek.values()))
        .build();
  }

  static Season christmas() {
    return new Season(
        "christmas", new DateSpan.EachYear(MonthDay.of(12, 20), MonthDay.of(1, 6)), BERLIN);
  }

  static Season sale() {
    return new Season("sale", new DateSpan.Once(date("2026-11-23"), date("2026-11-30")), LONDON);
  }

  static Rota checkout() {
    List<Restriction> hours = new ArrayList<>();
    hours.addAll(Restriction.on(MON_TO_THU, time("22:00"), time("06:00")));
    hours.add(new Restriction(SATURDAY, time("08:00"), SATURDAY, time("10:00")));
    hours.add(new Restriction(SATURDAY, time("12:00"), DayOfWeek.SUNDAY, LocalTime.MIDNIGHT));
    Contact lee = Contact.person("lee");
    Contact kim = by("kim", "phone");
    Layer nights =
        Layer.of("nights", Rotation.hours(8), local("2026-01-05T22:00"), List.of(lee, kim, lee))
            .until(local("2026-07-01T09:00"))
            .within(hours)
            .onHolidays(OnHolidays.OFF);
    Layer weekly = Layer.of("weekly", Rotation.weeks(1), local("2026-01-05T09:00"), "dana");
    List<RotaOverride> overrides = new ArrayList<>();
    overrides.add(
        new RotaOverride(
            Recipient.person("dana"),
            by("noor", "sms"),
            local("2026-12-01T09:00"),
            local("2026-12-04T09:00"),
            ZoneId.of("UTC")));
    overrides.addAll(
        RotaOverride.swap(
            Contact.person("dana"),
            local("2026-12-24T09:00"),
            local("2026-12-25T09:00"),
            kim,
            local("2026-12-31T09:00"),
            local("2027-01-01T09:00"),
            BERLIN));
    return Rota.of(
        "checkout",
        BERLIN,
        List.of(new RotaVersion(null, Mode.TOGETHER, List.of(nights, weekly))),
        overrides,
        List.of(date("2026-12-25"), date("2026-12-26")));
  }

  static Rota commanders() {
    LocalDateTime anchor = local("2026-01-05T09:00");
    List<Restriction> hours = new ArrayList<>();
    hours.addAll(Restriction.on(MON_TO_THU, time("09:00"), time("17:00")));
    hours.add(new Restriction(FRIDAY, time("17:00"), MONDAY, time("09:00")));
    return Rota.of(
            "commanders",
            ZoneId.of("Australia/Lord_Howe"),
            Layer.of("all", Rotation.elapsedHours(12), anchor, "alex", "nia"))
        .withVersion(
            new RotaVersion(
                local("2026-06-01T09:00"),
                Mode.TOPMOST,
                List.of(Layer.of("all", Rotation.months(1), anchor, "alex").within(hours))));
  }

  static LocalDateTime local(String text) {
    return LocalDateTime.parse(text);
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(text);
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
