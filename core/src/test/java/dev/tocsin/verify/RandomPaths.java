package dev.tocsin.verify;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.PathRepeat;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.QuietHours;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.Team;
import dev.tocsin.priority.PriorityTable;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Random policies with paths, on a grid of whole hours: every threshold, share, repeat, boundary of
 * a calendar and hand-over of a rota falls on one.
 */
final class RandomPaths {
  static final Instant FROM = Instant.parse("2026-11-23T00:00:00Z");
  static final Impact IMPACT = Impact.of("some");
  static final Urgency NOW = Urgency.of("now");
  static final Urgency LATER = Urgency.of("later");
  private static final List<String> TEAMS = List.of("desk", "apps", "nobody", "boss");
  private static final List<String> CALENDARS = List.of("office", "short");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  private final Random random;
  private final boolean thresholdsOnly;

  private RandomPaths(long seed, boolean thresholdsOnly) {
    random = new Random(seed);
    this.thresholdsOnly = thresholdsOnly;
  }

  static Policy policy(long seed) {
    return new RandomPaths(seed, false).policy();
  }

  /** The same, but each rung only tells somebody: so each is taken when its threshold says. */
  static Policy thresholds(long seed) {
    return new RandomPaths(seed, true).policy();
  }

  private Policy policy() {
    PolicyBuilder builder =
        Policy.builder("small")
            .priorities(
                PriorityTable.of(List.of(IMPACT), List.of(NOW, LATER), List.of(List.of(1, 2))))
            .calendar(calendar("office"))
            .calendar(calendar("quiet"))
            .calendar(dated())
            .rota(RandomRotas.rota(random, "one"))
            .rota(RandomRotas.rota(random, "two"))
            .supplier(new Supplier("cables", people("cable-desk")))
            .team(new Team("desk", 1, staffing()))
            .team(new Team("apps", 2, staffing()))
            .team(new Team("nobody", 2, Staffing.of()))
            .team(Team.of("boss", 3, "bo"))
            .role("duty", staffing())
            .category("a", "apps")
            .defaultTeam("desk");
    builder.catchUp(one(3) ? CatchUp.LATEST : CatchUp.EACH);
    if (one(2)) {
      builder.lastResort(Contact.person("otto"));
    }
    if (one(3)) {
      builder.quietHours(
          new QuietHours(
              "quiet",
              random.nextBoolean(),
              one(2) ? Set.of(Priority.P2) : Set.of(Priority.P1, Priority.P2)));
    }
    if (one(2)) {
      levels(builder);
    }
    int rows = 1 + random.nextInt(3);
    for (int i = 0; i < rows; i++) {
      String path = "path " + (i > 0 && one(4) ? i - 1 : i);
      if (path.equals("path " + i)) {
        builder.path(path(path));
      } else {
        builder.path(path("path " + i));
      }
      When when = i == rows - 1 && one(2) ? When.any() : when();
      builder.row(new MatrixRow("row " + i, when, path));
      if (when.matchesAll()) {
        break;
      }
    }
    return builder.build();
  }

  private boolean one(int of) {
    return random.nextInt(of) == 0;
  }

