package dev.tocsin;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.Decision;
import dev.tocsin.desk.Facts;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.policy.Adoption;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Page;
import dev.tocsin.store.Query;
import dev.tocsin.store.StoreUnavailableException;
import dev.tocsin.store.UnreadableIncidentException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks over the open incidents once for each policy that comes into force, and once after a start,
 * so that those whose wake is far away, or null, go over to it too.
 *
 * <p>Each node sweeps for itself, a page a turn: what another has done is passed over, an
 * interrupted page is walked again, and a policy that comes into force meanwhile begins anew. A
 * page costs one search; an incident that goes over costs a load, a look at what is in force, and a
 * commit. At the end those are looked at again that were logged about when it came into force, by a
 * node that did not know yet: the ones committed within a lease of it are reached. Where some could
 * not be read it begins anew a lease later, so that they go over once they are mended. Shared by
 * the workers of a desk. Source: escalation.md, "Editing the policy while incidents are open".
 */
final class AdoptionSweep {
  private static final Logger LOG = LoggerFactory.getLogger(AdoptionSweep.class);
  static final int PAGE = 50;
  private static final int ATTEMPTS = 3;

  private enum Stage {
    ALL,
    LATECOMERS,
    DONE
  }

  private final Corridor corridor;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<String> asked = new HashSet<>();
  private final Set<IncidentId> unreadable = new HashSet<>();
  private Stage stage = Stage.ALL;
  private long serial;
  private long left;
  private @Nullable Cursor cursor;
  private @Nullable Instant again;
  private volatile @Nullable Long openUnderOthers;

  AdoptionSweep(Corridor corridor) {
    this.corridor = corridor;
  }

  /** How many the last whole sweep left under other versions; null before one has ended. */
  @Nullable Long openUnderOthers() {
    return openUnderOthers;
  }

  /** Goes on by a page, unless all is done or another worker is at it. */
  WorkReport page(Rulebook.InForce in, BooleanSupplier stopping) {
    if (!lock.tryLock()) {
      return WorkReport.NOTHING;
    }
    try {
      if (in.activation.serial() != serial || mayBeMended()) {
        begin(in);
      }
      return stage == Stage.DONE || tooSoon(in) ? WorkReport.NOTHING : walk(in, stopping);
    } finally {
      lock.unlock();
    }
  }

  private void begin(Rulebook.InForce in) {
    serial = in.activation.serial();
    stage = Stage.ALL;
    cursor = null;
    left = 0;
    again = null;
    asked.clear();
    unreadable.clear();
  }

  private boolean mayBeMended() {
    return again != null && !corridor.store.now().isBefore(again);
  }

  private boolean tooSoon(Rulebook.InForce in) {
    return stage == Stage.LATECOMERS && corridor.store.now().isBefore(settled(in));
  }

  private static Instant settled(Rulebook.InForce in) {
    return in.activation.at().plus(DeskWorker.LEASE);
  }

  private WorkReport walk(Rulebook.InForce in, BooleanSupplier stopping) {
    Query query = Query.open();
    if (stage == Stage.LATECOMERS) {
      query = query.logged(in.activation.at().minus(DeskWorker.LEASE), settled(in));
    }
    int adopted = 0;
    long others = 0;
    Page page;
    try {
      page = corridor.store.search(corridor.tenant, query, cursor, PAGE);
    } catch (UnreadableIncidentException e) {
      page = e.before(); // those behind it go over
      others++;
      unreadable(e);
    }
    for (Incident incident : page.incidents()) {
      if (runsUnder(in, incident)) {
        continue;
      }
      if (stopping.getAsBoolean()) {
        return new WorkReport(adopted, 0, 0, 0, 0, false); // the page is walked again
      }
      if (in.policy().adoption() == Adoption.LIVE && adopt(in, incident.id())) {
        adopted++;
      } else {
        others++;
        look(incident);
      }
    }
    turn(page, others);
    return new WorkReport(adopted, 0, 0, 0, 0, cursor != null);
  }

  private void unreadable(UnreadableIncidentException e) {
    if (unreadable.add(e.incidentId())) {
      LOG.warn("An open incident stays under its policy until it is mended: {}", e.getMessage());
    }
  }

  private void turn(Page page, long others) {
    left += stage == Stage.ALL ? others : 0;
    cursor = page.next();
    if (cursor == null && stage == Stage.ALL) {
      openUnderOthers = left;
      stage = Stage.LATECOMERS;
    } else if (cursor == null) {
      stage = Stage.DONE;
      again = unreadable.isEmpty() ? null : corridor.store.now().plus(DeskWorker.LEASE);
    }
  }

  private static boolean runsUnder(Rulebook.InForce in, Incident incident) {
    return incident.escalation().policyVersion().equals(in.policy().version());
  }

  /** Whether it runs under the policy in force now, by this node or another. */
  private boolean adopt(Rulebook.InForce in, IncidentId id) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Loaded loaded = corridor.store.load(corridor.tenant, Lookup.of(id, null));
      Incident incident = loaded.incident();
      if (incident == null || incident.phase() == Phase.CLOSED || runsUnder(in, incident)) {
        return true;
      }
      if (corridor.rules.check().activation.serial() != in.activation.serial()) {
        return false; // the next turn begins anew
      }
      Decision decision = decide(in, incident, loaded.now());
      if (decision == null || decision.nothingToDo()) {
        return false;
      }
      Commit commit = corridor.sealed(decision, null, null);
      CommitResult result = corridor.commit(commit, null);
      if (result instanceof CommitResult.Committed) {
        corridor.committed(commit);
        return true;
      }
      if (result instanceof CommitResult.Rejected) {
        return false;
      }
    }
    return false; // somebody works on it all the time, and takes it over while doing so
  }

  /** One that cannot be decided is left to its own wake, where it is reported as poison. */
  private @Nullable Decision decide(Rulebook.InForce in, Incident incident, Instant now) {
    try {
      return corridor.decide(
          in,
          incident,
          new Command.PassTime(),
          Caller.of(Actor.DESK),
          Facts.of(corridor.ids.next()),
          now);
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** Reports a version that is missing before the first incident needs it; once in a sweep. */
  private void look(Incident incident) {
    String version = incident.escalation().policyVersion();
    if (corridor.rules.keepsOlder() && asked.add(version)) {
      corridor.rules.look(version, incident.id());
    }
  }
}
