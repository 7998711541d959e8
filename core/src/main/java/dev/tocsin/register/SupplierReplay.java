package dev.tocsin.register;

import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.SupplierEvent;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.SupplierContract;
import dev.tocsin.policy.SupplierTarget;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replays what happened between us and suppliers; for one incident. */
final class SupplierReplay {
  private final List<Engagement> all = new ArrayList<>();
  private final Map<String, Engagement> last = new HashMap<>();

  /** One engagement while it is replayed. */
  private static final class Engagement {
    private final String supplier;
    private final int number;
    private final Instant engagedAt;
    private final Set<String> missed = new HashSet<>();
    private @Nullable Instant deliveredAt;
    private @Nullable Instant respondedAt;
    private @Nullable Instant handedBackAt;
    private boolean accepted;
    private boolean over;
    private int rejections;

    Engagement(String supplier, int number, Instant engagedAt) {
      this.supplier = supplier;
      this.number = number;
      this.engagedAt = engagedAt;
    }

    void heard(Instant at) {
      deliveredAt = deliveredAt == null ? at : deliveredAt;
      respondedAt = respondedAt == null ? at : respondedAt;
    }

    SupplierRecord record(Policy policy, Priority priority) {
      Supplier known = policy.suppliers().get(supplier);
      SupplierContract contract = known == null ? null : known.contract();
      Map<TargetKind, Boolean> targets = new EnumMap<>(TargetKind.class);
      put(
          targets,
          TargetKind.RESPONSE,
          respondedAt != null,
          priority,
          contract == null ? null : contract.response());
      put(
          targets,
          TargetKind.RESOLUTION,
          accepted,
          priority,
          contract == null ? null : contract.resolution());
      return new SupplierRecord(
          supplier,
          engagedAt,
          deliveredAt,
          respondedAt,
          accepted ? handedBackAt : null,
          rejections,
          targets);
    }

    private void put(
        Map<TargetKind, Boolean> targets,
        TargetKind kind,
        boolean happened,
        Priority priority,
        @Nullable SupplierTarget promised) {
      if (missed.contains(kind.toString())) {
        targets.put(kind, false);
      } else if (happened && promised != null && promised.within(priority) != null) {
        targets.put(kind, true);
      }
    }
  }

  void take(Entry entry) {
    IncidentEvent event = entry.event();
    Instant at = entry.occurredAt();
    if (event instanceof AssistanceEvent.SupplierEngaged e) {
      engaged(e, at);
    } else if (event instanceof SupplierEvent.SupplierResponded e) {
      heard(e.supplier(), at);
    } else if (event instanceof SupplierEvent.SupplierAsked e) {
      heard(e.supplier(), at);
    } else if (event instanceof SupplierEvent.HandedBack e) {
      Engagement engagement = heard(e.supplier(), at);
      if (engagement != null) {
        engagement.handedBackAt = at;
      }
    } else if (event instanceof SupplierEvent.HandBackRejected e) {
      Engagement engagement = last.get(e.supplier());
      if (engagement != null) {
        engagement.handedBackAt = null;
        engagement.rejections++;
      }
    } else if (event instanceof SupplierEvent.EngagementEnded e) {
      Engagement engagement = last.get(e.supplier());
      if (engagement != null) {
        engagement.accepted = e.accepted();
        engagement.over = true;
      }
    } else if (event instanceof EngagementEvent.EngagementDelivered e) {
      Engagement engagement = last.get(e.supplier());
      if (engagement != null) {
        engagement.deliveredAt = at;
      }
    } else if (event instanceof EngagementEvent.SupplierBreached e) {
      Engagement engagement = last.get(e.supplier());
      if (engagement != null) {
        engagement.missed.add(e.target());
      }
    } else if (entry.by().kind().equals("supplier")
        && (event instanceof OwnershipEvent.Acknowledged
            || event instanceof RecordEvent.Commented)) {
      Engagement engagement = last.get(entry.by().id());
      if (engagement != null && !engagement.over && engagement.handedBackAt == null) {
        engagement.heard(at);
      }
    }
  }

  private void engaged(AssistanceEvent.SupplierEngaged event, Instant at) {
    Engagement before = last.get(event.supplier());
    Integer number = event.engagement();
    if (number != null && (before == null || before.number != number)) {
      Engagement next = new Engagement(event.supplier(), number, at);
      last.put(event.supplier(), next);
      all.add(next);
    }
  }

  private @Nullable Engagement heard(String supplier, Instant at) {
    Engagement engagement = last.get(supplier);
    if (engagement != null) {
      engagement.heard(at);
    }
    return engagement;
  }

  List<SupplierRecord> records(Policy policy, Priority priority) {
    return all.stream().map(each -> each.record(policy, priority)).toList();
  }
}
