package dev.tocsin.examples.storage;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import dev.tocsin.store.StoreUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Snapshots, entries, and what finds them: the register (C2, C10 to C13, C34). */
final class Incidents implements Part {
  private final MVMap<String, String> snapshots;
  private final MVMap<String, String> versions;
  private final MVMap<String, String> entries;
  private final MVMap<String, String> requests;
  private final MVMap<String, String> requested;
  private final MVMap<String, String> references;
  private final MVMap<String, String> timeline;

  Incidents(Disk disk) {
    snapshots = disk.map("snapshots");
    versions = disk.map("versions");
    entries = disk.map("entries");
    requests = disk.map("requests");
    requested = disk.map("requested");
    references = disk.map("references");
    timeline = disk.map("timeline");
  }

  // README: commit
  @Override
  public @Nullable CommitResult answer(Commit commit, Instant now) {
    Incident after = commit.snapshot();
    String version = versions.get(Keys.of(commit.tenant(), after.id()));
    long actual = version == null ? 0 : Long.parseLong(version);
    if (actual != commit.expectedVersion()) {
      return new Conflict(actual);
    }
    if (version == null && references.containsKey(Keys.of(commit.tenant(), after.reference()))) {
      return new Rejected(
          Reason.REFERENCE_TAKEN,
          "Reference %s is another incident's: draw another".formatted(after.reference()));
    }
    return null;
  }

  @Override
  public void apply(Commit commit, Instant now) {
    TenantId tenant = commit.tenant();
    Incident after = commit.snapshot();
    String id = after.id().toString();
    if (commit.expectedVersion() == 0) {
      references.put(Keys.of(tenant, after.reference()), id);
      timeline.put(Keys.of(tenant, after.identity().loggedAt(), id), id);
    }
    String version = Long.toString(after.version());
    versions.put(Keys.of(tenant, id), version);
    snapshots.put(Keys.of(tenant, id), Json.write(after));
    for (Entry entry : commit.entries()) {
      entries.put(Keys.of(tenant, id, Keys.number(entry.sequence())), Json.write(entry));
      if (entry.requestId() != null) {
        requests.putIfAbsent(Keys.of(tenant, id, entry.requestId()), version);
        requested.putIfAbsent(Keys.of(tenant, entry.requestId()), id);
      }
    }
  }

  // README: end

  @Nullable Incident find(TenantId tenant, @Nullable String id) {
    String text = id == null ? null : snapshots.get(Keys.of(tenant, id));
    if (text == null) {
      return null;
    }
    try {
      return Json.read(text, Incident.class);
    } catch (IllegalStateException e) {
      throw new StoreUnavailableException(
          "Incident %s of tenant %s cannot be read: mend it where it is stored"
              .formatted(id, tenant),
          e);
    }
  }

  @Nullable String idOf(TenantId tenant, Reference reference) {
    return references.get(Keys.of(tenant, reference));
  }

  /** The incident that a request has changed, the first one if there were two. */
  @Nullable String idOf(TenantId tenant, String requestId) {
    return requested.get(Keys.of(tenant, requestId));
  }

  /** The version that the commit of a request made, the first one if there were two. */
  @Nullable Long versionOf(TenantId tenant, IncidentId id, String requestId) {
    String version = requests.get(Keys.of(tenant, id, requestId));
    return version == null ? null : Long.valueOf(version);
  }

  List<Entry> history(TenantId tenant, IncidentId id, long after, int limit) {
    List<Entry> found = new ArrayList<>();
    String from = Keys.of(tenant, id, Keys.number(after + 1));
    for (String text : Disk.values(entries, Keys.of(tenant, id), from)) {
      if (found.size() == limit) {
        break;
      }
      found.add(Json.read(text, Entry.class));
    }
    return found;
  }

  // README: search
  Page search(TenantId tenant, Query query, @Nullable Cursor after, int limit) {
    String from = Keys.of(tenant);
    if (query.loggedFrom() != null) {
      from = Keys.of(tenant, query.loggedFrom());
    }
    if (after != null && Keys.of(tenant, after.loggedAt(), after.id()).compareTo(from) >= 0) {
      from = Keys.of(tenant, after.loggedAt(), after.id()) + '\0';
    }
    List<Incident> found = new ArrayList<>();
    for (String id : Disk.values(timeline, Keys.of(tenant), from)) {
      Incident incident = find(tenant, id);
      if (incident != null && query.matches(incident)) {
        if (found.size() == limit) {
          return new Page(found, Cursor.of(found.get(limit - 1)));
        }
        found.add(incident);
      }
    }
    return new Page(found, null);
  }
  // README: end
}