  private static List<Contact> people(String person) {
    return List.of(Contact.person(person));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Staffing staffing() {
    return switch (random.nextInt(6)) {
      case 0 -> Staffing.of("kim");
      case 1 -> Staffing.of("kim", "joe");
      case 2, 3 -> new Staffing.ByRota("two");
      default -> new Staffing.ByRota("one");
    };
  }

  private BusinessCalendar calendar(String id) {
    int from = random.nextInt(16);
    LocalTime end = LocalTime.of(Math.min(23, from + 3 + random.nextInt(8)), 0);
    WeeklyHours hours = WeeklyHours.CLOSED;
    for (DayOfWeek day : DayOfWeek.values()) {
      hours = hours.open(day, LocalTime.of(from, 0), end);
    }
    return BusinessCalendar.builder(id, ZoneOffset.UTC).weekly(hours).build();
  }

  /** Open on two days only, and never again. */
  private BusinessCalendar dated() {
    int from = random.nextInt(20);
    return BusinessCalendar.builder("short", ZoneOffset.UTC)
        .weekly(WeeklyHours.CLOSED)
        .exception(MONDAY, "%02d:00-%02d:00".formatted(from, from + 3))
        .exception(MONDAY.plusDays(1), "%02d:00-%02d:00".formatted(from, from + 2))
        .build();
  }

  private void levels(PolicyBuilder builder) {
    int levels = 1 + random.nextInt(2);
    for (int i = 0; i < levels; i++) {
      List<ServiceTarget> targets = new ArrayList<>();
      for (TargetKind kind : TargetKind.values()) {
        if (one(2) || (kind == TargetKind.RESOLUTION && targets.isEmpty())) {
          ServiceTarget target =
              ServiceTarget.of(kind, Duration.ofHours(2L + 2 * random.nextInt(3)));
          targets.add(one(3) ? target.calendar(any(CALENDARS)) : target);
        }
      }
      builder.serviceLevel(
          new ServiceLevelRule(
              i == levels - 1 && one(2) ? When.any() : when(),
              ServiceLevel.of("level " + i, targets.toArray(new ServiceTarget[0]))));
    }
  }

  private When when() {
    When when = When.any();
    when =
        switch (random.nextInt(6)) {
          case 0, 1 -> when.categories("a");
          case 2 -> when.priorities(Priority.P1);
          case 3 -> when.priorities(Priority.P2);
          case 4 -> when.teams(any(TEAMS.subList(0, 2)));
          default -> when.services("shop");
        };
    if (one(4)) {
      when = random.nextBoolean() ? when.inside("office") : when.outside("office");
    }
    return when;
  }

  private Path path(String id) {
    List<Rung> rungs = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    int hours = random.nextInt(3) == 0 ? 1 : 0;
    for (int i = 0; i < count; i++) {
      rungs.add(rung("r" + i, hours));
      hours = one(8) ? Math.max(0, hours - 1) : hours + random.nextInt(4);
    }
    Path path = Path.of(id, rungs.toArray(new Rung[0]));
    int from = random.nextInt(count);
    boolean free = rungs.subList(from, count).stream().allMatch(each -> each.repeat() == null);
    path = free && one(5) ? path.repeat(new PathRepeat("r" + from, repeat())) : path;
    return thresholdsOnly ? new Path(id, rungs.stream().map(RandomPaths::telling).toList()) : path;
  }

  private static Rung telling(Rung rung) {
    Action tell = new Action.Notify(List.of(new Target.Person(Contact.person("kim"))));
    return new Rung(rung.id(), rung.threshold(), rung.until(), List.of(tell), null, null);
  }

  private Rung rung(String id, int hours) {
    Threshold threshold =
        switch (random.nextInt(8)) {
          case 0 -> new Threshold.Business(Duration.ofHours(Math.min(3, hours)), any(CALENDARS));
          case 1 -> new Threshold.Share(one(3) ? 100 : 50, any(List.of(TargetKind.values())));
          default -> new Threshold.Elapsed(Duration.ofHours(hours));
        };
    Rung rung = new Rung(id, threshold, any(List.of(Until.values())), List.of(), null, null);
    int actions = one(4) ? 2 : 1;
    for (int i = 0; i < actions; i++) {
      rung = rung.action(action());
    }
    return one(5) && !rung.changesIncident() ? rung.repeat(repeat()) : rung;
  }

  private Repeat repeat() {
    return one(3)
        ? new Repeat(Duration.ofHours(6), null)
        : new Repeat(Duration.ofHours(1L + random.nextInt(3)), 1 + random.nextInt(3));
  }

  private Action action() {
    return switch (random.nextInt(14)) {
      case 0, 1 -> new Action.Inform(List.of(target()));
      case 2, 3 -> new Action.Reassign(any(TEAMS));
      case 4 -> new Action.Summon(List.of(any(TEAMS)));
      case 5 -> one(2) ? new Action.DeclareMajor() : new Action.RaisePriority(Priority.P1);
      case 6 -> new Action.Engage("cables");
      default -> new Action.Notify(List.of(target()));
    };
  }

  private Target target() {
    return switch (random.nextInt(12)) {
      case 0 -> new Target.AccountableTeam();
      case 1 -> new Target.Subscribers();
      case 2 -> one(2) ? new Target.Reporter() : new Target.OfSupplier("cables");
      case 3 -> new Target.Role("duty");
      case 4 -> new Target.Person(Contact.person("kim"));
      default -> new Target.OnCallOf(any(one(3) ? TEAMS : TEAMS.subList(0, 2)));
    };
  }
}
