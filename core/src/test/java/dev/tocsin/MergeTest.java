package dev.tocsin;

import static dev.tocsin.Fixture.DANA;
import static dev.tocsin.Fixture.LEE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.incident.FamilyEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Report;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Duplicates that are merged, and merges that are undone: domain.md, practice 1. */
class MergeTest {
  private final Fixture f = new Fixture(Fixture.shop());
  private final Report till = Report.of("The till is dead").dedupKey("till");
  private final Incident target = f.desk.log(Fixture.checkoutDown());
  private final Incident duplicate = f.desk.log(till);

  private Incident merge() {
    Incident merged =
        f.desk.handle(
            duplicate.id(), new Command.Merge(target.id(), "the same pool"), Caller.of(DANA));
    settled();
    return merged;
  }

  private Incident unmerge() {
    Incident alive =
        f.desk.handle(duplicate.id(), new Command.Unmerge("another cause"), Caller.of(LEE));
    settled();
    return alive;
  }

  private void settled() {
    f.worker.runUntilIdle();
    f.check(target);
    f.check(duplicate);
    assertThat(f.desk.health().messages().parked()).isZero();
  }

  @Test
  void carries_reports_and_links_over() {
    Link change = new Link(Link.CAUSED_BY_CHANGE, "CHG-7");
    f.desk.handle(duplicate.id(), new Command.AddLink(change), Caller.of(DANA));
    f.desk.log(till);
    f.desk.log(till);
    merge();
    assertThat(f.get(duplicate).phase()).isEqualTo(Phase.CLOSED);
    assertThat(f.get(target).recurrences()).isEqualTo(3);
    assertThat(f.get(target).links()).containsExactly(change);
    assertThat(f.get(target).family().absorbed().get(0).id()).isEqualTo(duplicate.id());
    assertThat(f.history(duplicate))
        .anyMatch(
            entry ->
                entry.event() instanceof FamilyEvent.Merged merged
                    && merged.reason().equals("the same pool")
                    && entry.by().equals(DANA));
  }

  @Test
  void a_later_report_of_the_duplicate_counts_at_the_other() {
    merge();
    assertThat(f.desk.log(till).id()).isEqualTo(target.id());
    assertThat(f.get(target).recurrences()).isEqualTo(2);
    f.desk.resolve(target.id(), LEE, "pool enlarged");
    assertThat(f.desk.log(till).id()).isEqualTo(target.id());
    assertThat(f.get(target).phase()).isEqualTo(Phase.ACTIVE);
  }

  @Test
  void a_later_report_follows_a_duplicate_of_a_duplicate() {
    merge();
    Incident third = f.desk.log(Report.of("The whole shop is down"));
    f.desk.handle(target.id(), new Command.Merge(third.id(), "all of it"), Caller.of(DANA));
    f.worker.runUntilIdle();
    assertThat(f.desk.log(till).id()).isEqualTo(third.id());
    assertThat(f.get(third).recurrences()).isEqualTo(3);
  }

  @Test
  void a_later_report_is_logged_anew_when_the_other_is_over_for_good() {
    merge();
    f.desk.resolve(target.id(), LEE, "pool enlarged");
    f.desk.close(target.id(), LEE);
    f.sleep(Duration.ofDays(30));
    Incident anew = f.desk.log(till);
    assertThat(anew.id()).isNotEqualTo(target.id()).isNotEqualTo(duplicate.id());
    assertThat(anew.links()).containsExactly(new Link(Link.RELATES_TO, duplicate.id().toString()));
  }

  @Test
  void is_undone_by_name_and_restores_both() {
    Link own = new Link(Link.CAUSED_BY_PROBLEM, "PRB-1");
    Link common = new Link(Link.RELATES_TO, "INC-9");
    f.desk.handle(target.id(), new Command.AddLink(common), Caller.of(DANA));
    f.desk.handle(duplicate.id(), new Command.AddLink(common), Caller.of(DANA));
    f.desk.handle(duplicate.id(), new Command.AddLink(own), Caller.of(DANA));
    f.desk.log(till);
    Incident before = f.get(target);
    List<Link> links = f.get(duplicate).links();
    merge();
    unmerge();
    assertThat(f.get(target).recurrences()).isEqualTo(before.recurrences());
    assertThat(f.get(target).links()).isEqualTo(before.links());
    assertThat(f.get(target).family()).isNull();
    Incident alive = f.get(duplicate);
    assertThat(alive.phase()).isEqualTo(Phase.ACTIVE);
    assertThat(alive.links()).isEqualTo(links);
    assertThat(alive.recurrences()).isEqualTo(1);
    assertThat(alive.escalation().round()).isEqualTo(2);
    assertThat(f.desk.log(till).id()).isEqualTo(duplicate.id());
  }

