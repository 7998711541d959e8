package dev.tocsin.policyfile;

import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.servicelevel.ServiceTarget;

/** Writes service levels, as {@link ServiceLevelsReader} reads them. */
final class ServiceLevelsWriter {
  private ServiceLevelsWriter() {}

  static Node rule(ServiceLevelRule rule) {
    Written.Mapping out = new Written.Mapping().text("name", rule.name());
    WhenWriter.put(rule.when(), out);
    rule.level().targets().forEach((kind, target) -> out.put(Words.say(kind), target(target)));
    return out.node();
  }

  private static Node target(ServiceTarget target) {
    boolean usual = target.pausedBy().equals(ServiceTarget.defaultPauses(target.kind()));
    if (usual && target.warnings().isEmpty()) {
      return Written.text(Thresholds.write(target.within(), target.calendar()));
    }
    return target(target, new Written.Mapping()).node();
  }

  /** A target that is written out, perhaps beside other keys. */
  static Written.Mapping target(ServiceTarget target, Written.Mapping out) {
    boolean usual = target.pausedBy().equals(ServiceTarget.defaultPauses(target.kind()));
    out.text("within", Durations.write(target.within()))
        .text("on", target.calendar(), null)
        .list("warn", target.warnings(), percent -> Written.text(percent + "%"));
    return usual ? out : out.put("pauses", Written.list(target.pausedBy(), Written::text));
  }
}
