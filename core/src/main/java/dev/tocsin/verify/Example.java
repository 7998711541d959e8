package dev.tocsin.verify;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident that can really occur, with all that a row of the matrix may ask for.
 *
 * <p>Values that no rule names are called "other". Immutable; null only where marked. Source:
 * escalation.md, "Proving a policy" (witness).
 *
 * @param category its category
 * @param impact its impact
 * @param urgency its urgency
 * @param priority its priority
 * @param team the accountable team
 * @param service its service, or null
 * @param source where it came from
 * @param attributes the host's facts that some rule asks for, sorted by name
 * @param loggedAt when it is logged
 * @param overridden whether a person must have changed priority or team by hand to get here
 */
public record Example(
    Category category,
    Impact impact,
    Urgency urgency,
    Priority priority,
    String team,
    @Nullable String service,
    Source source,
    Map<String, String> attributes,
    Instant loggedAt,
    boolean overridden) {
  /** Sorts the attributes. */
  public Example {
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(impact, "impact");
    Objects.requireNonNull(urgency, "urgency");
    Objects.requireNonNull(priority, "priority");
    Objects.requireNonNull(team, "team");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(loggedAt, "loggedAt");
    attributes = ImmutableSortedMap.copyOf(attributes);
  }

  /**
   * The same incident, logged at another time.
   *
   * @param value when it is logged
   * @return a copy
   */
  public Example at(Instant value) {
    return new Example(
        category, impact, urgency, priority, team, service, source, attributes, value, overridden);
  }

  /** The same incident, when it has come to another team. */
  Example ownedBy(String value) {
    return new Example(
        category, impact, urgency, priority, value, service, source, attributes, loggedAt, true);
  }

  /** The same incident, when its priority was raised. */
  Example raised(Priority value) {
    return new Example(
        category, impact, urgency, value, team, service, source, attributes, loggedAt, true);
  }

  /**
   * The incident as the evaluator sees it, to replay what a finding says.
   *
   * @return a snapshot of a new incident; ids and texts are made up
   */
  public Incident incident() {
    UUID id = new UUID(0, 1);
    return new Incident(
        new Identity(
            TenantId.DEFAULT, new IncidentId(id), Reference.of("INC-000001"), loggedAt, id),
        1,
        new Details(
            "An example", null, source, null, service, null, null, ImmutableMap.copyOf(attributes)),
        new Classification(category, impact, urgency, priority, overridden ? "by hand" : null),
        new Status(new State("New", Phase.NEW), loggedAt, null),
        new Ownership(team, null, loggedAt, List.of()),
        new Escalation("none", null, null, 1, loggedAt, priority, List.of(), List.of(), null),
        null,
        null,
        null,
        null,
        List.of(),
        0,
        loggedAt,
        Map.of());
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    out.append(priority).append(" in ").append(category);
    out.append(" (impact ").append(impact).append(", urgency ").append(urgency).append(')');
    out.append(service == null ? " without a service" : " of service " + service);
    out.append(" from ").append(source).append(", team ").append(team);
    attributes.forEach((name, value) -> out.append(", ").append(name).append(' ').append(value));
    return out.append(", logged at ").append(loggedAt).toString();
  }
}
