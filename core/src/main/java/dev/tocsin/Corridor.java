package dev.tocsin;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.Decision;
import dev.tocsin.desk.Facts;
import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.host.Authorizer;
import dev.tocsin.host.DeskListener;
import dev.tocsin.host.IdSource;
import dev.tocsin.host.OnCall;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.TenantId;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.Chain;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.Fence;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Load, decide, commit, and again when somebody else was quicker. Source: house.md, "How an
 * incident flows"; store-contract.md, "Who resolves what".
 */
final class Corridor {
  static final int ATTEMPTS = 50;
  static final int REPLAYS = 5;
  private static final int HISTORY_PAGE = 1_000;

  final Rulebook rules;
  final IncidentStore store;
  private final Ground ground;
  final IdSource ids;
  final TenantId tenant;
  final Set<TenantId> tenants;
  final DeskListener listener;
  private final Authorizer authorizer;
  private final HostOnCall host;

  Corridor(
      Rulebook rules,
      IncidentStore store,
      IdSource ids,
      TenantId tenant,
      Authorizer authorizer,
      DeskListener listener,
      @Nullable OnCall onCall) {
    this(
        rules,
        store,
        new Ground.OfStore(store),
        ids,
        tenant,
        authorizer,
        listener,
        new HostOnCall(onCall, listener));
  }

  private Corridor(
      Rulebook rules,
      IncidentStore store,
      Ground ground,
      IdSource ids,
      TenantId tenant,
      Authorizer authorizer,
      DeskListener listener,
      HostOnCall host) {
    this.rules = rules;
    this.store = store;
    this.ground = ground;
    this.ids = ids;
    this.tenant = tenant;
    this.tenants = Set.of(tenant);
    this.authorizer = authorizer;
    this.listener = listener;
    this.host = host;
  }

  /** The same desk on other ground, with somebody else to hear what is committed there. */
  Corridor inside(Ground other, DeskListener hears) {
    return new Corridor(rules, store, other, ids, tenant, authorizer, hears, host);
  }

  /** Whether a decision may have to ask the host who is on call. */
  boolean asksHost() {
    return host.asks();
  }

  Optional<Incident> find(Lookup lookup) {
    return Optional.ofNullable(ground.load(tenant, lookup).incident());
  }

  /** The open owner of a dedup key, or the open incident at which its reports count by now. */
  @Nullable Incident counting(String key) {
    Loaded loaded = ground.load(tenant, Lookup.ofDedupKey(key));
    Incident last = loaded.lastClosed();
    if (loaded.incident() != null || last == null || Duplicates.target(last) == null) {
      return loaded.incident();
    }
    Incident original = Duplicates.followed(last, ground, tenant);
    return original == null || original.phase() == Phase.CLOSED ? null : original;
  }

  /** Decides by the policy that the incident runs under, with what the host has to say. */
  Decision decide(
      Rulebook.InForce in,
      Incident incident,
      Command command,
      Caller caller,
      Facts facts,
      Instant now) {
    IncidentEngine engine = rules.engine(in, incident);
    return host.decide(facts, now, known -> engine.decide(incident, command, caller, known, now));
  }

  Incident log(Report report, Caller as) {
    return log(report, as, true);
  }

