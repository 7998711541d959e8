package dev.tocsin.registerfile;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Hold;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Source;
import dev.tocsin.incident.State;
import dev.tocsin.incident.TenantId;
import dev.tocsin.incident.UnknownEvent;
import dev.tocsin.incident.Urgency;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes rows of one incident as entries of a register. */
final class EntryMaker {
  private static final String UNKNOWN = "unknown";
  private static final String WHY = "imported";
  private static final Priority LEAST = new Priority(9);
  private static final Map<String, @Nullable Object> OFF = off();

  private final Rules rules;
  private final String incident;
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable Instant recorded;

  EntryMaker(Rules rules, String incident) {
    this.rules = rules;
    this.incident = incident;
  }

  private static Map<String, @Nullable Object> off() {
    Map<String, @Nullable Object> more = new TreeMap<>();
    more.put(WHY, "not in the lifecycle");
    return more;
  }

  List<Entry> entries() {
    return entries;
  }

  void logged(Row row, View view, Instant loggedAt, UUID secret, @Nullable Source source) {
    String reporter = row.get(Column.REPORTER);
    String title = row.get(Column.TITLE);
    String key = "tocsin-import/" + rules.name() + "/" + incident;
    IncidentId id = new IncidentId(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
    add(
        row,
        new LifecycleEvent.Logged(
            new Identity(TenantId.DEFAULT, id, Reference.from(id), loggedAt, secret),
            new Details(
                title == null ? "Imported " + incident : title,
                null,
                source == null ? Source.of(UNKNOWN) : source,
                reporter == null ? null : Actor.person(reporter),
                row.get(Column.SERVICE),
                null,
                view.occurredAt(),
                Map.of("imported-from", rules.name(), "imported-id", incident)),
            classification(view),
            view.state(),
            known(view.team()),
            WHY + " by " + rules.name()));
  }

  void reclassified(Row row, View view) {
    add(row, new RecordEvent.Reprioritised(classification(view), WHY));
  }

  void recategorised(Row row, View view) {
    add(row, new RecordEvent.Recategorised(category(view), WHY));
  }

  void assigned(Row row, View view) {
    add(
        row,
        new OwnershipEvent.Assigned(
            view.state(), known(view.team()), row.get(Column.ASSIGNEE), null));
  }

  void acknowledged(Row row) {
    add(row, new OwnershipEvent.Acknowledged());
  }

  void engaged(Row row, String supplier) {
    add(row, new AssistanceEvent.SupplierEngaged(supplier, 1, List.of()));
  }

  void linked(Row row, String parent) {
    add(row, new RecordEvent.Linked(new Link(Link.PARENT, parent)));
  }

  /** A row that changes nothing of the above. */
  void kept(Row row) {
    Map<String, @Nullable Object> fields = new TreeMap<>();
    fields.put("state", row.get(Column.STATE));
    fields.put("line", row.line());
    add(row, new UnknownEvent("imported-row", fields));
  }

  /** From one state to another; conforming or not. */
  void moved(Row row, Phase from, View view, boolean conforms, boolean cancelled) {
    State to = view.state();
    Map<String, @Nullable Object> more = conforms ? Map.of() : OFF;
    boolean over = from == Phase.RESOLVED || from == Phase.CLOSED;
    boolean ends = to.phase() == Phase.RESOLVED || to.phase() == Phase.CLOSED;
    if (over && !ends) {
      add(row, new LifecycleEvent.Reopened(to, WHY, more));
      return;
    }
    switch (to.phase()) {
      case RESOLVED -> add(row, new LifecycleEvent.Resolved(to, "", WHY, more));
      case CLOSED -> {
        if (cancelled) {
          add(row, new LifecycleEvent.Cancelled(to, WHY, more));
        } else {
          add(row, new LifecycleEvent.Closed(to, null, more));
        }
      }
      case ON_HOLD -> {
        // A log does not say when the team shall look again.
        String reason = rules.holds().getOrDefault(to.name(), UNKNOWN);
        Hold hold = new Hold(reason, null, Objects.requireNonNull(row.time()), List.of());
        add(row, new LifecycleEvent.Held(to, hold, more));
      }
      default -> {
        if (from == Phase.ON_HOLD && to.phase() == Phase.ACTIVE) {
          add(row, new LifecycleEvent.Resumed(to, more));
        } else if (from == Phase.NEW && to.phase() == Phase.ACTIVE) {
          add(row, new LifecycleEvent.Started(to, row.get(Column.ASSIGNEE), more));
        } else {
          add(row, new LifecycleEvent.StateReplaced(to, more));
        }
      }
    }
  }

  private void add(Row row, IncidentEvent event) {
    Instant time = Objects.requireNonNull(row.time());
    recorded = recorded == null || time.isAfter(recorded) ? time : recorded;
    entries.add(
        new Entry(
            entries.size() + 1,
            time,
            recorded,
            Actor.person(known(row.get(Column.BY))),
            null,
            null,
            event));
  }

  private Classification classification(View view) {
    Priority priority = view.priority();
    return new Classification(
        category(view),
        Impact.of(known(view.impact())),
        Urgency.of(known(view.urgency())),
        priority == null ? LEAST : priority,
        null);
  }

  private static Category category(View view) {
    Category category = view.category();
    return category == null ? Category.UNCATEGORISED : category;
  }

  private static String known(@Nullable String value) {
    return value == null ? UNKNOWN : value;
  }
}
