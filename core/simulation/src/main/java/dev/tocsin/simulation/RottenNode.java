package dev.tocsin.simulation;

import dev.tocsin.desk.IncidentEngine;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Threshold;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Cause;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.TenantId;
import dev.tocsin.notification.Notification;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Item;
import dev.tocsin.store.Loaded;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.Wake;
import dev.tocsin.store.WakeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A desk with one planted bug, planted into what it tells and hears of its store. */
final class RottenNode extends ForwardingStore {
  private final Planted planted;
  private final Dice dice;
  private final World world;
  private final Instance process;
  private final Set<UUID> doubtful = new HashSet<>();
  private @Nullable Activation known;

  RottenNode(Planted planted, IncidentStore store, Dice dice, World world, Instance process) {
    super(store);
    this.planted = planted;
    this.dice = dice;
    this.world = world;
    this.process = process;
  }

  private boolean rots(Planted bug, double probability) {
    return planted == bug && dice.chance(probability);
  }

  @Override
  public CommitResult commit(Commit commit) {
    boolean again = doubtful.contains(commit.id());
    Commit sent = again && planted == Planted.NEW_ID_ON_REPLAY ? renamed(commit) : changed(commit);
    CommitResult result = store.commit(sent);
    if (result instanceof CommitResult.Unknown) {
      doubtful.add(commit.id());
      if (planted == Planted.PLAIN_READ) {
        return looked(commit);
      }
      if (rots(Planted.OPTIMIST, 0.3)) {
        return new CommitResult.Committed(commit.snapshot().version());
      }
    }
    if (result instanceof CommitResult.Conflict && planted == Planted.CONFLICT_SWALLOWED) {
      return new CommitResult.Committed(commit.snapshot().version());
    }
    return result;
  }

  private CommitResult looked(Commit commit) {
    Incident found = store.load(commit.tenant(), Lookup.of(commit.incidentId(), null)).incident();
    long version = found == null ? 0 : found.version();
    return version >= commit.snapshot().version()
        ? new CommitResult.Committed(commit.snapshot().version())
        : new CommitResult.Conflict(version);
  }

  private Commit renamed(Commit commit) {
    UUID id = dice.uuid();
    List<OutboxEntry> outbox = new ArrayList<>();
    for (OutboxEntry entry : commit.outbox()) {
      outbox.add(keyed(entry, new OutboxKey(id, entry.key().ordinal())));
    }
    return new Commit(
        id,
        commit.expectedVersion(),
        commit.entries(),
        commit.snapshot(),
        commit.wake(),
        outbox,
        commit.superseded(),
        commit.fence(),
        commit.settled());
  }

  private static OutboxEntry keyed(OutboxEntry entry, OutboxKey key) {
    Notification old = (Notification) entry.outgoing();
    return new OutboxEntry(
        entry.incidentId(),
        entry.lane(),
        new Notification(
            key,
            old.recipient(),
            old.channel(),
            old.purpose(),
            old.subject(),
            old.text(),
            old.incidentId(),
            old.reference(),
            old.priority(),
            old.state(),
            old.rung(),
            old.round(),
            old.token()));
  }

  private Commit changed(Commit commit) {
    Life life = world.oracle().mirror.life(commit.incidentId());
    Wake old = life == null ? null : life.wake;
    return switch (planted) {
      case WAKE_NOT_RECOMPUTED ->
          has(commit, EscalationEvent.PathChosen.class) && old != null
              ? with(commit, commit.entries(), commit.snapshot(), old)
              : commit;
      case WAKE_DROPPED ->
          dice.chance(0.05) ? with(commit, commit.entries(), commit.snapshot(), null) : commit;
      case NOT_SUPERSEDED ->
          new Commit(
              commit.id(),
              commit.expectedVersion(),
              commit.entries(),
              commit.snapshot(),
              commit.wake(),
              commit.outbox(),
              List.of(),
              commit.fence(),
              commit.settled());
      case COUNTED_FROM_LATE,
          TIME_WENT_BACK,
          RUNG_TWICE,
          ROUND_SKIPPED,
          NO_SUCH_TEAM,
          CALENDAR_IGNORED,
          BREACH_WHEN_SEEN,
          HANDED_OVER_AGAIN ->
          rewritten(commit, life);
      case ADOPTED_AT_ONCE -> adopted(commit, life);
      default -> commit;
    };
  }

  private Commit adopted(Commit commit, @Nullable Life life) {
    Activation active = store.activePolicy(commit.tenant());
    Incident fold = commit.snapshot();
    if (active == null
        || life == null
        || life.version() != commit.expectedVersion()
        || active.version().equals(fold.escalation().policyVersion())) {
      return commit;
    }
    List<Entry> entries = new ArrayList<>(commit.entries());
    Entry last = entries.get(entries.size() - 1);
    entries.add(
        new Entry(
            last.sequence() + 1,
            last.recordedAt(),
            last.recordedAt(),
            Actor.DESK,
            new Cause(active.version(), "bug"),
            null,
            new EscalationEvent.PathChosen(active.version(), null, fold.escalation().path())));
    Incident after = IncidentEngine.apply(fold, entries.get(entries.size() - 1));
    return with(
        commit, entries, after, world.oracle().mirror.engine(active.version()).nextWake(after));
  }

  private static boolean has(Commit commit, Class<?> type) {
    return commit.entries().stream().anyMatch(entry -> type.isInstance(entry.event()));
  }

