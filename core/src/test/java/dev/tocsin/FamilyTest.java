package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static dev.tocsin.Fixture.START;
import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.continuity.Plan;
import dev.tocsin.continuity.PlanStep;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Family;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.ParentState;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.TenantId;
import dev.tocsin.policy.Follow;
import dev.tocsin.policy.PolicyBuilder;
import dev.tocsin.register.IncidentRecord;
import dev.tocsin.register.LeftOut;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Parents and children: domain.md, "Link". */
class FamilyTest {
  private final Fixture f = new Fixture(policy().build());
  private final Incident parent = f.desk.log(Report.of("The cable is cut").category("network"));
  private final Incident child = f.desk.log(Fixture.checkoutDown());

  private static PolicyBuilder policy() {
    return Fixture.teams()
        .category("network", "network")
        .escalate(
            "all",
            When.any(),
            Rung.after("page", minutes(5)).until(Until.ACKNOWLEDGED).notifyOnCall("checkout"),
            Rung.after("manager", minutes(45)).informOnCall("management"));
  }

  private static void attach(Fixture f, Incident child, Incident parent) {
    f.desk.handle(child.id(), new Command.AttachTo(parent.id(), "the same cable"), Caller.of(DANA));
  }

  private void attached() {
    attach(f, child, parent);
    f.worker.runUntilIdle();
  }

  private int children(Incident of) {
    return f.get(of).family().children().count();
  }

  private void settled() {
    f.worker.runUntilIdle();
    f.check(parent);
    f.check(child);
    assertThat(f.desk.health().messages().parked()).isZero();
  }

  @Nested
  class Attaching {
    @Test
    void is_known_on_both_sides() {
      attached();
      assertThat(f.get(child).parent()).isEqualTo(parent.id());
      assertThat(f.get(child).links())
          .containsExactly(new Link(Link.PARENT, parent.id().toString()));
      assertThat(children(parent)).isEqualTo(1);
      settled();
    }

    @Test
    void keeps_the_childs_path_still_and_not_its_targets_while_the_parent_is_open() {
      attached();
      f.desk.acknowledge(parent.id(), DANA);
      f.pass(Duration.ofHours(2));
      assertThat(f.sent).noneMatch(message -> message.incidentId().equals(child.id()));
      assertThat(f.get(child).escalation().suspensions())
          .allMatch(each -> each.until() == null && !each.pausesTargets());
      settled();
    }

    @Test
    void takes_back_a_page_that_has_not_left() {
      Fixture at = new Fixture(Fixture.shop());
      Incident first = at.desk.log(Report.of("The cable is cut").category("network"));
      Incident second = at.desk.log(Fixture.checkoutDown());
      attach(at, second, first);
      at.worker.runUntilIdle();
      assertThat(at.sent).noneMatch(message -> message.incidentId().equals(second.id()));
      at.check(second);
    }

    @Test
    void twice_happens_once() {
      attached();
      long version = f.get(child).version();
      attached();
      assertThat(f.get(child).version()).isEqualTo(version);
      assertThat(children(parent)).isEqualTo(1);
    }

    @Test
    void is_refused_where_it_makes_no_sense() {
      Incident other = f.desk.log(Report.of("The till is slow"));
      refused(child, new Command.AttachTo(child.id(), "x"), "its own child");
      refused(
          child, new Command.AttachTo(new IncidentId(new UUID(1, 1)), "x"), "there is no incident");
      attached();
      refused(child, new Command.AttachTo(other.id(), "x"), "detach it");
      refused(other, new Command.AttachTo(child.id(), "x"), "is a child itself");
      refused(parent, new Command.AttachTo(other.id(), "x"), "has 1 children");
      f.desk.resolve(other.id(), DANA, "done");
      Incident third = f.desk.log(Report.of("The lamp is broken"));
      refused(third, new Command.AttachTo(other.id(), "x"), "is in state 'Resolved'");
      refused(other, new Command.AttachTo(parent.id(), "x"), "reopen it");
      f.desk.handle(third.id(), new Command.DeclareMajor("all"), Caller.of(DANA));
      refused(third, new Command.AttachTo(parent.id(), "x"), "major");
      refused(
          third, new Command.AddLink(new Link(Link.PARENT, parent.id().toString())), "attach it");
      refused(third, new Command.Detach("x"), "nobody's child");
    }

    private void refused(Incident incident, Command command, String why) {
      long version = f.get(incident).version();
      assertThatThrownBy(() -> f.desk.handle(incident.id(), command, Caller.of(DANA)))
          .isInstanceOf(CommandRefusedException.class)
          .hasMessageContaining(why);
      assertThat(f.get(incident).version()).isEqualTo(version);
    }

