package dev.tocsin;

import dev.tocsin.policy.Policy;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The laws of the desk on lives that nobody has seen: from another seed in every run, and many. Not
 * part of the build, which says something about the commit; the command is in CONTRIBUTING.
 */
class Exploration {
  private static final int TRIES = 20_000;

  private final DeskPropertiesTest desk = new DeskPropertiesTest();
  private final AdoptionPropertiesTest adoption = new AdoptionPropertiesTest();

  @Provide
  Arbitrary<Policy> policies() {
    return desk.policies();
  }

  @Provide
  Arbitrary<Policy> plain() {
    return desk.plain();
  }

  @Provide
  Arbitrary<List<Policy>> several() {
    return adoption.several();
  }

  @Provide
  Arbitrary<List<Steps.Step>> steps() {
    return desk.steps();
  }

  @Provide
  Arbitrary<Integer> minutes() {
    return adoption.minutes();
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void the_snapshot_is_the_fold_and_every_law_of_the_register_holds(
      @ForAll("policies") Policy policy, @ForAll("steps") List<Steps.Step> steps) {
    desk.the_snapshot_is_the_fold_and_every_law_of_the_register_holds(policy, steps);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void after_the_worker_has_looked_nothing_is_overdue(
      @ForAll("policies") Policy policy, @ForAll("steps") List<Steps.Step> steps) {
    desk.after_the_worker_has_looked_nothing_is_overdue(policy, steps);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void when_a_rung_is_due_does_not_depend_on_when_the_engine_looked(
      @ForAll("policies") Policy policy, @ForAll("minutes") int minutes) {
    desk.when_a_rung_is_due_does_not_depend_on_when_the_engine_looked(policy, minutes);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void a_hold_shifts_what_is_due_by_exactly_its_own_length(
      @ForAll("plain") Policy policy, @ForAll("minutes") int before, @ForAll("minutes") int held) {
    desk.a_hold_shifts_what_is_due_by_exactly_its_own_length(policy, before, held);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void pinned_the_events_are_the_same_as_if_the_policy_had_never_changed(
      @ForAll("policies") Policy first,
      @ForAll("policies") Policy second,
      @ForAll("steps") List<Steps.Step> before,
      @ForAll("steps") List<Steps.Step> after) {
    adoption.pinned_the_events_are_the_same_as_if_the_policy_had_never_changed(
        first, second, before, after);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void live_before_anything_was_due_it_is_as_if_it_had_been_logged_under_the_new_one(
      @ForAll("plain") Policy second, @ForAll("minutes") int held, @ForAll("minutes") int served) {
    adoption.live_before_anything_was_due_it_is_as_if_it_had_been_logged_under_the_new_one(
        second, held, served);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void at_the_next_rung_does_not_depend_on_when_the_engine_looked(
      @ForAll("plain") Policy first,
      @ForAll("plain") Policy second,
      @ForAll("minutes") int before,
      @ForAll("minutes") int after) {
    adoption.at_the_next_rung_does_not_depend_on_when_the_engine_looked(
        first, second, before, after);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void no_incident_goes_back_every_rule_is_named_with_its_version_and_it_is_so_on_every_run(
      @ForAll("several") List<Policy> policies, @ForAll("steps") List<Steps.Step> steps) {
    adoption.no_incident_goes_back_every_rule_is_named_with_its_version_and_it_is_so_on_every_run(
        policies, steps);
  }
}
