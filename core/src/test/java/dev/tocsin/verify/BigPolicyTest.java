package dev.tocsin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Target;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.lifecycle.Lifecycle;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.oncall.Layer;
import dev.tocsin.oncall.Restriction;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.Rotation;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.policy.Team;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A policy of 2,000 rows, 200 teams and 50 rotas, eight weeks ahead, with planted faults. */
class BigPolicyTest {
  private static final int ROWS = 2_000;
  private static final int TEAMS = 200;
  private static final int ROTAS = 50;
  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/Chicago", "Europe/London", "Australia/Lord_Howe");

  private static final Lifecycle TRAP =
      Lifecycle.builder()
          .state("New", Phase.NEW)
          .state("Working", Phase.ACTIVE)
          .state("Lost", Phase.ACTIVE)
          .state("Stuck", Phase.ACTIVE)
          .state("Done", Phase.RESOLVED)
          .state("Closed", Phase.CLOSED)
          .on("New", Trigger.START, "Working")
          .on("New", Trigger.ASSIGN, "Working")
          .on("Working", Trigger.ASSIGN, "Stuck")
          .on("Working", Trigger.RESOLVE, "Done")
          .on("Lost", Trigger.RESOLVE, "Done")
          .on("Done", Trigger.CLOSE, "Closed")
          .on("Done", Trigger.REOPEN, "Working")
          .build();