    @Test
    void to_one_that_becomes_a_child_before_it_hears_of_it_is_undone() {
      Incident grandparent = f.desk.log(Report.of("The road is dug up"));
      attach(f, child, parent);
      attach(f, parent, grandparent);
      settled();
      assertThat(f.get(parent).parent()).isEqualTo(grandparent.id());
      assertThat(f.get(child).parent()).isNull();
      assertThat(children(grandparent)).isEqualTo(1);
      assertThat(children(parent)).isZero();
      assertThat(f.get(child).escalation().round()).isEqualTo(2);
      assertThat(f.get(child).heldByParent()).isFalse();
    }
  }

  @Nested
  class Resolving {
    @Test
    void resolves_the_child_and_closing_does_not_close_it() {
      attached();
      f.desk.resolve(parent.id(), LEE, "spliced");
      settled();
      assertThat(f.get(child).phase()).isEqualTo(Phase.RESOLVED);
      assertThat(f.get(child).resolution().text()).contains(parent.reference().value());
      assertThat(f.get(child).resolution().by()).isEqualTo(Actor.DESK);
      f.desk.close(parent.id(), LEE);
      settled();
      assertThat(f.get(child).phase()).isEqualTo(Phase.RESOLVED);
      assertThat(f.get(child).heldByParent()).isFalse();
    }

    @Test
    void reaches_a_child_that_has_just_come() {
      attach(f, child, parent);
      f.desk.resolve(parent.id(), LEE, "spliced");
      f.desk.close(parent.id(), LEE);
      settled();
      assertThat(f.get(child).phase()).isEqualTo(Phase.RESOLVED);
    }

    @Test
    void leaves_alone_whom_a_person_has_resolved_and_so_does_reopening() {
      attached();
      f.desk.resolve(child.id(), DANA, "restarted");
      f.desk.resolve(parent.id(), LEE, "spliced");
      settled();
      assertThat(f.get(child).resolution().by()).isEqualTo(DANA);
      f.desk.reopen(parent.id(), LEE, "cut again");
      settled();
      assertThat(f.get(child).phase()).isEqualTo(Phase.RESOLVED);
    }

    @Test
    void and_reopening_the_parent_reopens_it_and_keeps_its_path_still() {
      attached();
      f.desk.resolve(parent.id(), LEE, "spliced");
      settled();
      f.sleep(minutes(10));
      f.sent.clear();
      f.desk.reopen(parent.id(), LEE, "cut again");
      settled();
      assertThat(f.get(child).phase()).isEqualTo(Phase.ACTIVE);
      assertThat(f.get(child).heldByParent()).isTrue();
      f.desk.acknowledge(parent.id(), LEE);
      f.pass(Duration.ofHours(3));
      assertThat(f.sent).noneMatch(message -> message.incidentId().equals(child.id()));
    }

    @Test
    void and_reopening_before_anybody_has_heard_changes_nothing() {
      attached();
      f.desk.resolve(parent.id(), LEE, "spliced");
      f.desk.reopen(parent.id(), LEE, "no");
      settled();
      assertThat(f.get(child).phase()).isEqualTo(Phase.NEW);
      assertThat(f.get(child).heldByParent()).isTrue();
    }

    @Test
    void reopening_a_child_leaves_the_parent() {
      attached();
      f.desk.resolve(parent.id(), LEE, "spliced");
      settled();
      f.desk.reopen(child.id(), DANA, "still down");
      settled();
      assertThat(f.get(child).parent()).isNull();
      assertThat(f.get(child).links()).isEmpty();
      assertThat(children(parent)).isZero();
    }

    @Test
    void is_not_followed_where_the_policy_says_so_and_somebody_is_paged() {
      Fixture alone = new Fixture(policy().childrenFollow(Follow.REOPEN).build());
      Incident first = alone.desk.log(Report.of("The cable is cut").category("network"));
      Incident second = alone.desk.log(Fixture.checkoutDown());
      attach(alone, second, first);
      alone.pass(minutes(60));
      alone.desk.resolve(first.id(), LEE, "spliced");
      alone.worker.runUntilIdle();
      alone.sent.clear();
      assertThat(alone.get(second).phase()).isEqualTo(Phase.NEW);
      alone.pass(minutes(5));
      assertThat(alone.told()).containsExactly("dana:page");
      alone.check(second);
    }
  }

  @Nested
  class Leaving {
    @Test
    void by_name_begins_a_new_round() {
      attached();
      f.sleep(minutes(30));
      f.desk.handle(child.id(), new Command.Detach("another cause"), Caller.of(DANA));
      settled();
      assertThat(f.desk.children(parent.id())).isEmpty();
      assertThat(f.get(child).escalation().round()).isEqualTo(2);
      assertThat(f.get(child).escalation().start()).isEqualTo(START.plus(minutes(30)));
      assertThat(children(parent)).isZero();
      assertThat(f.get(child).family()).isNull();
    }

