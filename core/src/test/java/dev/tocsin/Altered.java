package dev.tocsin;

import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.Follow;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyBuilder;
import java.time.Duration;

/** Policies made from others, part by part. */
final class Altered {
  private Altered() {}

  /** The same rules, adopted in another way. */
  static Policy adopted(Policy policy, Adoption adoption) {
    return adopted(policy, policy, adoption);
  }

  /** The rules of one with the people of another. */
  static Policy adopted(Policy rules, Policy people, Adoption adoption) {
    return changed(rules, people, adoption, "", Duration.ZERO);
  }

  /** On paths of other names, and each rung so much later; then elapsed time only. */
  static Policy changed(Policy policy, Adoption adoption, String prefix, Duration later) {
    return changed(policy, policy, adoption, prefix, later);
  }

  private static Policy changed(
      Policy rules, Policy people, Adoption adoption, String prefix, Duration later) {
    PolicyBuilder builder =
        Policy.builder(rules.name())
            .adoption(adoption)
            .times(rules.times())
            .catchUp(rules.catchUp())
            .delivery(rules.delivery())
            .pauses(rules.pauses())
            .category("application/checkout", "checkout")
            .category("database", "database")
            .defaultTeam("service-desk")
            .lastResort(rules.lastResort().toArray(new dev.tocsin.escalation.Contact[0]))
            .continuityPlans(rules.continuityPlans().toArray(new String[0]));
    rules.automations().values().forEach(builder::automation);
    rules.workarounds().values().forEach(builder::workaround);
    people.teams().values().forEach(builder::team);
    people.rotas().values().forEach(builder::rota);
    rules.calendars().values().forEach(builder::calendar);
    rules.suppliers().values().forEach(builder::supplier);
    rules.maintenance().forEach(builder::maintenance);
    rules.serviceLevels().forEach(builder::serviceLevel);
    rules.plans().values().forEach(builder::plan);
    builder.exercisePaging(rules.exercisePaging());
    people.roles().forEach(builder::role);
    rules.operationalLevels().forEach(builder::operationalLevel);
    rules.storms().forEach(builder::storm);
    builder.childrenFollow(rules.childrenFollow().toArray(Follow[]::new));
    if (rules.flapping() != null) {
      builder.flapping(rules.flapping());
    }
    if (rules.majorIncidents() != null) {
      builder.majorIncidents(rules.majorIncidents());
    }
    if (rules.quietHours() != null) {
      builder.quietHours(rules.quietHours());
    }
    for (Path path : rules.matrix().paths().values()) {
      builder.path(
          new Path(
              prefix + path.id(),
              path.rungs().stream().map(rung -> shifted(rung, later)).toList(),
              path.repeat()));
    }
    for (MatrixRow row : rules.matrix().rows()) {
      builder.row(new MatrixRow(prefix + row.name(), row.when(), prefix + row.path()));
    }
    return builder.build();
  }

  private static Rung shifted(Rung rung, Duration later) {
    return later.isZero()
        ? rung
        : new Rung(
            rung.id(),
            new Threshold.Elapsed(((Threshold.Elapsed) rung.threshold()).after().plus(later)),
            rung.until(),
            rung.actions(),
            rung.repeat(),
            rung.message());
  }
}
