package dev.tocsin.verify;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.Policy;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An example while the axes fill it in. */
final class Sketch {
  @Nullable Category category;
  @Nullable Impact impact;
  @Nullable Urgency urgency;
  @Nullable Priority priority;
  @Nullable String team;
  @Nullable String service;
  Source source = Source.MONITORING;
  final Map<String, String> attributes = new TreeMap<>();
  @Nullable Instant at;

  Example example(Policy policy) {
    Category where = Objects.requireNonNull(category);
    Impact how = Objects.requireNonNull(impact);
    Urgency soon = Objects.requireNonNull(urgency);
    Priority derived = policy.priorities().priority(how, soon);
    String accountable = policy.categories().team(where);
    Priority set = priority == null ? derived : priority;
    String by = team == null ? accountable : team;
    return new Example(
        where,
        how,
        soon,
        set,
        by,
        service,
        source,
        attributes,
        Objects.requireNonNull(at),
        !set.equals(derived) || !by.equals(accountable));
  }
}
