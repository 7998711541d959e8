package dev.tocsin;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.ParentState;
import dev.tocsin.incident.Report;
import dev.tocsin.policy.StormRule;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the incident that a report becomes a child of because there are so many, or logs it. It
 * owns a dedup key made of the rule and of what the reports have in common, so two nodes that begin
 * a storm at once log one. In a transaction of the host storms are joined and not begun. Source:
 * domain.md, practice 1.
 */
final class Storms {
  private static final int LONGEST_KEY = 255;

  private final Corridor corridor;
  private final Ground ground;
  private final BiFunction<Report, Caller, Incident> log;

  Storms(Corridor corridor, Ground ground, BiFunction<Report, Caller, Incident> log) {
    this.corridor = corridor;
    this.ground = ground;
    this.log = log;
  }

  /** The parent of what the report will be; null when there is no storm, and for an exercise. */
  @Nullable Incident parent(Report report, Instant now, IncidentEngine engine) {
    if (report.exercise()) {
      return null;
    }
    for (StormRule rule : engine.policy().storms()) {
      String value = rule.value(report);
      if (value != null) {
        Incident parent = parent(rule, value, report, now, engine);
        return parent == null || ParentState.of(parent) != ParentState.OPEN ? null : parent;
      }
    }
    return null;
  }

  private @Nullable Incident parent(
      StormRule rule, String value, Report report, Instant now, IncidentEngine engine) {
    String key = key(rule, value);
    Loaded found = ground.load(corridor.tenant, Lookup.ofDedupKey(key));
    Incident storm = found.incident();
    boolean open = storm != null && ParentState.of(storm) == ParentState.OPEN;
    boolean worse = storm != null && engine.priority(report).above(storm.priority());
    if (open && !worse) {
      return storm;
    }
    Instant over =
        storm != null
            ? storm.status().since()
            : found.lastClosed() == null ? null : found.lastClosed().status().since();
    return open || many(rule, value, key, now, over)
        ? log.apply(storm(rule, value, key, report), Caller.reporting(report))
        : null;
  }

  /** Whether there are too many by now; what came before the last storm was over is done with. */
  private boolean many(
      StormRule rule, String value, String key, Instant now, @Nullable Instant over) {
    Instant from = now.minus(rule.within());
    Query query = Query.all().logged(over != null && over.isAfter(from) ? over : from, null);
    Page page =
        ground.search(
            corridor.tenant,
            switch (rule.by()) {
              case CATEGORY -> query.category(dev.tocsin.incident.Category.of(value));
              case SERVICE -> query.service(value);
              case ATTRIBUTE -> query.attribute(String.valueOf(rule.attribute()), value);
            },
            rule.moreThan() + 1);
    return page != null
        && page.incidents().stream()
                .filter(each -> !each.exercise() && !key.equals(each.details().dedupKey()))
                .count()
            >= rule.moreThan();
  }

  /** Of the same kind as the report, so that whoever answers for that one answers for all. */
  private static Report storm(StormRule rule, String value, String key, Report report) {
    String title = "Storm '%s': more than %d of %s".formatted(rule.name(), rule.moreThan(), value);
    return new Report(
        title.length() <= 400 ? title : title.substring(0, 400),
        "Reported within " + rule.within() + ". The next ones are children of this incident.",
        report.source(),
        null,
        report.category(),
        report.service(),
        report.impact(),
        report.urgency(),
        key,
        null,
        report.attributes(),
        false);
  }

  /** As long as a key can be; what would be longer is told apart by its digest. */
  private static String key(StormRule rule, String value) {
    String key = "storm:" + rule.name() + ":" + value;
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= LONGEST_KEY ? key : "storm:" + UUID.nameUUIDFromBytes(bytes);
  }
}
