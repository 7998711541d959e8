package dev.tocsin.simulation;

import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.ContinuityEvent;
import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FlappingEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OperationalEvent;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.SupplierEvent;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.incident.TenantId;
import dev.tocsin.notification.Notification;
import dev.tocsin.store.Commit;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.OutboxBatch;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.Settlement;
import java.time.Instant;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may become of messages: invariants 17 to 19, 22 to 24 and 28. */
final class OutboxChecks {
  /** The occurrence of a rung that a person has asked for: it uses up none. */
  private static final int ASKED = -1;

  private final Mirror mirror;
  private final Verdict verdict;
  private final Tally tally;
  private final EscalationChecks escalation;
  private final SimulatedTime time;

  OutboxChecks(
      Mirror mirror,
      Verdict verdict,
      Tally tally,
      EscalationChecks escalation,
      SimulatedTime time) {
    this.time = time;
    this.mirror = mirror;
    this.verdict = verdict;
    this.tally = tally;
    this.escalation = escalation;
  }

  /** Takes what a commit supersedes and sends. */
  void committed(Life life, Commit commit, Instant now) {
    for (OutboxKey key : commit.superseded()) {
      Letter letter = mirror.letter(key);
      if (letter != null
          && letter.fate == Letter.Fate.PENDING
          && letter.entry.incidentId().equals(life.id)) {
        letter.takenBack = true;
      }
    }
    dropTakenBack(life, now);
    Map<OutboxKey, Letter.Sender> senders = new HashMap<>();
    Set<OutboxKey> named = named(life, commit, senders);
    Set<OutboxKey> stored = new HashSet<>();
    for (OutboxEntry entry : commit.outbox()) {
      stored.add(entry.key());
      Letter letter = new Letter(commit.tenant(), entry, senders.get(entry.key()), now);
      verdict.check(
          Invariant.KEYS_ONCE,
          mirror.letters.putIfAbsent(entry.key(), letter) == null,
          () -> "key " + entry.key() + " exists twice");
      life.queue(letter).addLast(letter);
    }
    verdict.check(
        Invariant.KEYS_ONCE,
        stored.containsAll(named),
        () -> life + " names " + named + " and stores " + stored);
  }

  /** What was taken back goes as soon as no claim holds it. */
  static void dropTakenBack(Life life, Instant now) {
    for (var queue : life.queues.values()) {
      for (Letter letter : List.copyOf(queue)) {
        if (letter.takenBack && !letter.lease.live(now)) {
          leave(life, letter, Letter.Fate.SUPERSEDED);
        }
      }
    }
  }

  private Set<OutboxKey> named(Life life, Commit commit, Map<OutboxKey, Letter.Sender> senders) {
    Set<OutboxKey> named = new HashSet<>();
    Map<OutboxKey, Integer> rounds = new HashMap<>();
    for (OutboxEntry entry : commit.outbox()) {
      rounds.put(entry.key(), ((Notification) entry.outgoing()).round());
    }
    for (Entry entry : commit.entries()) {
      List<Notified> notified = List.of();
      if (entry.event() instanceof EscalationEvent.RungFired fired) {
        notified = fired.notified();
        Rung rung = escalation.rung(entry, fired);
        send(senders, notified, rung, fired.path(), fired.occurrence(), rounds);
      } else if (entry.event() instanceof EscalationEvent.EscalatedNow asked) {
        notified = asked.notified();
        Path path = escalation.path(life, asked.path());
        Rung rung = path == null ? null : path.rung(asked.rung());
        send(senders, notified, rung, asked.path(), ASKED, rounds);
      } else if (entry.event() instanceof EscalationEvent.LastResortPaged paged) {
        notified = paged.notified();
      } else if (entry.event() instanceof AssistanceEvent.HandoverTold told) {
        notified = told.notified();
      } else if (entry.event() instanceof AssistanceEvent.SupplierEngaged engaged) {
        notified = engaged.notified();
      } else if (entry.event() instanceof LifecycleEvent.FollowUpDue due) {
        notified = due.notified();
      } else if (entry.event() instanceof RecordEvent.StaleReminded stale) {
        notified = stale.notified();
      } else if (entry.event() instanceof SupplierEvent
          || entry.event() instanceof EngagementEvent
          || entry.event() instanceof OperationalEvent) {
        notified = told(entry.event());
      } else if (entry.event() instanceof FlappingEvent.FlappingBegan flapping) {
        notified = flapping.notified();
      } else if (entry.event() instanceof ContinuityEvent.PlanStopped stopped) {
        notified = stopped.notified();
      } else if (entry.event() instanceof ContinuityEvent.PlanReminded reminded) {
        notified = reminded.notified();
      } else if (entry.event() instanceof SwarmEvent.SwarmSummoned summoned) {
        notified = summoned.notified();
        notified.forEach(each -> senders.remove(each.key()));
      }
      notified.forEach(each -> named.add(each.key()));
    }
    return named;
  }

