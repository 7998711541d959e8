package dev.tocsin;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.store.Chain;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Redaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Putting away what is over, and taking personal data out of it, each after a look at what would
 * go. Who did it and why is on record.
 *
 * <p>Both are for finished incidents: closed, with nothing left to be sent or to be looked at, and
 * nothing parked; another one is an {@link UnfinishedIncidentException}. An archived incident is
 * out of the way: no search and no dedup key finds it and no command changes it, but its id and its
 * reference still do, and its history can be read. Nothing is ever deleted.
 *
 * <p>The actions that an {@link dev.tocsin.host.Authorizer} is asked for are {@code archive} and
 * {@code redact}. A store that cannot do this refuses with {@link
 * dev.tocsin.store.UnsupportedCapabilityException}. Safe for many threads. Source:
 * store-contract.md, C34 and C35.
 */
public final class DeskRetention {
  private final Corridor corridor;

  DeskRetention(Corridor corridor) {
    this.corridor = corridor;
  }

  /**
   * The dry run of archiving: what is finished and not archived. Changes nothing. May cost a walk
   * over what is closed.
   *
   * @param closedBefore those that were closed before it, UTC
   * @param limit the most to return, at least 1
   * @return the one closed first first; the argument of {@link #archive(List, Actor, String)}
   */
  public List<IncidentId> archivable(Instant closedBefore, int limit) {
    return corridor.store.archivable(corridor.tenant, closedBefore, limit);
  }

  /**
   * Puts away what was looked at. What ceased to be finished in between stays, and so does what is
   * not there. Each goes by itself: an error at one leaves those before it archived, and doing all
   * of it again is harmless.
   *
   * @param incidents which ones
   * @param by who has it done
   * @param reason why; do not name a person whom the incidents concern
   * @return those of them that are archived now, in the order of the argument
   */
  public List<IncidentId> archive(List<IncidentId> incidents, Actor by, String reason) {
    List<IncidentId> away = new ArrayList<>();
    for (IncidentId id : incidents) {
      try {
        archive(id, by, reason);
        away.add(id);
      } catch (UnfinishedIncidentException | NoSuchIncidentException left) {
        // it stays, and the answer says so
      }
    }
    return List.copyOf(away);
  }

  /**
   * Puts one incident away. That it was asked for, by whom and why, is on record before it is done,
   * so a call that was cut off is finished by the next one. Again on an archived one it does
   * nothing.
   *
   * @param id the incident
   * @param by who has it done
   * @param reason why; do not name a person whom the incident concerns
   * @return the incident as it stays
   * @throws UnfinishedIncidentException when it is not over
   */
  public Incident archive(IncidentId id, Actor by, String reason) {
    for (int attempt = 0; attempt < Corridor.ATTEMPTS; attempt++) {
      Loaded loaded = finished(id, by, "archive");
      Incident incident = there(loaded, id);
      if (!recorded(corridor.history(id))) {
        CommitResult result = commit(recording(incident, by, loaded.now(), reason));
        if (!(result instanceof CommitResult.Committed)) {
          continue;
        }
        incident = there(corridor.store.load(corridor.tenant, Lookup.of(id, null)), id);
      }
      if (!corridor.store.archive(corridor.tenant, List.of(id)).isEmpty()) {
        return incident;
      }
    }
    throw new TooManyConflictsException(id, Corridor.ATTEMPTS);
  }

  /**
   * The dry run of a redaction: which entries would stand how without what people wrote, who
   * reported, and the host's attributes. Changes nothing. Costs a walk over the history.
   *
   * @param id the incident, archived or not
   * @param by who asks for it
   * @param reason why; do not name the person
   * @return what would be replaced and appended; the argument of {@link #redact}
   * @throws UnfinishedIncidentException when it is not closed
   */
  public Redaction redaction(IncidentId id, Actor by, String reason) {
    for (int attempt = 0; attempt < Corridor.ATTEMPTS; attempt++) {
      Loaded loaded = finished(id, by, "redact");
      Incident incident = there(loaded, id);
      List<Entry> history = corridor.history(id);
      if (history.size() == incident.version()) {
        return Redaction.of(
            corridor.ids.next(), incident, history, by, loaded.now(), reason, corridor.ids);
      }
    }
    throw new TooManyConflictsException(id, Corridor.ATTEMPTS);
  }

  /**
   * Takes out what was looked at, and nothing else. It cannot be undone.
   *
   * @param redaction as {@link #redaction} showed it
   * @param by who has it done
   * @return the incident as it stands now
   * @throws StaleVersionException when the incident has changed since: look at it again
   * @throws UnfinishedIncidentException when something of it is still to be sent or is parked
   */
  public Incident redact(Redaction redaction, Actor by) {
    Commit commit = redaction.commit();
    finished(commit.incidentId(), by, "redact");
    CommitResult result = commit(redaction);
    if (result instanceof CommitResult.Committed) {
      return commit.snapshot();
    }
    Long actual = result instanceof CommitResult.Conflict lost ? lost.actualVersion() : null;
    throw new StaleVersionException(
        commit.incidentId(), commit.expectedVersion(), actual == null ? 0 : actual);
  }

  /** Whether the last thing but redactions that is on record is that it is to be put away. */
  private static boolean recorded(List<Entry> history) {
    boolean recorded = false;
    for (Entry entry : history) {
      recorded =
          entry.event() instanceof RecordEvent.Archived
              || (recorded && entry.event() instanceof RecordEvent.Redacted);
    }
    return recorded;
  }

  private Redaction recording(Incident incident, Actor by, Instant now, String reason) {
    Entry entry =
        new Entry(
            incident.version() + 1, now, now, by, null, null, new RecordEvent.Archived(reason));
    return new Redaction(
        List.of(),
        Chain.seal(
            new Commit(
                corridor.ids.next(),
                incident.version(),
                List.of(entry),
                IncidentEngine.apply(incident, entry),
                null,
                List.of(),
                List.of(),
                null,
                null),
            corridor.ids));
  }

  private Loaded finished(IncidentId id, Actor by, String action) {
    Loaded loaded = corridor.store.load(corridor.tenant, Lookup.of(id, null));
    Incident incident = there(loaded, id);
    corridor.authorize(by, action, incident);
    if (incident.phase() != Phase.CLOSED) {
      throw new UnfinishedIncidentException(id, incident.phase());
    }
    return loaded;
  }

  private static Incident there(Loaded loaded, IncidentId id) {
    Incident incident = loaded.incident();
    if (incident == null) {
      throw new NoSuchIncidentException(id.toString());
    }
    return incident;
  }

  private CommitResult commit(Redaction redaction) {
    Commit commit = redaction.commit();
    CommitResult result = corridor.store.redact(redaction);
    for (int i = 0; i < Corridor.REPLAYS && result instanceof CommitResult.Unknown; i++) {
      result = corridor.store.redact(redaction);
    }
    if (result instanceof CommitResult.Unknown unknown) {
      throw new OutcomeUnknownException(commit.id(), null, unknown.detail());
    }
    if (result instanceof CommitResult.Rejected rejected) {
      if (rejected.reason() == CommitResult.Reason.UNFINISHED) {
        throw new UnfinishedIncidentException(commit.incidentId(), commit.snapshot().phase());
      }
      throw new CommitRejectedException(rejected.reason(), rejected.detail());
    }
    if (result instanceof CommitResult.Committed) {
      corridor.listener.committed(commit.snapshot(), commit.entries());
    }
    return result;
  }
}