  static Policy policy(boolean faults) {
    PolicyBuilder builder = Policy.builder("big").lastResort(Contact.person("otto"));
    WeeklyHours office = WeeklyHours.CLOSED;
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() < 6) {
        office = office.open(day, LocalTime.of(8, 0), LocalTime.of(18, 0));
      }
    }
    for (String zone : ZONES) {
      builder.calendar(BusinessCalendar.builder(zone, ZoneId.of(zone)).weekly(office).build());
    }
    for (int i = 0; i < ROTAS; i++) {
      ZoneId zone = ZoneId.of(ZONES.get(i % ZONES.size()));
      Layer layer =
          Layer.of(
              "shifts",
              Rotation.hours(8),
              LocalDateTime.of(2026, 1, 5, 6, 0),
              "r" + i + "a",
              "r" + i + "b",
              "r" + i + "c",
              "r" + i + "d");
      boolean hole = faults && i == 7;
      builder.rota(
          Rota.of(
              "rota " + i,
              zone,
              hole
                  ? layer.within(Restriction.daily(LocalTime.of(4, 0), LocalTime.of(2, 30)))
                  : layer));
    }
    for (int i = 0; i < TEAMS; i++) {
      builder.team(Team.onRota("team " + i, 2, "rota " + i % ROTAS));
    }
    builder.team(Team.of("management", 3, "morgan", "mia")).defaultTeam("team 0");
    for (int i = 0; i < ROWS / 4; i++) {
      builder.category("c" + i % 25 + "/s" + i, "team " + i % TEAMS);
    }
    builder.serviceLevel(
        new ServiceLevelRule(
            When.any().priorities(Priority.P1, Priority.P2, Priority.P3),
            ServiceLevel.of(
                "severe",
                ServiceTarget.of(TargetKind.RESPONSE, Duration.ofMinutes(60)),
                ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofHours(8)))));
    for (int i = 0; i < ROWS; i++) {
      row(builder, i, faults);
    }
    if (faults) {
      builder.lifecycle(TRAP).severe(Priority.P1, new Priority(9));
      builder.team(Team.of("idle", 2, "ida")).team(Team.of("nobody", 2));
      builder.category("void", "nobody");
    } else {
      builder.escalate("rest", When.any(), page("team 0", 0), manager(60));
    }
    return builder.build();
  }

  private static void row(PolicyBuilder builder, int i, boolean faults) {
    int category = i / 4;
    String team = "team " + category % TEAMS;
    When when =
        When.any()
            .categories("c" + category % 25 + "/s" + category)
            .priorities(new Priority(1 + i % 4));
    Rung over =
        new Rung(
            "over",
            new Threshold.Business(Duration.ofHours(4), ZONES.get(i % ZONES.size())),
            Until.RESOLVED,
            List.of(
                new Action.Inform(List.of(new Target.OnCallOf("team " + (category + 1) % TEAMS)))),
            null,
            null);
    String name = "row " + i;
    if (!faults || i % 100 != 50) {
      builder.escalate(name, when, page(team, i % 3), manager(30), over);
      return;
    }
    switch (i / 100 % 10) {
      case 0 ->
          builder.escalate(
              name, when.priorities(new Priority(1 + (i - 1) % 4)), page(team, 9), manager(30));
      case 1 -> builder.escalate(name, when, manager(30), page(team, 5));
      case 2 -> builder.escalate(name, when, page(team, 61), manager(70));
      case 3 ->
          builder.escalate(
              name,
              when.teams(team),
              page(team, 0),
              Rung.after("away", Duration.ofMinutes(20)).reassign("management"),
              manager(30));
      case 4 -> builder.escalate(name, when, page("team 7", 0));
      case 5 ->
          builder.escalate(
              name,
              when,
              page(team, 0),
              Rung.after("out", Duration.ofMinutes(20)).reassign("management"),
              Rung.after("back", Duration.ofMinutes(40)).reassign(team));
      case 6 -> builder.escalate(name, when.teams("management"), page(team, 0), manager(30));
      case 7 ->
          builder.row(
              new MatrixRow(
                  name, when.priorities(new Priority(1 + (i - 1) % 4)), "row " + (i - 1)));
      case 8 ->
          builder.escalate(
              name,
              when,
              page(team, 0),
              manager(30),
              Rung.after("end", Duration.ofDays(30)).informOnCall("management"));
      default -> {
        When lowest = when.priorities(new Priority(5));
        builder.escalate(name + " of x", lowest.services("x"), page(team, 0), manager(30));
        builder.escalate(
            name,
            lowest.attribute("region", "eu"),
            page(team, 0),
            new Rung(
                "target",
                new Threshold.Share(75, TargetKind.RESOLUTION),
                Until.RESOLVED,
                List.of(new Action.Inform(List.of(new Target.OnCallOf("management")))),
                null,
                null));
      }
    }
  }

  private static Rung page(String team, int minutes) {
    return Rung.after("page", Duration.ofMinutes(minutes))
        .until(Until.ACKNOWLEDGED)
        .notifyOnCall(team);
  }

  private static Rung manager(int minutes) {
    return Rung.after("manager", Duration.ofMinutes(minutes)).informOnCall("management");
  }

  private static Map<FindingKind, Integer> kinds(Policy policy, boolean all) {
    Map<FindingKind, Integer> kinds = new TreeMap<>();
    Verification.of(policy, VerifyOptions.from(Instant.parse("2026-11-23T00:00:00Z")))
        .findings()
        .forEach(
            each -> {
              if (all || each.severity() != Severity.INFO) {
                kinds.merge(each.kind(), 1, Integer::sum);
              }
            });
    return kinds;
  }

  @Test
  void without_faults_is_clean() {
    assertThat(kinds(policy(false), false)).isEmpty();
  }

  @Test
  void with_faults_of_each_kind_shows_each() {
    assertThat(kinds(policy(true), true))
        .containsOnlyKeys(
            EnumSet.complementOf(EnumSet.of(FindingKind.NOT_PROVED)).toArray(FindingKind[]::new));
  }

  public static void main(String[] args) {
    Policy policy = policy(true);
    for (int i = 0; i < 3; i++) {
      long start =
          java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      int found = kinds(policy, true).size();
      System.out.println(
          found
              + " kinds in "
              + (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                      - start)
                  / 1_000_000
              + " ms of processor time");
    }
  }
}
