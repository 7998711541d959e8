package dev.tocsin.policyfile;

import dev.tocsin.policy.MaintenanceWindow;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.QuietHours;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what stops the clock of a path, as {@link TimeRulesReader} reads it. */
final class TimeRulesWriter {
  private TimeRulesWriter() {}

  static void write(Policy policy, @Nullable ZoneId zone, Written.Mapping out) {
    QuietHours quiet = policy.quietHours();
    if (quiet != null) {
      out.put(
          "quiet-hours",
          new Written.Mapping()
              .text(quiet.inside() ? "inside" : "outside", quiet.calendar())
              .some("priority", quiet.priorities(), Written::text)
              .node());
    }
    out.list("maintenance", policy.maintenance(), each -> window(each, zone));
    Set<String> reasons = policy.pauses().reasons();
    if (reasons != null) {
      out.put("pauses", Written.list(reasons, Written::text));
    }
  }

  private static Node window(MaintenanceWindow window, @Nullable ZoneId zone) {
    Written.Mapping out = new Written.Mapping().text("name", window.name());
    WhenWriter.put(window.when(), out);
    out.text("from", Moments.write(window.from())).text("until", Moments.write(window.until()));
    if (!window.zone().equals(zone)) {
      out.text("zone", window.zone().getId());
    }
    return out.text("targets", window.pausesTargets() ? TimeRulesReader.PAUSE : null, null).node();
  }
}
