package dev.tocsin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.DateSpan;
import dev.tocsin.calendar.Season;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.continuity.Plan;
import dev.tocsin.continuity.PlanStep;
import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
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
import dev.tocsin.policy.MaintenanceWindow;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.QuietHours;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.policy.Staffing;
import dev.tocsin.policy.Team;
import dev.tocsin.servicelevel.ServiceLevel;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each kind of finding: planted, found, and told so that it can be mended; and a clean policy. */
class PlantedFaultsTest {
  private static final Instant FROM = Instant.parse("2026-11-23T00:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Two people in turns, round the clock, and a manager: nothing to complain about. */
  private static PolicyBuilder clean() {
    return Policy.builder("clean")
        .rota(
            Rota.of(
                "first",
                BERLIN,
                Layer.of(
                    "weekly",
                    Rotation.weeks(1),
                    LocalDateTime.of(2026, 1, 5, 9, 0),
                    "dana",
                    "lee")))
        .team(Team.onRota("desk", 1, "first"))
        .team(Team.of("management", 3, "morgan"))
        .defaultTeam("desk")
        .lastResort(Contact.person("otto"));
  }

  private static Rung page(int minutes) {
    return Rung.after("page", Duration.ofMinutes(minutes))
        .until(Until.ACKNOWLEDGED)
        .notifyOnCall("desk");
  }

  private static Rung manager(int minutes) {
    return Rung.after("manager", Duration.ofMinutes(minutes)).informOnCall("management");
  }

  private static List<Finding> found(PolicyBuilder builder) {
    return found(builder.build());
  }

  private static List<Finding> found(Policy policy) {
    return Verification.of(policy, VerifyOptions.from(FROM)).findings();
  }

  private static List<Finding> grave(List<Finding> findings) {
    return findings.stream().filter(each -> each.severity() != Severity.INFO).toList();
  }

  private static Finding only(List<Finding> findings, FindingKind kind) {
    List<Finding> all = findings.stream().filter(each -> each.kind() == kind).toList();
    assertThat(all).as(findings.toString()).hasSize(1);
    return all.get(0);
  }

  @Test
  void a_clean_policy_has_no_finding_that_matters() {
    List<Finding> findings = found(clean().escalate("all", When.any(), page(0), manager(30)));
    assertThat(grave(findings)).isEmpty();
    assertThat(only(findings, FindingKind.GAP).problem()).contains("default row 'all' takes 100 %");
  }

  @Nested
  class A_row {
    @Test
    void that_no_incident_meets_is_impossible() {
      Finding finding =
          only(
              found(
                  clean()
                      .escalate(
                          "never",
                          When.any()
                              .impacts(dev.tocsin.incident.Impact.MINOR)
                              .urgencies(dev.tocsin.incident.Urgency.LOW)
                              .priorities(Priority.P1),
                          page(0))
                      .escalate("all", When.any(), page(0), manager(30))),
              FindingKind.IMPOSSIBLE_ROW);
      assertThat(finding.severity()).isEqualTo(Severity.WARNING); // a person can set P1 by hand
      assertThat(finding.problem()).startsWith("Row 'never' is for no incident unless");
      assertThat(finding.place()).containsExactly("escalation", "0");
    }

    @Test
    void that_waits_for_a_season_of_the_past_is_impossible() {
      Finding finding =
          only(
              found(
                  clean()
                      .season(
                          new Season(
                              "last year",
                              new DateSpan.Once(
                                  LocalDate.of(2025, 11, 24), LocalDate.of(2025, 11, 30)),
                              BERLIN))
                      .escalate("sale", When.any().seasons("last year"), page(0))
                      .escalate("all", When.any(), page(0), manager(30))),
              FindingKind.IMPOSSIBLE_ROW);
      assertThat(finding.severity()).isEqualTo(Severity.ERROR);
      assertThat(finding.remedy()).contains("season last year");
    }

    @Test
    void behind_a_wider_one_is_shadowed() {
      Finding finding =
          only(
              found(
                  clean()
                      .escalate("wide", When.any().categories("a"), page(0), manager(30))
                      .escalate("narrow", When.any().categories("a/b"), page(5), manager(30))
                      .escalate("all", When.any(), page(0), manager(30))),
              FindingKind.SHADOWED_ROW);
      assertThat(finding.severity()).isEqualTo(Severity.ERROR);
      assertThat(finding.toString())
          .contains("Row 'narrow' never decides: row 'wide' before it takes everything it is for.")
          .contains("Move it above");
    }
  }

  @Nested
  class A_path {
    @Test
    void over_a_night_that_nobody_covers_has_a_hole() {
      PolicyBuilder builder =
          clean()
              .rota(
                  Rota.of(
                      "days",
                      BERLIN,
                      Layer.of(
                              "weekly",
                              Rotation.weeks(1),
                              LocalDateTime.of(2026, 1, 5, 9, 0),
                              "kim",
                              "joe")
                          .within(Restriction.daily(LocalTime.of(8, 0), LocalTime.of(20, 0)))))
              .team(Team.onRota("database", 2, "days"))
              .escalate(
                  "all",
                  When.any(),
                  Rung.after("page", Duration.ZERO).notifyOnCall("database"),
                  Rung.after("again", Duration.ofMinutes(30)).notifyOnCall("database"));
      Finding finding = only(found(builder), FindingKind.COVERAGE_HOLE);
      assertThat(finding.severity()).isEqualTo(Severity.ERROR); // it takes severe ones too
      // 56 nights of 12 hours: whoever is not reached at once is not reached half an hour later
      assertThat(finding.problem()).contains("672 h in all").contains("12 h at the longest");
      assertThat(finding.problem()).contains("Mon 2026-11-23 01:00 Europe/Berlin");
      assertThat(finding.remedy()).contains("rota of 'days'");
    }

    @Test
    void whose_last_rung_still_meets_the_morning_has_a_smaller_hole() {
      PolicyBuilder builder =
          clean()
              .rota(
                  Rota.of(
                      "days",
                      ZoneOffset.UTC,
                      Layer.of(
                              "weekly",
                              Rotation.weeks(1),
                              LocalDateTime.of(2026, 1, 5, 9, 0),
                              "kim",
                              "joe")
                          .within(Restriction.daily(LocalTime.of(8, 0), LocalTime.of(20, 0)))))
              .team(Team.onRota("database", 2, "days"))
              .escalate(
                  "all",
                  When.any(),
                  Rung.after("subscribers", Duration.ZERO)
                      .action(new Action.Notify(List.of(new Target.Subscribers()))),
                  Rung.after("page", Duration.ofHours(2)).notifyOnCall("database"));
      Finding finding = only(found(builder), FindingKind.COVERAGE_HOLE);
      // logged from 18:00 to 06:00: two hours later nobody is there; until 08:00 when it names no
      // service: then it has no subscribers, and the page does not wait
      assertThat(finding.problem()).contains("14 h at the longest");
      Witness.OfIncident witness = (Witness.OfIncident) finding.witness();
      assertThat(witness.example().loggedAt()).isEqualTo(FROM);
    }

    @Test
    void that_reaches_one_person_only_has_a_single_point_of_failure() {
      Finding finding =
          only(
              found(clean().escalate("all", When.any(), page(0))),
              FindingKind.SINGLE_POINT_OF_FAILURE);
      assertThat(finding.severity()).isEqualTo(Severity.WARNING);
      assertThat(finding.problem()).contains("is person:").contains("always");
    }

    @Test
    void of_a_team_that_the_host_knows_is_not_proved() {
      Finding finding =
          only(
              found(
                  clean()
                      .team(new Team("network", 2, new Staffing.ByHost()))
                      .escalate(
                          "all",
                          When.any(),
                          Rung.after("page", Duration.ZERO).notifyOnCall("network"))),
              FindingKind.NOT_PROVED);
      assertThat(finding.problem()).contains("team network");
    }

    @Test
    void on_which_teams_hand_to_each_other_goes_in_a_circle() {
      Finding finding =
          only(
              found(
                  clean()
                      .escalate(
                          "desk",
                          When.any().teams("desk"),
                          page(0),
                          Rung.after("over", Duration.ofMinutes(30)).reassign("management"))
                      .escalate(
                          "management",
                          When.any().teams("management"),
                          manager(0),
                          Rung.after("back", Duration.ofMinutes(30)).reassign("desk"))
                      .escalate("all", When.any(), page(0), manager(30))),
              FindingKind.CYCLE);
      assertThat(finding.severity()).isEqualTo(Severity.ERROR);
      assertThat(finding.problem()).contains("desk → management → desk").contains("rung 'back'");
    }
  }

  @Nested
  class A_rung {
    @Test
    void behind_a_hand_over_is_unreachable() {
      Finding finding =
          only(
              found(
                  clean()
                      .category("a", "desk")
                      .escalate(
                          "desk",
                          When.any().teams("desk"),
                          page(0),
                          Rung.after("over", Duration.ofMinutes(30)).reassign("management"),
                          manager(60))
                      .escalate("all", When.any(), page(0), manager(30))),
              FindingKind.UNREACHABLE_RUNG);
      assertThat(finding.problem()).contains("Rung 'manager' of path 'desk' is never taken");
      assertThat(finding.place()).containsExactly("escalation", "0", "path", "2");
    }

    @Test
    void behind_a_hand_over_that_an_acknowledgement_prevents_is_reachable() {
      assertThat(
              found(
                  clean()
                      .escalate(
                          "desk",
                          When.any().teams("desk"),
                          page(0),
                          Rung.after("over", Duration.ofMinutes(30))
                              .until(Until.ACKNOWLEDGED)
                              .reassign("management"),
                          manager(60))
                      .escalate("all", When.any(), page(0), manager(30))))
          .extracting(Finding::kind)
          .doesNotContain(FindingKind.UNREACHABLE_RUNG);
    }

    @Test
    void that_comes_after_the_target_is_too_late() {
      Finding finding =
          only(
              found(
                  clean()
                      .serviceLevel(
                          new ServiceLevelRule(
                              When.any(),
                              ServiceLevel.of(
                                  "gold",
                                  ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofMinutes(30)))))
                      .escalate("all", When.any(), page(0), manager(45))),
              FindingKind.TOO_LATE);
      assertThat(finding.severity()).isEqualTo(Severity.WARNING);
      assertThat(finding.problem()).contains("Rung 'manager'").contains("resolution target");
    }

    @Test
    void that_is_late_at_night_only_is_worth_knowing() {
      WeeklyHours office = WeeklyHours.CLOSED;
      for (DayOfWeek day : DayOfWeek.values()) {
        office = office.open(day, LocalTime.of(8, 0), LocalTime.of(18, 0));
      }
      Finding finding =
          only(
              found(
                  clean()
                      .calendar(BusinessCalendar.builder("office", BERLIN).weekly(office).build())
                      .serviceLevel(
                          new ServiceLevelRule(
                              When.any(),
                              ServiceLevel.of(
                                  "gold",
                                  ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofHours(4)))))
                      .escalate(
                          "all",
                          When.any(),
                          page(0),
                          new Rung(
                              "manager",
                              new Threshold.Business(Duration.ofHours(2), "office"),
                              Until.RESOLVED,
                              List.of(
                                  new Action.Inform(List.of(new Target.OnCallOf("management")))),
                              null,
                              null))),
              FindingKind.TOO_LATE);
      assertThat(finding.severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void with_a_share_of_a_target_that_no_incident_has_is_never_due() {
      Finding finding =
          only(
              found(
                  clean()
                      .escalate(
                          "all",
                          When.any(),
                          page(0),
                          new Rung(
                              "manager",
                              new Threshold.Share(75, TargetKind.RESOLUTION),
                              Until.RESOLVED,
                              List.of(
                                  new Action.Inform(List.of(new Target.OnCallOf("management")))),
                              null,
                              null))),
              FindingKind.IMPOSSIBLE_TARGET);
      assertThat(finding.severity()).isEqualTo(Severity.ERROR);
      assertThat(finding.remedy()).contains("service level");
    }

    @Test
    void before_one_that_is_due_earlier_is_out_of_order() {
      Finding finding =
          only(
              found(clean().escalate("all", When.any(), manager(30), page(0))),
              FindingKind.OUT_OF_ORDER);
      assertThat(finding.severity()).isEqualTo(Severity.WARNING);
      assertThat(finding.problem()).contains("Rung 'manager'").contains("before rung 'page'");
    }

    @Test
    void that_reaches_nobody_new_is_worth_knowing() {
      Finding finding =
          only(
              found(
                  clean()
                      .escalate(
                          "all",
                          When.any(),
                          page(0),
                          manager(30),
                          Rung.after("again", Duration.ofMinutes(40)).informOnCall("management"))),
              FindingKind.NOBODY_NEW);
      assertThat(finding.severity()).isEqualTo(Severity.INFO);
      assertThat(finding.problem()).contains("Rung 'again'");
    }

    @Test
    void that_is_first_and_empty_at_night_is_told() {
      PolicyBuilder builder =
          clean()
              .rota(
                  Rota.of(
                      "days",
                      BERLIN,
                      Layer.of(
                              "weekly",
                              Rotation.weeks(1),
                              LocalDateTime.of(2026, 1, 5, 9, 0),
                              "kim",
                              "joe")
                          .within(Restriction.daily(LocalTime.of(8, 0), LocalTime.of(20, 0)))))
              .team(Team.onRota("database", 2, "days"))
              .escalate(
                  "all",
                  When.any(),
                  Rung.after("page", Duration.ZERO).notifyOnCall("database"),
                  manager(30));
      Finding finding = only(found(builder), FindingKind.EMPTY_FIRST_RUNG);
      assertThat(finding.problem()).contains("672 h in all");
      assertThat(only(found(builder), FindingKind.SINGLE_POINT_OF_FAILURE).problem())
          .contains("person:morgan");
    }
  }

  @Test
  void planned_work_within_the_horizon_is_said_not_to_be_proved() {
    PolicyBuilder policy = clean().escalate("all", When.any(), page(0), manager(30));
    for (int days : new int[] {-3, 3, 300}) {
      LocalDateTime from = LocalDateTime.ofInstant(FROM, ZoneOffset.UTC).plusDays(days);
      policy.maintenance(
          new MaintenanceWindow(
              "work " + days, When.any(), from, from.plusHours(4), ZoneOffset.UTC, false));
    }
    Finding finding = only(found(policy), FindingKind.NOT_PROVED);
    assertThat(finding.place()).containsExactly("maintenance", "1");
    assertThat(finding.problem()).contains("planned work 'work 3' is not proved");
  }

  @Nested
  class Quiet_hours {
    @Test
    void put_a_rung_behind_its_target_at_night() {
      WeeklyHours night = WeeklyHours.CLOSED;
      for (DayOfWeek day : DayOfWeek.values()) {
        night = night.open(day, LocalTime.of(0, 0), LocalTime.of(6, 0));
      }
      Finding finding =
          only(
              found(
                  clean()
                      .calendar(BusinessCalendar.builder("night", BERLIN).weekly(night).build())
                      .quietHours(new QuietHours("night", true, java.util.Set.of(Priority.P3)))
                      .serviceLevel(
                          new ServiceLevelRule(
                              When.any(),
                              ServiceLevel.of(
                                  "gold",
                                  ServiceTarget.of(TargetKind.RESOLUTION, Duration.ofHours(4)))))
                      .escalate("all", When.any(), page(0), manager(30))),
              FindingKind.TOO_LATE);
      assertThat(finding.severity()).isEqualTo(Severity.INFO);
      Witness.OfRung witness = (Witness.OfRung) finding.witness();
      assertThat(witness.example().priority()).isEqualTo(Priority.P3);
    }
  }

  @Nested
  class A_lifecycle {
    @Test
    void with_a_state_that_nothing_leads_to_and_one_without_a_way_out_is_told() {
      Lifecycle lifecycle =
          Lifecycle.builder()
              .state("New", Phase.NEW)
              .state("Working", Phase.ACTIVE)
              .state("Lost", Phase.ACTIVE)
              .state("Stuck", Phase.ACTIVE)
              .state("Done", Phase.RESOLVED)
              .state("Closed", Phase.CLOSED)
              .on("New", Trigger.START, "Working")
              .on("Working", Trigger.RESOLVE, "Done")
              .on("Working", Trigger.ASSIGN, "Stuck")
              .on("Lost", Trigger.RESOLVE, "Done")
              .on("Done", Trigger.CLOSE, "Closed")
              .on("Done", Trigger.REOPEN, "Working")
              .build();
      List<Finding> findings =
          found(clean().lifecycle(lifecycle).escalate("all", When.any(), page(0), manager(30)));
      assertThat(only(findings, FindingKind.UNREACHABLE_STATE).problem()).contains("'Lost'");
      assertThat(only(findings, FindingKind.TRAP).problem()).contains("'Stuck'");
      assertThat(only(findings, FindingKind.MISSING_PHASE).problem()).contains("on-hold");
    }
  }

  @Test
  void a_first_rung_that_only_tells_subscribers_is_not_empty_where_there_are_none() {
    List<Finding> findings =
        found(
            clean()
                .escalate(
                    "all",
                    When.any(),
                    Rung.after("tell", Duration.ZERO)
                        .action(new Action.Inform(List.of(new Target.Subscribers()))),
                    page(0),
                    manager(30)));
    assertThat(grave(findings)).isEmpty();
  }

  @Test
  void a_path_without_rungs_is_told_and_is_a_warning_for_severe_incidents() {
    Finding silent =
        only(
            found(clean().severe(Priority.P1).escalate("all", When.any())),
            FindingKind.COVERAGE_HOLE);
    assertThat(silent.severity()).isEqualTo(Severity.WARNING);
    assertThat(silent.problem()).contains("nobody is told of severe incidents");
    Policy minor =
        clean()
            .severe(Priority.P1)
            .escalate("severe", When.any().priorities(Priority.P1), page(0), manager(30))
            .escalate("rest", When.any())
            .build();
    assertThat(only(found(minor), FindingKind.COVERAGE_HOLE).severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void ten_years_ahead_can_be_looked_at() {
    Policy policy = clean().escalate("all", When.any(), page(0), manager(30)).build();
    VerifyOptions decade = VerifyOptions.from(FROM).horizon(Duration.ofDays(3_650));
    assertThat(grave(Verification.of(policy, decade).findings())).isEmpty();
  }

  @Test
  void a_team_that_nobody_is_on_call_for_is_named_once() {
    Finding finding =
        only(
            found(
                clean()
                    .team(Team.of("nobody", 2))
                    .escalate(
                        "all",
                        When.any(),
                        page(0),
                        manager(30),
                        Rung.after("more", Duration.ofHours(1)).informOnCall("nobody"))),
            FindingKind.UNSTAFFED);
    assertThat(finding.place()).containsExactly("teams", "nobody");
    assertThat(finding.problem()).isEqualTo("Nobody is ever on call for team 'nobody'.");
  }

  @Test
  void a_category_that_leads_nowhere_near_a_team_is_perhaps_misspelt() {
    List<Finding> findings =
        found(
            clean()
                .category("database/orders", "desk")
                .escalate("above", When.any().categories("database"), page(0), manager(30))
                .escalate("typo", When.any().categories("databse/orders"), page(0), manager(30))
                .escalate("rest", When.any(), page(0), manager(30)));
    Finding finding = only(findings, FindingKind.DEAD_REFERENCE);
    assertThat(finding.place()).containsExactly("escalation", "1");
    assertThat(finding.problem()).contains("category 'databse/orders'");
  }

  @Nested
  class A_name {
    @Test
    void that_nothing_uses_or_that_means_nothing_is_told() {
      List<Finding> findings =
          found(
              clean()
                  .severe(Priority.P1, new Priority(9))
                  .path(Path.of("idle", page(0)))
                  .row(new MatrixRow("all", When.any(), "used"))
                  .path(Path.of("used", page(0), manager(30))));
      assertThat(only(findings, FindingKind.DEAD_REFERENCE).problem()).contains("P9");
      assertThat(only(findings, FindingKind.UNUSED).problem()).contains("path 'idle'");
    }

    private static PolicyBuilder one() {
      return clean().escalate("all", When.any(), page(0), manager(30));
    }

    @Test
    void of_a_plan_that_only_a_person_can_invoke_is_told() {
      Plan fire = Plan.of("fire").then(PlanStep.of("freeze"));
      Finding finding = only(found(one().plan(fire)), FindingKind.UNUSED);
      assertThat(finding.severity()).isEqualTo(Severity.INFO);
      assertThat(finding.place()).containsExactly("plans", "fire");
      assertThat(finding.problem()).contains("only a person can");
      assertThat(found(one().plan(fire.onMajor(When.any()))))
          .noneMatch(each -> each.kind() == FindingKind.UNUSED);
    }
  }
}
