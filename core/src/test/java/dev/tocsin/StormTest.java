package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.policy.StormRule;
import dev.tocsin.store.Query;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many reports of the same: domain.md, practice 1. */
class StormTest {
  private final Fixture f =
      new Fixture(policy(StormRule.byService("shop is down", 3, minutes(10))).build());

  private static PolicyBuilder policy(StormRule rule) {
    return Fixture.teams()
        .storm(rule)
        .escalate(
            "all",
            When.any(),
            Rung.after("page", minutes(0)).until(Until.ACKNOWLEDGED).notifyOnCall("checkout"));
  }

  private static Report till(int number) {
    return Report.of("Till " + number + " is dead").service("shop").attribute("region", "north");
  }

  private static List<Incident> log(Fixture f, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> f.desk.log(till(i))).toList();
  }

  private Incident storm() {
    return f.desk.findOwner("storm:shop is down:shop").orElseThrow();
  }

  @Test
  void the_ones_after_the_first_few_are_logged_as_children_of_one() {
    List<Incident> first = log(f, 0, 3);
    List<Incident> next = log(f, 3, 30);
    f.worker.runUntilIdle();
    assertThat(first).allMatch(each -> f.get(each).parent() == null);
    assertThat(next).allMatch(each -> storm().id().equals(f.get(each).parent()));
    assertThat(storm().family().children().count()).isEqualTo(27);
    assertThat(f.sent).hasSize(4);
    next.forEach(f::check);
    f.check(storm());
  }

  @Test
  void they_are_resolved_with_it() {
    List<Incident> all = log(f, 0, 10);
    f.desk.resolve(storm().id(), DANA, "the power is back");
    f.worker.runUntilIdle();
    assertThat(all.subList(3, 10)).allMatch(each -> f.get(each).phase() == Phase.RESOLVED);
    assertThat(all.subList(0, 3)).allMatch(each -> f.get(each).phase() == Phase.NEW);
  }

  @Test
  void reports_that_come_slowly_or_of_something_else_are_none() {
    for (int i = 0; i < 8; i++) {
      f.desk.log(till(i));
      f.sleep(minutes(4));
    }
    IntStream.range(0, 8).forEach(i -> f.desk.log(Report.of("Lamp " + i).service("light")));
    IntStream.range(0, 8).forEach(i -> f.desk.log(Report.of("Lamp " + i)));
    assertThat(f.desk.findOwner("storm:shop is down:shop")).isEmpty();
    assertThat(f.desk.search(Query.all(), null, 100).incidents())
        .filteredOn(each -> each.parent() != null)
        .hasSize(5); // eight lamps of one service at once are a storm, and nothing else is
  }

  @Test
  void a_worse_report_raises_the_storm_before_it_is_its_child() {
    log(f, 0, 5);
    assertThat(storm().priority()).isEqualTo(Priority.P3);
    f.worker.runUntilIdle();
    f.sent.clear();
    Incident worse = f.desk.log(till(9).impact(Impact.EXTENSIVE).urgency(Urgency.CRITICAL));
    f.worker.runUntilIdle();
    assertThat(f.get(worse).parent()).isEqualTo(storm().id());
    assertThat(storm().priority()).isEqualTo(Priority.P1);
    assertThat(f.sent).hasSize(1).allMatch(each -> each.incidentId().equals(storm().id()));
  }

  @Test
  void after_it_was_resolved_it_takes_as_many_again() {
    log(f, 0, 5);
    f.sleep(minutes(1));
    f.desk.resolve(storm().id(), DANA, "the power is back");
    f.worker.runUntilIdle();
    f.sleep(minutes(1));
    assertThat(log(f, 5, 8)).allMatch(each -> each.parent() == null);
    assertThat(storm().phase()).isEqualTo(Phase.RESOLVED);
    Incident next = f.desk.log(till(8));
    assertThat(next.parent()).isEqualTo(storm().id());
    assertThat(storm().phase()).isEqualTo(Phase.ACTIVE);
  }

  @Test
  void two_nodes_begin_one() {
    Nodes nodes = new Nodes();
    var policy = policy(StormRule.byService("s", 1, minutes(10))).build();
    Nodes.Node one = nodes.start(policy);
    Nodes.Node two = nodes.start(policy);
    one.desk.log(till(0));
    Incident a = one.desk.log(till(1));
    Incident b = two.desk.log(till(2));
    assertThat(a.parent()).isNotNull().isEqualTo(b.parent());
  }

  @Test
  void may_be_told_by_category_or_attribute() {
    Fixture region =
        new Fixture(
            policy(new StormRule("region", StormRule.By.ATTRIBUTE, "region", 2, minutes(5)))
                .build());
    assertThat(log(region, 0, 4))
        .extracting(each -> each.parent() != null)
        .containsExactly(false, false, true, true);
    Fixture area =
        new Fixture(
            policy(new StormRule("area", StormRule.By.CATEGORY, null, 1, minutes(5))).build());
    area.desk.log(Report.of("a").category("application/checkout"));
    assertThat(area.desk.log(Report.of("b").category("application/search")).parent()).isNull();
    assertThat(area.desk.log(Report.of("c").category("application/search")).parent()).isNotNull();
  }

  @Test
  void a_repeat_of_a_child_counts_at_the_child() {
    log(f, 0, 4);
    Incident child = f.desk.log(till(9).dedupKey("till-9"));
    assertThat(f.desk.log(till(9).dedupKey("till-9")).id()).isEqualTo(child.id());
    assertThat(f.get(child).recurrences()).isEqualTo(1);
  }

  @Test
  void that_was_merged_into_one_that_is_archived_is_begun_anew() {
    log(f, 0, 4);
    Incident first = storm();
    Incident cause = f.desk.log(Report.of("The power is out"));
    f.desk.handle(first.id(), new Command.Merge(cause.id(), "the same"), Caller.of(DANA));
    f.worker.runUntilIdle();
    f.desk.resolve(cause.id(), DANA, "the power is back");
    f.desk.close(cause.id(), DANA);
    f.worker.runUntilIdle();
    f.sleep(minutes(1));
    f.desk.retention().archive(cause.id(), DANA, "old");
    List<Incident> next = log(f, 4, 9);
    f.worker.runUntilIdle();
    assertThat(storm().id()).isNotEqualTo(first.id());
    assertThat(f.get(next.get(4)).parent()).isEqualTo(storm().id());
  }
}