  private static void send(
      Map<OutboxKey, Letter.Sender> senders,
      List<Notified> notified,
      @Nullable Rung rung,
      String path,
      int occurrence,
      Map<OutboxKey, Integer> rounds) {
    for (Notified each : notified) {
      Integer round = rounds.get(each.key());
      if (rung != null && round != null) {
        senders.put(
            each.key(), new Letter.Sender(path, rung.id(), round, occurrence, rung.until()));
      }
    }
  }

  /** Of what the incident's new state stops, nothing may wait any more; 17. */
  void stopped(Life life, Instant now) {
    dropTakenBack(life, now);
    for (var queue : life.queues.values()) {
      for (Letter letter : queue) {
        if (letter.sender == null || letter.unparked || wanted(letter.sender, life)) {
          continue;
        }
        if (letter.stoppedUnder != null) {
          continue;
        }
        if (letter.lease.live(now)) {
          letter.stoppedUnder = letter.lease.fence();
          tally.reached(RareState.STOPPED_IN_FLIGHT);
        }
        verdict.check(
            Invariant.NO_RUNG_AFTER_STOP,
            letter.stoppedUnder != null,
            () -> life + " leaves " + letter + " waiting");
      }
    }
  }

  /** What ends a rung is what ended it when it was taken, whatever the policy says now. */
  private static boolean wanted(Letter.Sender sender, Life life) {
    Incident incident = life.snapshot;
    boolean told = life.toldAt != null && !life.toldAt.isBefore(incident.escalation().start());
    return incident.phase() != Phase.RESOLVED
        && incident.phase() != Phase.CLOSED
        && incident.escalation().round() == sender.round()
        && switch (sender.until()) {
          case ACKNOWLEDGED -> incident.acknowledgement() == null;
          case UPDATED -> !told;
          case RESOLVED -> true;
        };
  }

  /** An entry was handed to a worker. */
  void claimed(OutboxBatch.Claim claim, Instant now) {
    Letter letter = mirror.letter(claim.entry().key());
    verdict.check(
        Invariant.ONLY_STORED_KEYS,
        letter != null && letter.entry.equals(claim.entry()),
        () -> "claimed " + claim.entry() + ", stored was " + letter);
    if (letter == null) {
      return;
    }
    Life life = mirror.life(letter.entry.incidentId());
    if (life != null) {
      dropTakenBack(life, now);
    }
    verdict.check(
        Invariant.DELIVERED_STAYS,
        letter.fate != Letter.Fate.DELIVERED,
        () -> "delivered " + claim.entry().key() + " is claimed again");
    verdict.check(
        Invariant.PARKED_STAYS_VISIBLE,
        letter.fate != Letter.Fate.PARKED,
        () -> "parked " + claim.entry().key() + " is claimed");
    verdict.check(
        Invariant.NO_RUNG_AFTER_STOP,
        letter.fate != Letter.Fate.SUPERSEDED,
        () -> "claimed " + letter + " of " + life);
    verdict.check(
        Invariant.NO_RUNG_AFTER_STOP,
        !stoppedBefore(letter, life, claim.fence()),
        () -> life + " stopped " + letter + ", and it is claimed: " + claim.fence());
    verdict.check(
        Invariant.ORDER_HOLDS,
        life != null && isNext(life.queue(letter), letter),
        () -> "claimed " + claim.entry().key() + " before its turn");
  }

  /**
   * Whether nothing stands before it. What was taken back may have gone while the clock showed that
   * its claim was over, although it shows less now.
   */
  private boolean isNext(Deque<Letter> queue, Letter letter) {
    for (Letter each : queue) {
      if (each == letter || !each.takenBack || each.lease.live(time.latest())) {
        return each == letter;
      }
    }
    return false;
  }

