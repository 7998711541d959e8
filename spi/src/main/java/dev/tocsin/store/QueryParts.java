package dev.tocsin.store;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Engagement;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Source;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conditions of a {@link Query}; changed by nobody once the query is made. */
final class QueryParts {
  Set<Phase> phases = Set.of();
  @Nullable String state;
  @Nullable Reference reference;
  @Nullable String team;
  @Nullable String person;
  @Nullable Category category;
  @Nullable String service;
  @Nullable Source source;
  @Nullable Actor reporter;
  @Nullable String supplier;
  @Nullable Boolean major;
  @Nullable Priority atLeast;
  @Nullable Priority atMost;
  @Nullable String title;
  Map<String, String> attributes = Map.of();
  @Nullable Instant loggedFrom;
  @Nullable Instant loggedBefore;
  @Nullable Instant updatedFrom;
  @Nullable Instant updatedBefore;

  QueryParts() {}

  QueryParts(QueryParts other) {
    phases = other.phases;
    state = other.state;
    reference = other.reference;
    team = other.team;
    person = other.person;
    category = other.category;
    service = other.service;
    source = other.source;
    reporter = other.reporter;
    supplier = other.supplier;
    major = other.major;
    atLeast = other.atLeast;
    atMost = other.atMost;
    title = other.title;
    attributes = other.attributes;
    loggedFrom = other.loggedFrom;
    loggedBefore = other.loggedBefore;
    updatedFrom = other.updatedFrom;
    updatedBefore = other.updatedBefore;
  }

  Map<String, @Nullable Object> all() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("phases", phases);
    all.put("state", state);
    all.put("reference", reference);
    all.put("team", team);
    all.put("person", person);
    all.put("category", category);
    all.put("service", service);
    all.put("source", source);
    all.put("reporter", reporter);
    all.put("supplier", supplier);
    all.put("major", major);
    all.put("atLeast", atLeast);
    all.put("atMost", atMost);
    all.put("title", title);
    all.put("attributes", attributes);
    all.put("loggedFrom", loggedFrom);
    all.put("loggedBefore", loggedBefore);
    all.put("updatedFrom", updatedFrom);
    all.put("updatedBefore", updatedBefore);
    return all;
  }

  boolean plain() {
    return state == null
        && person == null
        && source == null
        && reporter == null
        && supplier == null
        && major == null
        && title == null
        && attributes.isEmpty()
        && updatedFrom == null
        && updatedBefore == null;
  }

  boolean match(Incident incident) {
    int level = incident.priority().level();
    return (phases.isEmpty() || phases.contains(incident.phase()))
        && any(state, incident.state())
        && any(reference, incident.reference())
        && any(team, incident.team())
        && (category == null || incident.category().within(category))
        && any(service, incident.details().service())
        && (atLeast == null || level <= atLeast.level())
        && (atMost == null || level >= atMost.level())
        && within(incident.identity().loggedAt(), loggedFrom, loggedBefore)
        && (plain() || rest(incident));
  }

  private boolean rest(Incident incident) {
    return any(person, incident.ownership().person())
        && any(source, incident.details().source())
        && any(reporter, incident.details().reporter())
        && (supplier == null || engaged(incident, supplier))
        && (major == null || major == (incident.major() != null))
        && within(incident.recordedAt(), updatedFrom, updatedBefore)
        && incident.details().attributes().entrySet().containsAll(attributes.entrySet())
        && (title == null || folded(incident.title()).contains(folded(title)));
  }

  private static boolean any(@Nullable Object wanted, @Nullable Object there) {
    return wanted == null || wanted.equals(there);
  }

  private static boolean within(Instant at, @Nullable Instant from, @Nullable Instant before) {
    return (from == null || !at.isBefore(from)) && (before == null || at.isBefore(before));
  }

  private static boolean engaged(Incident incident, String supplier) {
    for (Engagement each : incident.escalation().engaged()) {
      if (each.supplier().equals(supplier)) {
        return true;
      }
    }
    return false;
  }

  /** Both ways, so that letters with two lower cases are one as well. */
  private static String folded(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
