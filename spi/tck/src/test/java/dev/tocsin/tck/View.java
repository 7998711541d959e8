package dev.tocsin.tck;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reading a world. */
final class View {
  private final Rules rules;
  private final Map<Cursor, Integer> offsets = new HashMap<>();

  View(Rules rules) {
    this.rules = rules;
  }

  Loaded load(World world, TenantId tenant, Lookup lookup, Instant now) {
    String prefix = tenant.value();
    String key = lookup.dedupKey() == null ? null : prefix + rules.dedupKey(lookup.dedupKey());
    IncidentId id =
        lookup.byRequest()
            ? requested(world, tenant, lookup.requestId())
            : lookup.id() != null
                ? lookup.id()
                : lookup.reference() != null
                    ? world.references.get(prefix + lookup.reference())
                    : world.owners.get(key);
    World.Row row = id == null ? null : world.rows.get(prefix + id);
    List<IncidentId> closed = key == null ? List.of() : world.closed.getOrDefault(key, List.of());
    Incident last =
        closed.isEmpty() ? null : world.rows.get(prefix + closed.get(closed.size() - 1)).snapshot();
    Long version = null;
    if (row != null && lookup.requestId() != null) {
      for (Entry entry : row.entries()) {
        if (version == null && lookup.requestId().equals(entry.requestId())) {
          version = row.ends().stream().filter(end -> end >= entry.sequence()).findFirst().get();
        }
      }
    }
    return new Loaded(
        now, row == null ? null : row.snapshot(), last, version, activation(world, tenant));
  }

  private Activation activation(World world, TenantId tenant) {
    Activation last = world.activations.get(tenant.value());
    return last != null && rules.has(Flaw.FIRST_POLICY_FOR_EVER)
        ? new Activation(1, last.version(), last.at())
        : last;
  }

  private IncidentId requested(World world, TenantId tenant, String request) {
    return rules.has(Flaw.REQUESTS_OF_ONE_INCIDENT)
        ? null
        : world.rows.values().stream()
            .filter(row -> row.snapshot().tenant().equals(tenant))
            .filter(row -> row.entries().stream().anyMatch(e -> request.equals(e.requestId())))
            .map(row -> row.snapshot().id())
            .findFirst()
            .orElse(null);
  }

  List<Entry> history(World world, TenantId tenant, IncidentId id, long after, int limit) {
    silly(after < 0 || limit < 1);
    World.Row row = world.rows.get(tenant.value() + id);
    return row == null
        ? List.of()
        : row.entries().stream()
            .filter(entry -> entry.sequence() > after)
            .limit(Math.max(limit, 0))
            .toList();
  }

  Page search(World world, TenantId tenant, Query query, Cursor after, int limit) {
    silly(limit < 1);
    Comparator<Incident> order =
        rules.has(Flaw.SORTED_BY_CHANGE)
            ? Comparator.comparing(View::changed)
            : Comparator.comparing(Cursor::of);
    boolean early = rules.has(Flaw.CUT_BEFORE_FILTERED);
    boolean offset = rules.has(Flaw.OFFSET_PAGING) && after != null;
    List<Incident> found =
        world.rows.values().stream()
            .filter(row -> !row.archived() && row.snapshot().tenant().equals(tenant))
            .map(World.Row::snapshot)
            .filter(incident -> early || wanted(query, incident))
            .filter(
                incident ->
                    after == null
                        || offset
                        || (rules.has(Flaw.SORTED_BY_CHANGE)
                                    ? changed(incident)
                                    : Cursor.of(incident))
                                .compareTo(after)
                            > 0)
            .sorted(order)
            .skip(offset ? offsets.getOrDefault(after, 0) : 0)
            .limit(limit + 1L)
            .filter(incident -> wanted(query, incident))
            .toList();
    if (found.size() <= limit) {
      return new Page(found, null);
    }
    List<Incident> page = new ArrayList<>(found.subList(0, Math.max(limit, 0)));
    if (page.isEmpty()) {
      return new Page(page, null);
    }
    Incident last = page.get(page.size() - 1);
    Cursor next = rules.has(Flaw.SORTED_BY_CHANGE) ? changed(last) : Cursor.of(last);
    offsets.put(next, (after == null ? 0 : offsets.getOrDefault(after, 0)) + limit);
    return new Page(page, next);
  }

  private boolean wanted(Query query, Incident incident) {
    if (rules.has(Flaw.FORGETS_CONDITIONS) && !query.plain()) {
      return query.phases().isEmpty() || query.phases().contains(incident.phase());
    }
    return query.matches(incident)
        || (rules.has(Flaw.TITLE_IS_A_PATTERN)
            && query.equals(Query.all().title("OF_THE"))
            && Query.all().title("of the").matches(incident));
  }

  private static Cursor changed(Incident incident) {
    return new Cursor(incident.recordedAt().plusNanos(1_000 * incident.version()), incident.id());
  }

  void silly(boolean silly) {
    if (silly && !rules.has(Flaw.SILLY_ARGUMENTS)) {
      throw new IllegalArgumentException("silly");
    }
  }
}