  private boolean stoppedBefore(Letter letter, @Nullable Life life, Fence fence) {
    return letter.stoppedUnder != null
        && letter.sender != null
        && life != null
        && fence.number() != letter.stoppedUnder
        && !letter.unparked
        && !wanted(letter.sender, life);
  }

  /** The notifier has got it. */
  void handedOver(TenantId tenant, Notification message) {
    Letter letter = mirror.letter(message.key());
    verdict.check(
        Invariant.ONLY_STORED_KEYS,
        letter != null && letter.lease.highest() > 0 && letter.entry.outgoing().equals(message),
        () -> "the notifier got " + message + ", stored is " + letter);
    verdict.check(
        Invariant.TENANTS_DISJOINT,
        letter != null && letter.tenant.equals(tenant),
        () -> "the notifier of " + tenant + " got " + message);
    if (letter != null) {
      tally.reached(RareState.ARRIVED_TWICE, letter.handedOver++ == 1);
    }
  }

  boolean holds(Fence fence, Instant now) {
    Lease lease = fence.item() instanceof Item.OfOutbox ? mirror.lease(fence.item()) : null;
    return lease != null && lease.heldBy(fence.number(), now);
  }

  /** A claim of a message has ended. */
  void settled(Settlement settlement, Instant now, boolean recorded) {
    OutboxKey key = ((Item.OfOutbox) settlement.fence().item()).key();
    Letter letter = mirror.letter(key);
    Life life = letter == null ? null : mirror.life(letter.entry.incidentId());
    if (letter == null || life == null) {
      return;
    }
    Outcome outcome = settlement.outcome();
    if (outcome instanceof Outcome.Delivered) {
      verdict.check(
          Invariant.EVERY_KEY_SETTLED,
          letter.handedOver > 0,
          () -> key + " counts as delivered, and nobody got it");
      leave(life, letter, Letter.Fate.DELIVERED);
    } else if (outcome instanceof Outcome.Parked parked) {
      verdict.check(
          Invariant.PARKED_STAYS_VISIBLE,
          (recorded && life.parkings.getOrDefault(key, 0) > 0) || letter.poison,
          () -> key + " is parked, and the register does not say so");
      letter.lease.park(parked.reason());
      leave(life, letter, Letter.Fate.PARKED);
    } else if (letter.takenBack) {
      leave(life, letter, Letter.Fate.SUPERSEDED);
    } else if (outcome instanceof Outcome.RetryAt retry) {
      letter.lease.end(retry.at());
    } else {
      letter.lease.end(Instant.MIN);
    }
  }

  void unparked(Letter letter, Instant now) {
    letter.since = now;
    letter.lease.unpark();
    letter.fate = Letter.Fate.PENDING;
    letter.unparked = true;
    letter.takenBack = false;
    tally.reached(RareState.MESSAGE_UNPARKED);
    Life life = mirror.life(letter.entry.incidentId());
    if (life != null) {
      life.queue(letter).addLast(letter);
    }
  }

  private static void leave(Life life, Letter letter, Letter.Fate fate) {
    life.queue(letter).remove(letter);
    letter.lease.end(Instant.MIN);
    letter.fate = fate;
  }

  /** Whom it tells what happens between us and a supplier, and how long a team held it. */
  private static List<Notified> told(IncidentEvent event) {
    if (event instanceof SupplierEvent.SupplierAnswered answered) {
      return answered.notified();
    } else if (event instanceof SupplierEvent.HandBackRejected rejected) {
      return rejected.notified();
    } else if (event instanceof SupplierEvent.EngagementEnded ended) {
      return ended.notified();
    } else if (event instanceof EngagementEvent.EngagementDelivered delivered) {
      return delivered.notified();
    } else if (event instanceof EngagementEvent.SupplierUnreached unreached) {
      return unreached.notified();
    } else if (event instanceof EngagementEvent.SupplierChased chased) {
      return chased.notified();
    }
    if (event instanceof OperationalEvent.OperationalWarned warned) {
      return warned.notified();
    } else if (event instanceof OperationalEvent.OperationalBreached held) {
      return held.notified();
    }
    return event instanceof EngagementEvent.SupplierBreached breached
        ? breached.notified()
        : List.of();
  }
}
