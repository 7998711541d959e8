package dev.tocsin.policy;

import static dev.tocsin.policy.References.known;
import static dev.tocsin.policy.References.with;

import dev.tocsin.escalation.Action;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.internal.Text;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That what is said of major incidents makes sense, and everything that it names is there. */
final class MajorReferences {
  static final String SECTION = "major-incidents";

  private final PolicyBuilder from;
  private final Audiences audiences;

  MajorReferences(PolicyBuilder from, Audiences audiences) {
    this.from = from;
    this.audiences = audiences;
  }

  /** What can be said of the rules by themselves. */
  static void check(MajorRules rules) {
    rules
        .updateEvery()
        .forEach((priority, every) -> positive(List.of(SECTION, "update-every"), every));
    positive(List.of(SECTION, "declare-after"), rules.declareAfter());
    positive(List.of(SECTION, "review-within"), rules.reviewWithin());
    if (rules.stakeholders().isEmpty()) {
      throw new InvalidPolicyException(
          List.of(SECTION, "stakeholders"), "the list is empty", "name at least one");
    }
    References.once(List.of(SECTION, "stakeholders"), rules.stakeholders());
  }

  void check() {
    MajorRules rules = from.majorIncidents;
    if (rules == null) {
      return;
    }
    List<String> place = List.of(SECTION);
    known(with(place, "commander"), "role", rules.commander(), from.roles.keySet());
    if (rules.team() != null) {
      known(with(place, "team"), "team", rules.team(), from.teams.keySet());
    }
    List<String> at = with(place, "stakeholders");
    for (Target target : rules.stakeholders()) {
      if (target instanceof Target.OnCallOf onCall) {
        known(at, "team", onCall.team(), from.teams.keySet());
      } else if (target instanceof Target.Role role) {
        known(at, "role", role.role(), from.roles.keySet());
      } else if (target instanceof Target.OfSupplier of) {
        known(at, "supplier", of.supplier(), from.suppliers.keySet());
      }
    }
    Audiences.check(at, audiences.of(rules.stakeholders()));
    if (from.lastResort.isEmpty()) {
      throw new InvalidPolicyException(
          place,
          "there is no last resort to command when nobody is on call",
          "name one: last-resort: operations-manager");
    }
  }

  /** That a rung may propose one. */
  void check(List<String> at, Action action) {
    if (action instanceof Action.ProposeMajor && from.majorIncidents == null) {
      throw new InvalidPolicyException(
          with(at, "propose-major"),
          "the policy does not say who looks at it",
          "add major-incidents, or use declare-major");
    }
  }

  private static void positive(List<String> place, @Nullable Duration value) {
    if (value == null) {
      return;
    }
    try {
      Text.duration(place.get(1), value, Duration.ofMillis(1));
    } catch (InvalidValueException e) {
      throw new InvalidPolicyException(
          place, "the duration " + value + " " + e.problem(), e.remedy());
    }
  }
}
