package dev.tocsin.memory;

import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import dev.tocsin.store.Redaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be put away, and what personal data may be taken out of. Asking walks over all incidents
 * of the tenant and all that is to be sent. Guarded by its shard's lock. Source: store-contract.md,
 * C34 and C35.
 */
final class Cellar {
  private final Shard shard;
  private final List<Row> rows;

  Cellar(Shard shard, List<Row> rows) {
    this.shard = shard;
    this.rows = rows;
  }

  /** The finished ones that are not archived, the one closed first first. */
  List<IncidentId> archivable(Instant closedBefore, int limit) {
    Set<IncidentId> unsent = shard.outbox.incidents();
    return rows.stream()
        .filter(row -> !row.archived && finished(row, unsent))
        .map(row -> row.snapshot)
        .filter(incident -> incident.status().since().isBefore(closedBefore))
        .sorted(
            Comparator.comparing((Incident incident) -> incident.status().since())
                .thenComparing(Incident::id))
        .limit(limit)
        .map(Incident::id)
        .toList();
  }

  /** Puts away those that are finished; returns those that are away now. */
  List<IncidentId> archive(List<IncidentId> incidents) {
    Set<IncidentId> unsent = shard.outbox.incidents();
    List<IncidentId> away = new ArrayList<>();
    for (IncidentId id : new LinkedHashSet<>(incidents)) {
      Row row = shard.row(id);
      if (row != null && !row.archived && finished(row, unsent)) {
        shard.hide(row);
        row.archived = true;
      }
      if (row != null && row.archived) {
        away.add(id);
      }
    }
    return List.copyOf(away);
  }

  /** What stands in the way of a redaction, or null. */
  @Nullable CommitResult obstacle(Redaction redaction) {
    IncidentId id = redaction.commit().incidentId();
    Row row = shard.row(id);
    long version = row == null ? 0 : row.snapshot.version();
    if (row == null || version != redaction.commit().expectedVersion()) {
      return new Conflict(version);
    }
    return finished(row, shard.outbox.incidents())
        ? null
        : new Rejected(
            Reason.UNFINISHED,
            "Incident %s is open, or something of it is still to be sent or looked at: close it and"
                    .formatted(id)
                + " settle what waits or is parked");
  }

  private static boolean finished(Row row, Set<IncidentId> unsent) {
    return row.snapshot.phase() == Phase.CLOSED
        && row.due == Micros.NEVER
        && !unsent.contains(row.snapshot.id());
  }
}
