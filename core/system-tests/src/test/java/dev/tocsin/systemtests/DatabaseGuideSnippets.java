package dev.tocsin.systemtests;

import dev.tocsin.ServiceDesk;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.TenantId;
import dev.tocsin.jdbc.CodecException;
import dev.tocsin.jdbc.Housekept;
import dev.tocsin.jdbc.JdbcStore;
import dev.tocsin.notification.Notifier;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;

/** The code of the guide to databases, compiled. What stands between the marks is shown there. */
final class DatabaseGuideSnippets {
  private DatabaseGuideSnippets() {}

  static ServiceDesk node(
      DataSource source, Policy policy, Notifier notifier, ScheduledExecutorService executor) {
    // README: node
    JdbcStore store = JdbcStore.builder(source).build();
    ServiceDesk desk =
        ServiceDesk.builder(policy, store, UUID::randomUUID)
            .policyCodec(PolicyFile.codec())
            .notifier(notifier)
            .build();
    desk.worker().start(executor);
    // README: end
    return desk;
  }

  // README: house
  /** To be called every few minutes, on any node or on all. */
  static void keepHouse(JdbcStore store) {
    Housekept gone;
    do {
      gone = store.keepHouse(Duration.ofHours(24), 10_000);
    } while (gone.commitIds() == 10_000);
  }

  // README: end

  static List<IncidentId> putAway(ServiceDesk desk, Instant now) {
    // README: retention
    List<IncidentId> over =
        desk.retention().archivable(now.minus(Duration.ofDays(365)), 500); // the dry run
    desk.retention().archive(over, Actor.system("records"), "closed for a year");
    // README: end
    return over;
  }

  // README: rebuild
  /** Writes all snapshots anew; returns those whose entries cannot be read or are not whole. */
  static List<IncidentId> rebuild(JdbcStore store, TenantId tenant) {
    List<IncidentId> unreadable = new ArrayList<>();
    List<IncidentId> part = store.ids(tenant, null, 500);
    while (!part.isEmpty()) {
      for (IncidentId id : part) {
        try {
          store.rebuild(tenant, id, IncidentEngine::fold);
        } catch (CodecException e) {
          unreadable.add(id);
        }
      }
      part = store.ids(tenant, part.get(part.size() - 1), 500);
    }
    return unreadable;
  }
  // README: end
}
