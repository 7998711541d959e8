package dev.tocsin.escalation;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.DateSpan;
import dev.tocsin.calendar.Season;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Matrices and incidents of one seed, with few words each, so that rows meet incidents and each
 * other. Incidents also have words that no row has.
 */
final class RandomMatrix {
  static final Map<String, BusinessCalendar> CALENDARS =
      Map.of(
          "business", calendar("business", "Europe/Berlin", "09:00-17:30"),
          "nights", calendar("nights", "America/Chicago", "22:00-24:00"),
          "never", BusinessCalendar.builder("never", ZoneId.of("UTC")).build());
  static final Map<String, Season> SEASONS =
      Map.of(
          "november", season("november", 11, 11),
          "winter", season("winter", 12, 2),
          "autumn", season("autumn", 9, 11));

  private static final String[] SEGMENTS = {"a", "b", "Aa", "BB"}; // the last two have one hash
  private static final Impact[] IMPACTS = {Impact.EXTENSIVE, Impact.MINOR, Impact.of("some")};
  private static final Urgency[] URGENCIES = {Urgency.CRITICAL, Urgency.LOW, Urgency.of("soon")};
  private static final Source[] SOURCES = {Source.USER, Source.MONITORING, Source.of("phone")};

  private final Random random;
  private final int likely;
  private final int values;

  /**
   * Begins.
   *
   * @param seed everything follows from it
   * @param values how many services, teams and attribute values there are
   */
  RandomMatrix(long seed, int values) {
    random = new Random(seed);
    likely = 1 + random.nextInt(5);
    this.values = values;
  }

  Matrix matrix(int rows) {
    List<MatrixRow> list = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      list.add(new MatrixRow("row " + i, when(), "path"));
    }
    return Matrix.of(list, Map.of(), CALENDARS, SEASONS);
  }

  private When when() {
    When when = When.any();
    if (conditional()) {
      when = when.categories(some(i -> category()));
    }
    if (conditional()) {
      when = when.exactCategories(some(i -> category()));
    }
    if (conditional()) {
      when = when.priorities(of(Priority[]::new, i -> priority()));
    }
    if (conditional()) {
      when = when.impacts(of(Impact[]::new, i -> IMPACTS[random.nextInt(2)]));
    }
    if (conditional()) {
      when = when.urgencies(of(Urgency[]::new, i -> URGENCIES[random.nextInt(2)]));
    }
    if (conditional()) {
      when = when.services(some(i -> "service" + random.nextInt(values)));
    }
    if (conditional()) {
      when = when.teams(some(i -> "team" + random.nextInt(values)));
    }
    if (conditional()) {
      when = when.sources(of(Source[]::new, i -> SOURCES[random.nextInt(2)]));
    }
    for (int i = 0; i < 5; i++) {
      if (random.nextInt(3) == 0 && conditional()) {
        when = when.attribute("attribute" + i, some(each -> "v" + random.nextInt(values)));
      }
    }
    if (conditional()) {
      String calendar = pick(List.of("business", "nights", "never"));
      when = random.nextBoolean() ? when.inside(calendar) : when.outside(calendar);
    }
    if (conditional()) {
      when = when.seasons(some(i -> pick(List.of("november", "winter", "autumn"))));
    }
    return when;
  }

  Incident incident() {
    Facts facts = new Facts();
    facts.category = random.nextInt(8) == 0 ? "other/" + category() : category();
    facts.priority = priority();
    facts.impact = IMPACTS[random.nextInt(3)];
    facts.urgency = URGENCIES[random.nextInt(3)];
    facts.service = random.nextInt(4) == 0 ? null : "service" + random.nextInt(values + 1);
    facts.team = "team" + random.nextInt(values + 1);
    facts.source = SOURCES[random.nextInt(3)];
    for (int i = 0; i < 6; i++) {
      if (random.nextInt(3) != 0) {
        facts.attributes.put("attribute" + i, "v" + random.nextInt(values + 1));
      }
    }
    return facts.incident();
  }

  /** Any time of two years, often one at which something opens or closes. */
  Instant instant() {
    Instant day = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(730) * 86_400L);
    return random.nextBoolean()
        ? day.plusMillis(random.nextInt(86_400_000))
        : day.plusSeconds(random.nextInt(48) * 1_800L - random.nextInt(2));
  }

  private boolean conditional() {
    return random.nextInt(likely + 3) == 0;
  }

  private Priority priority() {
    return new Priority(1 + random.nextInt(3));
  }

  private String category() {
    StringBuilder path = new StringBuilder(pick(List.of(SEGMENTS)));
    for (int depth = random.nextInt(4); depth > 0; depth--) {
      path.append('/').append(pick(List.of(SEGMENTS)));
    }
    return path.toString();
  }

  private String[] some(IntFunction<String> each) {
    return of(String[]::new, each);
  }

  private <T> T[] of(IntFunction<T[]> array, IntFunction<T> each) {
    T[] values = array.apply(random.nextInt(4) == 0 ? 2 : 1);
    for (int i = 0; i < values.length; i++) {
      values[i] = each.apply(i);
    }
    return values;
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private static BusinessCalendar calendar(String id, String zone, String hours) {
    return BusinessCalendar.builder(id, ZoneId.of(zone))
        .weekly(
            WeeklyHours.CLOSED.open(hours, DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY))
        .build();
  }

  private static Season season(String id, int from, int to) {
    return new Season(
        id,
        new DateSpan.EachYear(
            java.time.MonthDay.of(from, 1),
            java.time.MonthDay.from(LocalDate.of(2027, to, 1).plusMonths(1).minusDays(1))),
        ZoneId.of("Europe/Berlin"));
  }
}
