package dev.tocsin;

import dev.tocsin.host.Suggestion;
import dev.tocsin.incident.Incident;
import dev.tocsin.policy.KnownWorkaround;
import dev.tocsin.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/** What the policy itself knows that may help. Source: domain.md, practice 2. */
final class Advice {
  private Advice() {}

  static List<Suggestion> workarounds(Incident incident, Corridor corridor, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit + " is below 1");
    }
    Policy policy = corridor.rules.known();
    List<Suggestion> found = new ArrayList<>();
    for (KnownWorkaround each : policy.workarounds().values()) {
      if (found.size() < limit
          && each.when()
              .matches(
                  incident, incident.identity().loggedAt(), policy.calendars(), policy.seasons())) {
        found.add(
            new Suggestion(
                Suggestion.WORKAROUND, each.id(), "workaround " + each.id(), each.text(), 1));
      }
    }
    return found;
  }
}