  private Commit rewritten(Commit commit, @Nullable Life life) {
    if (life == null || life.version() != commit.expectedVersion()) {
      return commit;
    }
    List<Entry> entries = new ArrayList<>();
    Incident fold = life.snapshot;
    for (Entry entry : commit.entries()) {
      int copies = copies(entry.event());
      for (int i = 0; i < copies; i++) {
        Entry made = rewritten(entry, fold.version() + 1);
        fold = IncidentEngine.apply(fold, made);
        entries.add(made);
      }
    }
    Wake wake = world.oracle().mirror.engine(fold.escalation().policyVersion()).nextWake(fold);
    return with(commit, entries, fold, wake);
  }

  private int copies(IncidentEvent event) {
    boolean again =
        (event instanceof EscalationEvent.RungFired && rots(Planted.RUNG_TWICE, 0.1))
            || (event instanceof AssistanceEvent.HandoverTold
                && rots(Planted.HANDED_OVER_AGAIN, 0.5));
    return again ? 2 : 1;
  }

  private Entry rewritten(Entry entry, long sequence) {
    IncidentEvent event = entry.event();
    Instant occurredAt = entry.occurredAt();
    Instant recordedAt = entry.recordedAt();
    if (planted == Planted.COUNTED_FROM_LATE && event instanceof EscalationEvent.RungFired) {
      occurredAt = recordedAt;
    } else if (event instanceof ServiceLevelEvent.TargetBreached
        && rots(Planted.BREACH_WHEN_SEEN, 0.2)) {
      occurredAt = recordedAt;
    } else if (planted == Planted.CALENDAR_IGNORED
        && event instanceof EscalationEvent.RungFired fired
        && business(fired, entry)) {
      occurredAt = occurredAt.minus(Duration.ofMinutes(30));
    } else if (rots(Planted.TIME_WENT_BACK, 0.05)) {
      recordedAt = recordedAt.minus(Duration.ofHours(1));
      occurredAt = recordedAt;
    } else if (planted == Planted.ROUND_SKIPPED
        && event instanceof EscalationEvent.RoundStarted round) {
      event =
          new EscalationEvent.RoundStarted(
              round.round() + 1,
              round.cause(),
              round.row(),
              round.path(),
              round.keepsAcknowledgement(),
              round.rung());
    } else if (event instanceof OwnershipEvent.Assigned given && rots(Planted.NO_SUCH_TEAM, 0.1)) {
      event = new OwnershipEvent.Assigned(given.to(), "nobody", null, given.reason());
    }
    return new Entry(
            sequence, occurredAt, recordedAt, entry.by(), entry.cause(), entry.requestId(), event)
        .sealed(entry.seal());
  }

  /** Whether its rung counts working hours. */
  private boolean business(EscalationEvent.RungFired fired, Entry entry) {
    Rung rung = world.oracle().commits.rung(entry, fired);
    return rung != null && rung.threshold() instanceof Threshold.Business;
  }

  private static Commit with(
      Commit commit, List<Entry> entries, Incident snapshot, @Nullable Wake wake) {
    return new Commit(
        commit.id(),
        commit.expectedVersion(),
        entries,
        snapshot,
        wake,
        commit.outbox(),
        commit.superseded(),
        commit.fence(),
        commit.settled());
  }

  @Override
  public @Nullable Activation activePolicy(TenantId tenant) {
    if (known == null || planted != Planted.OLD_POLICY) {
      known = store.activePolicy(tenant);
    }
    return known;
  }

  @Override
  public Instant now() {
    return mine(store.now());
  }

  @Override
  public Loaded load(TenantId tenant, Lookup lookup) {
    Loaded loaded = store.load(tenant, lookup);
    return new Loaded(
        mine(loaded.now()),
        loaded.incident(),
        loaded.lastClosed(),
        loaded.requestVersion(),
        loaded.activation());
  }

  @Override
  public WakeBatch claimWakes(Set<TenantId> tenants, int limit, Duration lease) {
    WakeBatch batch = store.claimWakes(tenants, limit, lease);
    return new WakeBatch(mine(batch.now()), batch.claims(), batch.poison());
  }

  private Instant mine(Instant now) {
    return planted == Planted.HOST_CLOCK ? now.plus(process.skew) : now;
  }

  @Override
  public OutboxBatch claimOutbox(Set<TenantId> tenants, int limit, Duration lease) {
    OutboxBatch batch = store.claimOutbox(tenants, limit, lease);
    List<OutboxBatch.Claim> claims = new ArrayList<>();
    for (OutboxBatch.Claim claim : batch.claims()) {
      claims.add(
          planted == Planted.RANDOM_OUTBOX_KEY && claim.attempt() > 1
              ? new OutboxBatch.Claim(
                  claim.fence(),
                  keyed(claim.entry(), new OutboxKey(dice.uuid(), 0)),
                  claim.attempt())
              : claim);
    }
    return new OutboxBatch(mine(batch.now()), claims, batch.poison());
  }

  @Override
  public boolean settle(Settlement settlement) {
    boolean failed =
        settlement.outcome() instanceof Outcome.RetryAt
            && settlement.fence().item() instanceof Item.OfOutbox;
    if (failed && rots(Planted.PARKED_SILENTLY, 0.1)) {
      return store.settle(new Settlement(settlement.fence(), new Outcome.Parked("enough")));
    }
    if (failed && rots(Planted.DELIVERED_UNSENT, 0.1)) {
      return store.settle(new Settlement(settlement.fence(), new Outcome.Delivered()));
    }
    return store.settle(settlement);
  }
}
