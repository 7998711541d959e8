package dev.tocsin;

import static dev.tocsin.Fixture.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.ParentState;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Report;
import dev.tocsin.lifecycle.IllegalTransitionException;
import dev.tocsin.policy.Follow;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.IncidentStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Families of six incidents, on two nodes that die between two deliveries: once nothing waits in
 * the outbox, nobody contradicts the policy.
 */
class FamilyPropertiesTest {
  private static final int SIZE = 6;

  /** Something that happens somewhere. */
  record Step(String what, int one, int other) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(
                "attach",
                "attach",
                "attach",
                "detach",
                "resolve",
                "reopen",
                "close",
                "cancel",
                "major",
                "merge",
                "unmerge",
                "report",
                "report",
                "work",
                "crash",
                "sleep",
                "acknowledge"),
            Arbitraries.integers().between(0, SIZE - 1),
            Arbitraries.integers().between(0, SIZE - 1))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<Set<Follow>> follows() {
    return Arbitraries.of(Follow.class).set();
  }

  @Property(seed = "29", tries = 600, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void once_the_outbox_is_empty_nobody_contradicts_the_policy(
      @ForAll("follows") Set<Follow> follows, @ForAll("steps") List<Step> steps) {
    Life life = new Life(policy(follows));
    steps.forEach(life::take);
    life.settle();
    life.every.forEach(each -> life.checkFamily(life.nodes.get(each), follows));
    life.every.forEach(life::nothingTwice);
    life.reportsAreAllCounted();
    life.every.forEach(
        each -> life.nodes.events(each).forEach(type -> Statistics.label("events").collect(type)));
    Statistics.label("events")
        .coverage(
            checker ->
                List.of(
                        "attached-to-parent",
                        "detached-from-parent",
                        "parent-followed",
                        "child-joined",
                        "child-left",
                        "children-called",
                        "children-told",
                        "merged",
                        "unmerged",
                        "duplicate-absorbed",
                        "duplicate-given-back")
                    .forEach(type -> checker.check(type).count(count -> count > 20)));
  }

  @Property(seed = "29", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void a_merge_and_its_undoing_leave_the_other_one_as_it_was(@ForAll("steps") List<Step> steps) {
    Life life = new Life(policy(Set.of(Follow.RESOLVE, Follow.REOPEN)));
    steps.forEach(life::take);
    life.settle();
    Incident one = life.nodes.get(life.all.get(0));
    Incident other = life.nodes.get(life.all.get(1));
    if (one.id().equals(other.parent())) {
      return; // then the other one loses its parent
    }
    if (!life.refused(0, new Command.Merge(other.id(), "x"))) {
      life.settle();
      life.refused(0, new Command.Unmerge("y"));
      life.settle();
      Incident back = life.nodes.get(one);
      assertThat(life.nodes.get(other).recurrences()).isEqualTo(other.recurrences());
      assertThat(life.nodes.get(other).links()).isEqualTo(other.links());
      assertThat(back.recurrences()).isEqualTo(one.recurrences());
      assertThat(back.phase()).isEqualTo(Phase.ACTIVE);
      assertThat(back.links())
          .isEqualTo(
              one.links().stream().filter(link -> !link.kind().equals(Link.PARENT)).toList());
    }
  }

  private static Policy policy(Set<Follow> follows) {
    return Fixture.teams()
        .childrenFollow(follows.toArray(Follow[]::new))
        .escalate(
            "all",
            When.any(),
            Rung.after("page", minutes(0)).until(Until.ACKNOWLEDGED).notifyOnCall("checkout"),
            Rung.after("again", minutes(10)).until(Until.ACKNOWLEDGED).notifyOnCall("database"))
        .build();
  }

  /** One run. */
  private static final class Life {
    final Nodes nodes = new Nodes();
    final Dying dying = new Dying();
    final List<Nodes.Node> two = new ArrayList<>();
    final List<Incident> all = new ArrayList<>();
    final List<Incident> every = new ArrayList<>();

    Life(Policy policy) {
      two.add(nodes.start(policy));
      two.add(nodes.start(policy, dying.around(nodes.memory)));
      for (int i = 0; i < SIZE; i++) {
        all.add(two.get(0).desk.log(report(i)));
      }
      every.addAll(all);
    }

    private static Report report(int i) {
      return Report.of("Trouble " + i).dedupKey("key-" + i);
    }

    void take(Step step) {
      IncidentId other = all.get(step.other).id();
      switch (step.what) {
        case "attach" -> refused(step.one, new Command.AttachTo(other, "x"));
        case "detach" -> refused(step.one, new Command.Detach("x"));
        case "resolve" -> refused(step.one, new Command.Resolve("done", "fix"));
        case "reopen" -> refused(step.one, new Command.Reopen("x"));
        case "close" -> refused(step.one, new Command.Close(null));
        case "cancel" -> refused(step.one, new Command.Cancel("x"));
        case "major" -> refused(step.one, new Command.DeclareMajor("x"));
        case "merge" -> refused(step.one, new Command.Merge(other, "x"));
        case "unmerge" -> refused(step.one, new Command.Unmerge("x"));
        case "acknowledge" -> refused(step.one, new Command.Acknowledge());
        case "work" -> two.get(0).worker.runOnce();
        case "crash" -> crash(step.one + 1);
        case "sleep" -> nodes.sleep(Duration.ofMinutes(7L * (step.one + 1)));
        default -> {
          Incident counted = two.get(0).desk.log(report(step.one));
          if (every.stream().noneMatch(each -> each.id().equals(counted.id()))) {
            all.set(step.one, counted);
            every.add(counted);
          }
        }
      }
    }

    /** Whether it was refused, or a race for the key was lost. */
    boolean refused(int which, Command command) {
      try {
        two.get(0).desk.handle(all.get(which).id(), command, Caller.of(Actor.person("dana")));
        return false;
      } catch (CommandRefusedException | IllegalTransitionException | DuplicateKeyException e) {
        return true;
      }
    }

    /** A node takes some steps and is gone; another one goes on when its leases are over. */
    private void crash(int after) {
      dying.left = after;
      try {
        two.get(1).worker.runUntilIdle();
      } catch (Dying.Dead dead) {
        // that is the point
      } finally {
        dying.left = Integer.MAX_VALUE;
      }
    }

    void settle() {
      dying.left = Integer.MAX_VALUE;
      for (int i = 0; i < 3; i++) {
        nodes.sleep(Duration.ofMinutes(2));
        two.get(i % 2).worker.runUntilIdle();
      }
      assertThat(two.get(0).desk.health().messages().due()).isZero();
      assertThat(two.get(0).desk.health().messages().parked()).isZero();
    }

    void checkFamily(Incident incident, Set<Follow> follows) {
      long children =
          every.stream().filter(each -> incident.id().equals(nodes.get(each).parent())).count();
      int known =
          incident.family() == null || incident.family().children() == null
              ? 0
              : incident.family().children().count();
      assertThat((long) known).as("children of %s", incident).isEqualTo(children);
      IncidentId id = incident.parent();
      boolean open = incident.phase() != Phase.RESOLVED && incident.phase() != Phase.CLOSED;
      if (id == null) {
        assertThat(open && held(incident)).as("stands still alone: %s", incident).isFalse();
        return;
      }
      Incident parent = nodes.get(of(id));
      ParentState state = ParentState.of(parent);
      if (!open) {
        return;
      }
      assertThat(state).as("%s is open under %s", incident, parent).isNotEqualTo(ParentState.ENDED);
      assertThat(incident.major()).isNull();
      assertThat(incident.heldByParent()).isEqualTo(state == ParentState.OPEN);
      if (state == ParentState.RESOLVED) {
        assertThat(follows).doesNotContain(Follow.RESOLVE);
      }
    }

    private static boolean held(Incident incident) {
      return incident.escalation().suspensions().stream()
          .anyMatch(
              each ->
                  each.kind() == dev.tocsin.incident.SuspensionKind.PARENT && each.until() == null);
    }

    private Incident of(IncidentId id) {
      return every.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    /** The request under which an order is recorded, over the whole register. */
    void nothingTwice(Incident incident) {
      Set<String> seen = new HashSet<>();
      for (Entry entry : nodes.history(incident)) {
        if (entry.event() instanceof FamilyEvent && entry.requestId() != null) {
          assertThat(seen.add(entry.requestId() + entry.event().type())).isTrue();
        }
      }
    }

    /** Each merge counts once, and no count is left of one that was undone. */
    void reportsAreAllCounted() {
      for (Incident each : every) {
        Incident now = nodes.get(each);
        long own = nodes.events(each).stream().filter(type -> type.equals("recurred")).count();
        int given =
            now.family() == null
                ? 0
                : now.family().absorbed().stream().mapToInt(one -> one.reports()).sum();
        assertThat((long) now.recurrences()).isEqualTo(own + given);
        boolean merged =
            now.links().stream().anyMatch(link -> link.kind().equals(Link.DUPLICATE_OF));
        long takers =
            every.stream()
                .map(nodes::get)
                .filter(
                    other ->
                        other.family() != null
                            && other.family().absorbed().stream()
                                .anyMatch(one -> one.id().equals(now.id())))
                .count();
        assertThat(takers).isEqualTo(merged ? 1 : 0);
      }
    }
  }

  /** A node's view of the store that ends in the middle, before a call had its effect or after. */
  private static final class Dying {
    int left = Integer.MAX_VALUE;

    /** The node is gone; nothing of it runs on. */
    static final class Dead extends Error {
      private static final long serialVersionUID = 1;
    }

    IncidentStore around(IncidentStore store) {
      return (IncidentStore)
          Proxy.newProxyInstance(
              Dying.class.getClassLoader(),
              new Class<?>[] {IncidentStore.class},
              (proxy, method, args) -> {
                boolean counts =
                    Set.of("commit", "commitAll", "settle", "claimOutbox")
                        .contains(method.getName());
                left -= counts ? 1 : 0;
                if (counts && left == 0) {
                  throw new Dead();
                }
                Object result = method.invoke(store, args);
                if (counts && left == 1) {
                  left = 0;
                  throw new Dead();
                }
                return result;
              });
    }
  }
}
