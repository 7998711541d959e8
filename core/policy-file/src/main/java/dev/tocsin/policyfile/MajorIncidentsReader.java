package dev.tocsin.policyfile;

import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Priority;
import dev.tocsin.policy.HourlyRate;
import dev.tocsin.policy.MajorRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads how major incidents are handled.
 *
 * <p>Source: domain.md, practices 7 and 8, and "Words" (review).
 */
final class MajorIncidentsReader {
  private final Scope scope;

  MajorIncidentsReader(Scope scope) {
    this.scope = scope;
  }

  MajorRules read(Doc doc) {
    Fields fields = doc.fields(Keys.MAJOR_INCIDENTS);
    Doc commander =
        fields.need("commander", "name the role that commands: commander: incident-commander");
    List<Target> stakeholders =
        fields.get("stakeholders", each -> Contacts.targets(each, scope), MajorRules.STAKEHOLDERS);
    return doc.guard(
        () ->
            new MajorRules(
                scope.roles().get(commander),
                fields.find("team", scope.teams()::get),
                fields.get("update-every", this::cadence, Map.of()),
                stakeholders,
                fields.find("declare-after", Durations::positive),
                fields.find("review-within", Durations::positive),
                fields.find(
                    "cost-per-hour", each -> each.guard(() -> HourlyRate.of(each.text())))));
  }

  /** One time for every priority, or one for each. */
  private Map<Priority, Duration> cadence(Doc doc) {
    if (!doc.isFields()) {
      return MajorRules.of("any").updateEvery(Durations.positive(doc)).updateEvery();
    }
    Map<Priority, Duration> cadence = new TreeMap<>();
    scope
        .problems()
        .each(
            doc.entries().list(),
            each ->
                cadence.put(Words.PRIORITIES.get(each.key()), Durations.positive(each.value())));
    return cadence;
  }
}
