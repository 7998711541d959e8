package dev.tocsin.escalation;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Ownership;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.State;
import dev.tocsin.incident.Status;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a matrix asks an incident for; everything else about it is always the same. */
final class Facts {
  static final Instant FRIDAY = Instant.parse("2026-11-27T08:00:00Z");

  String category = "application/checkout";
  Priority priority = Priority.P1;
  Impact impact = Impact.EXTENSIVE;
  Urgency urgency = Urgency.CRITICAL;
  @Nullable String service = "shop";
  String team = "checkout";
  Source source = Source.MONITORING;
  Map<String, String> attributes = new TreeMap<>();

  Incident incident() {
    return new Incident(
        new Identity(
            TenantId.DEFAULT,
            new IncidentId(new UUID(1, 1)),
            new Reference("INC-000001"),
            FRIDAY,
            new UUID(2, 2)),
        1,
        new Details("title", null, source, null, service, null, null, attributes),
        new Classification(Category.of(category), impact, urgency, priority, null),
        new Status(new State("New", Phase.NEW), FRIDAY, null),
        new Ownership(team, null, FRIDAY, List.of()),
        new Escalation("v", null, null, 1, FRIDAY, priority, List.of(), List.of(), null),
        null,
        null,
        null,
        null,
        List.of(),
        0,
        FRIDAY,
        Map.of());
  }
}
