package dev.tocsin.policyfile;

import dev.tocsin.policy.AutomationRule;
import dev.tocsin.policy.KnownWorkaround;
import dev.tocsin.policy.Policy;

/** Writes automations and known workarounds, as {@link SelfServiceReader} reads them. */
final class SelfServiceWriter {
  private SelfServiceWriter() {}

  static void write(Policy policy, Written.Mapping out) {
    boolean namesAlone =
        policy.automations().values().stream()
            .allMatch(rule -> rule.equals(AutomationRule.of(rule.name())));
    if (namesAlone) {
      out.list("automations", policy.automations().keySet(), Written::text);
    } else {
      out.named("automations", policy.automations(), SelfServiceWriter::automation);
    }
    out.named("workarounds", policy.workarounds(), SelfServiceWriter::workaround);
  }

  private static Node automation(AutomationRule rule) {
    Written.Mapping out = new Written.Mapping();
    if (rule.timeLimit() != null) {
      out.text("time-limit", Durations.write(rule.timeLimit()));
    }
    if (rule.attempts() != null) {
      out.put("attempts", Written.literal(rule.attempts()));
    }
    out.text("resolves", rule.resolves(), null);
    return out.node();
  }

  private static Node workaround(KnownWorkaround workaround) {
    Written.Mapping out = new Written.Mapping();
    WhenWriter.put(workaround.when(), out);
    return out.text("text", workaround.text()).node();
  }
}