  private Incident log(Report report, Caller as, boolean mayStorm) {
    Caller caller = scoped(as, "log");
    String requestId = caller.requestId();
    IncidentId id = new IncidentId(requestId == null ? ids.next() : named("", requestId));
    Reference reference = Reference.from(id);
    boolean archived = false;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String key = report.dedupKey();
      Loaded owner = key == null ? null : ground.load(tenant, Lookup.ofDedupKey(key));
      Loaded done = requestId == null ? null : done(requestId);
      if (done != null && done.incident() != null) {
        return done.incident();
      }
      Loaded loaded = owner != null ? owner : done != null ? done : nothing(id);
      Rulebook.InForce in = rules.check(loaded.activation());
      Incident met = archived && loaded.incident() == null ? null : meets(loaded, in.policy());
      authorize(caller.actor(), "log", met);
      Facts facts = Facts.of(requestId == null ? ids.next() : named("commit/", requestId));
      Decision decision =
          met == null
              ? open(
                  report,
                  identity(id, reference, loaded.now()),
                  loaded,
                  caller,
                  mayStorm ? storm(report, loaded, facts, in) : facts,
                  in)
              : again(met, report, caller, facts, loaded.now(), in);
      Commit commit = sealed(decision, null, null);
      CommitResult result = commit(commit, as.requestId());
      if (result instanceof CommitResult.Committed) {
        Incident after = committed(commit);
        if (after.phase() != Phase.CLOSED) {
          return after;
        }
        continue;
      }
      CommitResult lost = result;
      if (result instanceof CommitResult.Rejected rejected) {
        if (rejected.reason() == CommitResult.Reason.REFERENCE_TAKEN) {
          reference = Reference.from(new IncidentId(ids.next()));
        } else if (rejected.reason() == CommitResult.Reason.COMMIT_ID_REUSED && requestId != null) {
          lost = new CommitResult.Conflict(null); // the same request was quicker, wherever it was
        } else if (rejected.reason() == CommitResult.Reason.ARCHIVED && met != null) {
          archived = true; // the original of a duplicate was put away: nothing counts there
          continue;
        } else {
          throw new CommitRejectedException(rejected.reason(), rejected.detail());
        }
      }
      ground.again(met == null ? id : met.id(), lost);
    }
    throw new TooManyConflictsException(id, ATTEMPTS);
  }

  Incident handle(IncidentId id, Command command, Caller as) {
    Caller caller = scoped(as, command.action());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Loaded loaded = ground.load(tenant, Lookup.of(id, caller.requestId()));
      Incident incident = loaded.incident();
      if (incident == null) {
        throw new NoSuchIncidentException(id.toString());
      }
      if (loaded.requestVersion() != null) {
        return incident;
      }
      authorize(caller.actor(), command.action(), incident);
      Long expected = caller.expectedVersion();
      if (expected != null && expected != incident.version()) {
        throw new StaleVersionException(id, expected, incident.version());
      }
      Decision decision =
          decide(
              rules.check(loaded.activation()),
              incident,
              command,
              caller,
              facts(command),
              loaded.now());
      if (decision.nothingToDo()) {
        return incident;
      }
      Commit commit = sealed(decision, null, null);
      CommitResult result = commit(commit, as.requestId());
      if (result instanceof CommitResult.Committed) {
        return committed(commit);
      }
      if (result instanceof CommitResult.DuplicateKey duplicate) {
        throw new DuplicateKeyException(id, duplicate.owner());
      }
      if (result instanceof CommitResult.Rejected rejected) {
        throw new CommitRejectedException(rejected.reason(), rejected.detail());
      }
      ground.again(id, result);
    }
    throw new TooManyConflictsException(id, ATTEMPTS);
  }

  List<Entry> history(IncidentId id) {
    List<Entry> all = new ArrayList<>();
    List<Entry> page;
    do {
      page = ground.history(tenant, id, all.size(), HISTORY_PAGE);
      all.addAll(page);
    } while (page.size() == HISTORY_PAGE);
    return List.copyOf(all);
  }

  /** Replays the identical commit while its outcome is unknown. */
  CommitResult commit(Commit commit, @Nullable String requestId) {
    CommitResult result = ground.commit(commit);
    for (int i = 0; i < REPLAYS && result instanceof CommitResult.Unknown; i++) {
      result = ground.commit(commit);
    }
    if (result instanceof CommitResult.Unknown unknown) {
      throw new OutcomeUnknownException(commit.id(), requestId, unknown.detail());
    }
    return result;
  }

  /** Everything that a desk commits is sealed here, once for all its attempts. */
  Commit sealed(Decision decision, @Nullable Fence fence, @Nullable Settlement settled) {
    return Chain.seal(decision.toCommit(fence, settled), ids);
  }

  Incident committed(Commit commit) {
    listener.committed(commit.snapshot(), commit.entries());
    return commit.snapshot();
  }

  /** The same request id means the same call only for the same kind of call. */
  private static Caller scoped(Caller caller, String action) {
    return caller.requestId() == null ? caller : caller.request(action + "/" + caller.requestId());
  }

  void authorize(Actor actor, String action, @Nullable Incident incident) {
    if (!authorizer.permits(actor, action, incident)) {
      throw new NotAuthorizedException(actor, action);
    }
  }

  private Facts facts(Command command) {
    IncidentId other = other(command);
    Facts facts = Facts.of(ids.next());
    return other == null
        ? facts
        : facts.other(ground.load(tenant, Lookup.of(other, null)).incident());
  }

  private static @Nullable IncidentId other(Command command) {
    return command instanceof Command.MarkDuplicate duplicate
        ? duplicate.of()
        : command instanceof Command.AttachTo attach
            ? attach.parent()
            : command instanceof Command.Merge merge ? merge.into() : null;
  }

  /** The time and the policy in force, and no incident. */
  private Loaded nothing(IncidentId id) {
    Loaded loaded = ground.load(tenant, Lookup.of(id, null));
    return new Loaded(loaded.now(), null, null, null, loaded.activation());
  }

  /** The open owner of the key, or the last one if it can still be reopened, or its original. */
  private @Nullable Incident meets(Loaded loaded, Policy policy) {
    Incident last = loaded.lastClosed();
    if (loaded.incident() != null || last == null) {
      return loaded.incident();
    }
    Incident counts =
        Duplicates.target(last) == null ? last : Duplicates.followed(last, ground, tenant);
    boolean open = counts != null && counts.phase() != Phase.CLOSED;
    return counts != null && (open || reopens(counts, loaded.now(), policy)) ? counts : null;
  }

  private static boolean reopens(Incident closed, Instant now, Policy policy) {
    return closed.phase() == Phase.CLOSED
        && Duplicates.target(closed) == null
        && !now.isAfter(closed.status().since().plus(policy.times().reopenWindow()))
        && policy.lifecycle().find(closed.state(), Trigger.REOPEN, null) != null;
  }

  /** With the incident that it becomes a child of, if there are so many of the same. */
  private Facts storm(Report report, Loaded loaded, Facts facts, Rulebook.InForce in) {
    return in.policy().storms().isEmpty()
        ? facts
        : facts.other(
            new Storms(this, ground, (one, by) -> log(one, by, false))
                .parent(report, loaded.now(), in.engine));
  }

  private Decision open(
      Report report,
      Identity identity,
      Loaded loaded,
      Caller caller,
      Facts facts,
      Rulebook.InForce in) {
    return host.decide(
        facts,
        identity.loggedAt(),
        known -> in.engine.open(report, identity, loaded.lastClosed(), caller, known));
  }

  /** Counts it, unless time has closed the incident for good: then that is recorded first. */
  private Decision again(
      Incident met, Report report, Caller caller, Facts facts, Instant now, Rulebook.InForce in) {
    if (met.phase() == Phase.RESOLVED) {
      Facts own = Facts.of(ids.next()); // another commit than the one that counts it
      Decision passed = decide(in, met, new Command.PassTime(), Caller.of(Actor.DESK), own, now);
      if (passed.incident().phase() == Phase.CLOSED
          && !reopens(passed.incident(), now, in.policy())) {
        return passed;
      }
    }
    return decide(in, met, new Command.Recur(report), caller, facts, now);
  }

  /**
   * What a request has done already, on whichever incident. Asked after the owner of the key, so
   * that whatever made the owner what it is can be seen.
   */
  private Loaded done(String requestId) {
    return ground.load(tenant, Lookup.ofRequest(requestId));
  }

  private Identity identity(IncidentId id, Reference reference, Instant now) {
    return new Identity(tenant, id, reference, now, ids.next());
  }

  /**
   * The same request gets the same incident on every node, and the same commit whichever incident
   * it changes, so it can neither be logged nor counted twice: not even by a commit that arrives
   * late (C4).
   */
  private UUID named(String what, String requestId) {
    String name = what + tenant.value().length() + ":" + tenant + requestId;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