    @Test
    void because_the_parent_is_cancelled_too() {
      attached();
      f.desk.cancel(parent.id(), LEE, "a drill");
      settled();
      assertThat(f.get(child).parent()).isNull();
      assertThat(f.get(child).phase()).isEqualTo(Phase.NEW);
      assertThat(f.get(child).escalation().round()).isEqualTo(2);
      assertThat(children(parent)).isZero();
    }

    @Test
    void unless_the_policy_cancels_children_with_it() {
      Fixture all = new Fixture(policy().childrenFollow(Follow.CANCEL).build());
      Incident first = all.desk.log(Report.of("The cable is cut").category("network"));
      Incident second = all.desk.log(Fixture.checkoutDown());
      attach(all, second, first);
      all.worker.runUntilIdle();
      all.desk.cancel(first.id(), LEE, "a drill");
      all.worker.runUntilIdle();
      assertThat(all.get(second).state()).isEqualTo("Cancelled");
      all.check(second);
    }

    @Test
    void also_then_if_a_plan_is_in_force() {
      Fixture all =
          new Fixture(
              policy()
                  .childrenFollow(Follow.CANCEL)
                  .plan(Plan.of("paper").then(PlanStep.of("print")))
                  .build());
      Incident first = all.desk.log(Report.of("The cable is cut").category("network"));
      Incident second = all.desk.log(Fixture.checkoutDown());
      all.desk.invokePlan(second.id(), DANA, "paper", null);
      attach(all, second, first);
      all.worker.runUntilIdle();
      all.desk.cancel(first.id(), LEE, "a drill");
      all.worker.runUntilIdle();
      assertThat(all.get(second).phase()).isEqualTo(Phase.NEW);
      assertThat(all.get(second).parent()).isNull();
      assertThat(all.get(second).escalation().round()).isEqualTo(2);
      all.check(second);
    }

    @Test
    void because_it_is_declared_a_major_incident() {
      attached();
      f.desk.handle(child.id(), new Command.DeclareMajor("all shops"), Caller.of(DANA));
      settled();
      assertThat(f.get(child).parent()).isNull();
      assertThat(children(parent)).isZero();
    }

    @Test
    void because_the_parent_was_archived_before_it_could_join() {
      attach(f, child, parent);
      f.desk.cancel(parent.id(), LEE, "a drill");
      f.desk.retention().archive(parent.id(), LEE, "old");
      settled();
      assertThat(f.get(child).parent()).isNull();
      assertThat(f.events(child)).contains("order-refused", "detached-from-parent");
      assertThat(f.get(child).escalation().round()).isEqualTo(2);
    }
  }

  @Test
  void an_incident_of_another_tenant_is_nobodys_parent() {
    ServiceDesk other =
        ServiceDesk.builder(f.desk.policy(), f.memory, f::id).tenant(new TenantId("other")).build();
    Incident foreign = other.log(Report.of("The cable is cut"));
    assertThatThrownBy(() -> attach(f, child, foreign))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("there is no incident");
  }

  @Test
  void children_are_left_out_of_the_figures_while_they_are_children() {
    attached();
    assertThat(leftOut()).isEqualTo(LeftOut.CHILD);
    f.desk.handle(child.id(), new Command.Detach("another cause"), Caller.of(DANA));
    assertThat(leftOut()).isNull();
    f.desk.handle(child.id(), new Command.Merge(parent.id(), "the same"), Caller.of(DANA));
    assertThat(leftOut()).isEqualTo(LeftOut.DUPLICATE);
    f.desk.handle(child.id(), new Command.Unmerge("no"), Caller.of(DANA));
    assertThat(leftOut()).isNull();
  }

  private @Nullable LeftOut leftOut() {
    return IncidentRecord.of(f.history(child), f.desk.policy()).leftOut();
  }

  @Test
  void three_hundred_children_follow_and_the_parent_stays_small() {
    List<Incident> children =
        IntStream.range(0, 300).mapToObj(i -> f.desk.log(Report.of("Till " + i))).toList();
    children.forEach(each -> attach(f, each, parent));
    f.worker.runUntilIdle();
    Family.Children known = f.get(parent).family().children();
    assertThat(known.count()).isEqualTo(300);
    assertThat(f.get(parent).family().toString()).hasSizeLessThan(200);
    assertThat(f.desk.children(parent.id()))
        .containsExactlyElementsOf(children.stream().map(Incident::id).toList());
    f.desk.resolve(parent.id(), LEE, "spliced");
    f.worker.runUntilIdle();
    assertThat(children).allMatch(each -> f.get(each).phase() == Phase.RESOLVED);
    assertThat(f.history(parent).stream().map(entry -> entry.event()))
        .filteredOn(FamilyEvent.ChildrenTold.class::isInstance)
        .hasSize(6)
        .allMatch(event -> ((FamilyEvent.ChildrenTold) event).count() == 50);
    assertThat(known.told()).isEqualTo(ParentState.OPEN);
    f.check(parent);
  }
}
