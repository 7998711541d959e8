package dev.tocsin.tck;

import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.TenantId;
import dev.tocsin.notification.Notification;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.ParkedItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Claiming and counting. */
final class Queues {
  private static final UUID NIL = new UUID(0, 0);
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final SmallData data;
  private final Rules rules;
  private int looked;

  Queues(SmallData data) {
    this.data = data;
    this.rules = data.rules;
  }

  List<World.Job> claim(
      Set<TenantId> tenants, boolean wakes, int limit, Instant now, Duration lease) {
    data.world.refresh(now);
    if (rules.has(Flaw.LINEAR_CLAIM)) {
      data.world.jobs.values().forEach(job -> looked += job.key().hashCode());
    }
    Set<TenantId> whose = tenants;
    if (rules.has(Flaw.CLAIMS_ANY_TENANT)) {
      whose = new java.util.HashSet<>(tenants);
      for (World.Job job : data.world.ready) {
        whose.add(TenantId.of(job.tenant()));
      }
    }
    long most = limit + (rules.has(Flaw.ONE_TOO_MANY) ? 1L : 0L);
    List<World.Job> claims = new ArrayList<>();
    List<World.Job> free = new ArrayList<>();
    for (Lane lane : Lane.values()) {
      while (claims.size() < most) {
        World.Job first = first(whose, wakes, lane, now);
        if (first == null) {
          break;
        }
        if (rules.has(Flaw.NEVER_DRY) && last(first, whose, wakes, now)) {
          return claims;
        }
        World.Job claimed =
            first.claimed(
                rules.has(Flaw.ONE_FENCE) ? 1 : data.world.next(),
                end(now, lease),
                rules.has(Flaw.UNCOUNTED_ATTEMPTS) ? 1 : first.attempts() + 1);
        data.world.put(claimed);
        claims.add(claimed);
        free.add(first);
      }
    }
    if (rules.has(Flaw.RACING_CLAIM) && !claims.isEmpty()) {
      free.forEach(data.world::put);
      data.pause();
      claims.forEach(data.world::put);
    }
    if (rules.has(Flaw.DOUBLE_CLAIM)) {
      claims.forEach(job -> data.world.put(job.claimed(job.fence(), Instant.MIN, job.attempts())));
    }
    return claims;
  }

  private boolean last(World.Job first, Set<TenantId> whose, boolean wakes, Instant now) {
    data.world.put(first.claimed(1, LAST, first.attempts()));
    boolean last = true;
    for (Lane lane : Lane.values()) {
      last &= first(whose, wakes, lane, now) == null;
    }
    data.world.put(first);
    return last;
  }

  private static Instant end(Instant now, Duration lease) {
    return lease.compareTo(Duration.ofDays(36_500)) > 0 ? LAST : now.plus(lease);
  }

  private World.Job first(Set<TenantId> tenants, boolean wakes, Lane lane, Instant now) {
    World.Job first = null;
    for (TenantId tenant : tenants) {
      World.Job job = data.world.ready.ceiling(probe(tenant.value(), wakes, lane));
      boolean mine =
          job != null
              && job.tenant().equals(tenant.value())
              && job.wake() == wakes
              && job.lane() == lane;
      Instant soon = rules.has(Flaw.NOT_YET_DUE) ? now.plusSeconds(600) : now;
      if (mine && !job.due().isAfter(soon) && (first == null || before(job, first))) {
        first = job;
      }
    }
    return first;
  }

  private static boolean before(World.Job one, World.Job other) {
    int byDue = one.due().compareTo(other.due());
    return byDue < 0 || (byDue == 0 && one.at() < other.at());
  }

  private static World.Job probe(String tenant, boolean wakes, Lane lane) {
    Item item =
        wakes ? new Item.OfWake(new IncidentId(NIL)) : new Item.OfOutbox(new OutboxKey(NIL, 0));
    return new World.Job(
        tenant,
        item,
        lane,
        Long.MIN_VALUE,
        Instant.MIN,
        null,
        Instant.MIN,
        0,
        0,
        null,
        null,
        false);
  }

  List<ParkedItem> parked(TenantId tenant, int limit, Instant now) {
    if (rules.has(Flaw.PARKED_FORGOTTEN)) {
      return List.of();
    }
    if (rules.has(Flaw.PARKED_EXPIRE)) {
      Instant month = now.minus(Duration.ofDays(30));
      data.world
          .jobs
          .values()
          .removeIf(job -> job.parked() != null && job.parkedAt().isBefore(month));
    }
    return data.world.jobs.values().stream()
        .filter(job -> job.parked() != null && job.tenant().equals(tenant.value()))
        .sorted(Comparator.comparing(World.Job::parkedAt).thenComparing(World.Job::at))
        .limit(limit)
        .map(job -> new ParkedItem(job.item(), job.attempts(), job.parked(), job.parkedAt()))
        .toList();
  }

  boolean unpark(TenantId tenant, Item item, Instant now) {
    World.Job job = data.world.jobs.get(tenant.value() + item);
    if (job == null || job.parked() == null) {
      return false;
    }
    if (job.due().equals(Instant.MAX)) {
      data.world.remove(tenant.value() + item);
      return true;
    }
    long tail = data.world.next();
    Instant due = job.wake() && job.due().isAfter(now) ? now : job.due();
    World.Job back = job.freed(Instant.MIN, 0);
    data.world.put(back.moved(rules.has(Flaw.UNPARKED_TO_HEAD) ? -tail : tail, due, job.lane()));
    return true;
  }

  Backlog.Lot lot(Set<TenantId> tenants, boolean wakes, Instant now) {
    long due = 0;
    long held = 0;
    long parked = 0;
    Instant oldest = null;
    for (World.Job job : data.world.jobs.values()) {
      if (job.wake() != wakes || !tenants.contains(TenantId.of(job.tenant()))) {
        continue;
      }
      boolean comes = !job.due().isAfter(now);
      boolean live = job.live(now);
      boolean waits = job.parked() == null && !live && comes && !job.until().isAfter(now);
      parked += job.parked() != null ? 1 : 0;
      held += job.parked() == null && live && comes && !rules.has(Flaw.HELD_UNCOUNTED) ? 1 : 0;
      due += waits ? 1 : 0;
      if (job.parked() == null
          && comes
          && wakes
          && (oldest == null || job.due().isBefore(oldest))) {
        oldest = job.due();
      }
    }
    return new Backlog.Lot(due, held, parked, oldest);
  }

  /** When a wake is due, as a store tells that keeps local times. */
  Instant local(World.Job job) {
    if (!rules.has(Flaw.LOCAL_TIME)) {
      return job.due();
    }
    LocalDateTime local =
        data.local.computeIfAbsent(
            job.key(), key -> LocalDateTime.ofInstant(job.due(), ZoneId.of("Europe/Berlin")));
    return local.atZone(ZoneId.systemDefault()).toInstant();
  }

  OutboxEntry kept(World.Job job) {
    boolean loses = rules.has(Flaw.LOSES_EMPTY_TEXT);
    if (!loses
        || !(job.entry().outgoing() instanceof Notification message)
        || !message.text().isEmpty()) {
      return job.entry();
    }
    return new OutboxEntry(
        job.entry().incidentId(),
        job.entry().lane(),
        new Notification(
            message.key(),
            message.recipient(),
            message.channel(),
            message.purpose(),
            message.subject(),
            " ",
            message.incidentId(),
            message.reference(),
            message.priority(),
            message.state(),
            message.rung(),
            message.round(),
            message.token()));
  }
}