  @Test
  void can_be_undone_before_it_has_arrived() {
    f.desk.handle(duplicate.id(), new Command.Merge(target.id(), "x"), Caller.of(DANA));
    unmerge();
    assertThat(f.get(target).recurrences()).isZero();
    assertThat(f.get(target).family()).isNull();
  }

  @Test
  void a_mark_without_a_merge_can_be_undone_too() {
    f.desk.handle(duplicate.id(), new Command.MarkDuplicate(target.id()), Caller.of(DANA));
    unmerge();
    assertThat(f.get(target)).isEqualTo(target);
    assertThat(f.get(duplicate).phase()).isEqualTo(Phase.ACTIVE);
  }

  @Test
  void of_a_child_leaves_its_parent() {
    Incident parent = f.desk.log(Report.of("The cable is cut"));
    f.desk.handle(duplicate.id(), new Command.AttachTo(parent.id(), "x"), Caller.of(DANA));
    merge();
    assertThat(f.get(duplicate).parent()).isNull();
    assertThat(f.get(parent).family().children().count()).isZero();
  }

  @Test
  void cannot_be_undone_while_another_owns_the_key() {
    merge();
    f.desk.resolve(target.id(), LEE, "pool enlarged");
    f.desk.close(target.id(), LEE);
    f.sleep(Duration.ofDays(30));
    Incident anew = f.desk.log(till);
    assertThatThrownBy(this::unmerge)
        .isInstanceOf(DuplicateKeyException.class)
        .hasMessageContaining(anew.id().toString());
    assertThat(f.get(duplicate).phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void is_refused_where_it_makes_no_sense() {
    refused(new Command.Merge(duplicate.id(), "x"), "a duplicate of itself");
    refused(new Command.Unmerge("x"), "no duplicate");
    merge();
    refused(new Command.Reopen("x"), "unmerge it");
    Incident third = f.desk.log(Report.of("The lamp is broken"));
    assertThatThrownBy(
            () ->
                f.desk.handle(third.id(), new Command.Merge(duplicate.id(), "x"), Caller.of(DANA)))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining(target.id().toString());
  }

  private void refused(Command command, String why) {
    assertThatThrownBy(() -> f.desk.handle(duplicate.id(), command, Caller.of(DANA)))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining(why);
  }

  @Test
  void into_one_that_is_archived_ends_on_the_record_of_the_duplicate() {
    f.desk.handle(duplicate.id(), new Command.Merge(target.id(), "x"), Caller.of(DANA));
    f.desk.cancel(target.id(), LEE, "a drill");
    f.desk.retention().archive(target.id(), LEE, "old");
    settled();
    assertThat(f.events(duplicate)).contains("order-refused");
  }

  @Test
  void a_later_report_is_logged_anew_when_the_other_is_archived() {
    merge();
    f.desk.resolve(target.id(), LEE, "pool enlarged");
    f.desk.close(target.id(), LEE);
    f.desk.retention().archive(target.id(), LEE, "old");
    Incident anew = f.desk.log(till);
    assertThat(anew.id()).isNotEqualTo(target.id()).isNotEqualTo(duplicate.id());
    assertThat(anew.links()).containsExactly(new Link(Link.RELATES_TO, duplicate.id().toString()));
    assertThat(f.desk.log(till).id()).isEqualTo(anew.id());
  }

  @Test
  void into_one_that_is_over_for_good_is_refused() {
    f.desk.resolve(target.id(), LEE, "pool enlarged");
    f.desk.close(target.id(), LEE);
    f.sleep(Duration.ofDays(30));
    refused(new Command.Merge(target.id(), "x"), "can be reopened no more");
    Incident drill = f.desk.log(Report.of("A drill"));
    f.desk.cancel(drill.id(), LEE, "a drill");
    refused(new Command.Merge(drill.id(), "x"), "was cancelled");
  }

  @Test
  void into_one_that_is_closed_and_can_be_reopened_counts_there() {
    f.desk.resolve(target.id(), LEE, "pool enlarged");
    f.desk.close(target.id(), LEE);
    merge();
    assertThat(f.get(target).recurrences()).isEqualTo(1);
    assertThat(f.desk.log(till).id()).isEqualTo(target.id());
    assertThat(f.get(target).phase()).isEqualTo(Phase.ACTIVE);
  }

  @Test
  void needs_an_incident_and_a_reason() {
    assertThatThrownBy(() -> new Command.Merge(null, "x"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("into");
    assertThatThrownBy(() -> new Command.Merge(target.id(), null)).hasMessage("reason");
    assertThatThrownBy(() -> new Command.AttachTo(null, "x")).hasMessage("parent");
    assertThatThrownBy(() -> new Command.AttachTo(target.id(), null)).hasMessage("reason");
  }
}
