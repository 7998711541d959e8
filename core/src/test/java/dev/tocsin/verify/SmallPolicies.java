package dev.tocsin.verify;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.DateSpan;
import dev.tocsin.calendar.Season;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.Team;
import dev.tocsin.priority.PriorityTable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random policies whose whole space can be walked. */
final class SmallPolicies {
  static final Instant FROM = Instant.parse("2026-11-23T00:00:00Z");
  static final Impact HIGH_IMPACT = Impact.of("wide");
  static final Impact LOW_IMPACT = Impact.of("narrow");
  static final Urgency NOW = Urgency.of("now");
  static final Urgency LATER = Urgency.of("later");

  private SmallPolicies() {}

  static PolicyBuilder empty() {
    WeeklyHours hours = WeeklyHours.CLOSED;
    for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY)) {
      hours = hours.open(day, LocalTime.of(9, 0), LocalTime.of(17, 0));
    }
    return Policy.builder("small")
        .priorities(
            PriorityTable.of(
                List.of(HIGH_IMPACT, LOW_IMPACT),
                List.of(NOW, LATER),
                List.of(List.of(1, 2), List.of(2, 3))))
        .team(Team.of("desk", 1, "dora"))
        .team(Team.of("apps", 2, "ada"))
        .team(Team.of("net", 2, "nia"))
        .category("a", "apps")
        .category("a/b", "net")
        .defaultTeam("desk")
        .calendar(BusinessCalendar.builder("office", ZoneOffset.UTC).weekly(hours).build())
        .season(
            new Season(
                "sale",
                new DateSpan.Once(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 25)),
                ZoneOffset.UTC))
        .path(path("one", 5))
        .path(path("two", 10))
        .path(path("same as one", 5));
  }

  private static Path path(String id, int minutes) {
    return Path.of(id, Rung.after("page", Duration.ofMinutes(minutes)).notifyOnCall("desk"));
  }

  static Policy random(long seed) {
    Random random = new Random(seed);
    PolicyBuilder builder = empty();
    int rows = 1 + random.nextInt(6);
    List<String> paths = List.of("one", "two", "same as one");
    for (int i = 0; i < rows; i++) {
      When when = when(random);
      if (when.matchesAll() && i < rows - 1) {
        when = when.priorities(Priority.P1);
      }
      MatrixRow row = new MatrixRow("row " + i, when, paths.get(random.nextInt(3)));
      builder.row(i < rows - 1 && random.nextInt(4) == 0 ? row.overlaps("row " + (i + 1)) : row);
    }
    return builder.build();
  }

  private static When when(Random random) {
    When when = When.any();
    when =
        switch (random.nextInt(7)) {
          case 0 -> when.categories("a");
          case 1 -> when.categories("a/b", "c");
          case 2 -> when.exactCategories("a");
          case 3 -> when.categories("a/b").exactCategories("a", "c");
          default -> when;
        };
    if (random.nextInt(3) == 0) {
      when =
          random.nextBoolean()
              ? when.priorities(Priority.P1, Priority.P2)
              : when.priorities(new Priority(1 + random.nextInt(3)));
    }
    if (random.nextInt(5) == 0) {
      when = when.impacts(random.nextBoolean() ? HIGH_IMPACT : LOW_IMPACT);
    }
    if (random.nextInt(6) == 0) {
      when = when.urgencies(NOW);
    }
    if (random.nextInt(4) == 0) {
      when = random.nextBoolean() ? when.services("shop") : when.services("shop", "till");
    }
    if (random.nextInt(6) == 0) {
      when = when.teams(random.nextBoolean() ? "net" : "apps");
    }
    if (random.nextInt(6) == 0) {
      when = when.sources(random.nextBoolean() ? Source.MONITORING : Source.of("drill"));
    }
    if (random.nextInt(5) == 0) {
      when = when.attribute("region", random.nextBoolean() ? "eu" : "us");
    }
    if (random.nextInt(5) == 0) {
      when = random.nextBoolean() ? when.inside("office") : when.outside("office");
    }
    if (random.nextInt(6) == 0) {
      when = when.seasons("sale");
    }
    return when;
  }

  /** Everything that can occur, as far as the rules above tell it apart. */
  static List<Example> all(Policy policy, boolean byHand) {
    List<Example> all = new ArrayList<>();
    List<String> services = new ArrayList<>(List.of("shop", "till", "some"));
    services.add(null);
    List<String> regions = new ArrayList<>(List.of("eu", "us", "asia"));
    regions.add(null);
    List<String> times =
        List.of("23T08", "23T10", "24T08", "24T10", "26T10"); // out, in, sale out, sale in, out
    for (String category : List.of("a", "a/x", "a/b", "a/b/y", "c", "c/z", "d")) {
      for (Impact impact : policy.priorities().impacts()) {
        for (Urgency urgency : policy.priorities().urgencies()) {
          for (String service : services) {
            for (String source : List.of("user", "monitoring", "drill")) {
              for (String region : regions) {
                for (String time : times) {
                  Sketch sketch = new Sketch();
                  sketch.category = dev.tocsin.incident.Category.of(category);
                  sketch.impact = impact;
                  sketch.urgency = urgency;
                  sketch.service = service;
                  sketch.source = Source.of(source);
                  if (region != null) {
                    sketch.attributes.put("region", region);
                  }
                  sketch.at = Instant.parse("2026-11-" + time + ":00:00Z");
                  if (byHand) {
                    for (Priority priority : policy.priorities().priorities()) {
                      for (String team : policy.teams().keySet()) {
                        sketch.priority = priority;
                        sketch.team = team;
                        all.add(sketch.example(policy));
                      }
                    }
                  } else {
                    all.add(sketch.example(policy));
                  }
                }
              }
            }
          }
        }
      }
    }
    return all;
  }
}
