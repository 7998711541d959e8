package dev.tocsin.policyfile;

import dev.tocsin.policy.MajorRules;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes how major incidents are handled, as {@link MajorIncidentsReader} reads it. */
final class MajorIncidentsWriter {
  private MajorIncidentsWriter() {}

  static Node write(MajorRules rules) {
    Written.Mapping out = new Written.Mapping().text("commander", rules.commander());
    out.text("team", rules.team(), null);
    if (!rules.updateEvery().isEmpty()) {
      out.put("update-every", cadence(rules.updateEvery()));
    }
    if (!rules.stakeholders().equals(MajorRules.STAKEHOLDERS)) {
      out.some("stakeholders", rules.stakeholders(), RungWriter::target);
    }
    duration(out, "declare-after", rules.declareAfter());
    duration(out, "review-within", rules.reviewWithin());
    return out.text("cost-per-hour", rules.costPerHour(), null).node();
  }

  private static Node cadence(Map<?, Duration> cadence) {
    Duration any = cadence.values().iterator().next();
    if (cadence.equals(MajorRules.of("any").updateEvery(any).updateEvery())) {
      return Written.text(Durations.write(any));
    }
    Written.Mapping out = new Written.Mapping();
    cadence.forEach((priority, every) -> out.text(priority.toString(), Durations.write(every)));
    return out.node();
  }

  private static void duration(Written.Mapping out, String key, @Nullable Duration value) {
    if (value != null) {
      out.text(key, Durations.write(value));
    }
  }
}
