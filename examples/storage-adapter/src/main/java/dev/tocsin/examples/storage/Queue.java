package dev.tocsin.examples.storage;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Backlog;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Lane;
import dev.tocsin.store.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Jobs under leases. What can be claimed stands in one sorted map, what is leased or waits for a
 * retry in another, so that a claim looks at neither what is leased nor what is not yet due (C22).
 */
final class Queue {
  private final Disk disk;
  private final MVMap<String, String> jobs;
  private final MVMap<String, String> ready;
  private final MVMap<String, String> away;
  private final MVMap<String, String> strands;
  private final MVMap<String, String> parked;

  /** What a job carries beside itself; goes with it. */
  final MVMap<String, String> texts;

  Queue(Disk disk, String name) {
    this.disk = disk;
    jobs = disk.map(name);
    ready = disk.map(name + ".ready");
    away = disk.map(name + ".away");
    strands = disk.map(name + ".strands");
    parked = disk.map(name + ".parked");
    texts = disk.map(name + ".texts");
  }

  @Nullable Job find(String tenant, String item) {
    return job(Keys.of(tenant, item));
  }

  private @Nullable Job job(@Nullable String key) {
    String text = key == null ? null : jobs.get(key);
    return text == null ? null : Json.read(text, Job.class);
  }

  void put(Job job) {
    Job old = job(job.key());
    if (old != null) {
      leave(old);
    }
    jobs.put(job.key(), Json.write(job));
    if (job.strand() == null || job.parked() != null) {
      shelve(job);
      return;
    }
    Job head = head(job);
    strands.put(strandKey(job), job.key());
    if (head == null || head.place() > job.place()) {
      if (head != null) {
        unshelve(head);
      }
      shelve(job);
    }
  }

  void remove(Job job) {
    leave(job);
    jobs.remove(job.key());
    texts.remove(job.key());
  }

  private void leave(Job job) {
    unshelve(job);
    if (job.strand() != null && job.parked() == null) {
      strands.remove(strandKey(job));
      Job next = head(job);
      if (next != null) {
        shelve(next);
      }
    }
  }

  /** The first of those that leave one after the other (C26). */
  private @Nullable Job head(Job job) {
    String strand = Keys.of(job.tenant(), String.valueOf(job.strand()));
    for (String key : Disk.values(strands, strand, strand)) {
      return job(key);
    }
    return null;
  }

  private void shelve(Job job) {
    if (job.parked() != null) {
      parked.put(parkedKey(job), job.key());
    } else if (job.until() != null) {
      away.put(Keys.of(job.until(), job.key()), job.key());
    } else if (job.due() != null) {
      ready.put(readyKey(job, job.due()), job.key());
    }
  }

  private void unshelve(Job job) {
    parked.remove(parkedKey(job));
    if (job.until() != null) {
      away.remove(Keys.of(job.until(), job.key()));
    }
    if (job.due() != null) {
      ready.remove(readyKey(job, job.due()));
    }
  }

  private static String readyKey(Job job, Instant due) {
    return Keys.of(job.tenant(), turn(job.lane()), due, Keys.number(job.place()), job.item());
  }

  private static int turn(Lane lane) {
    return lane == Lane.SEVERE ? 0 : 1;
  }

  private static String strandKey(Job job) {
    return Keys.of(job.tenant(), String.valueOf(job.strand()), Keys.number(job.place()));
  }

  private static String parkedKey(Job job) {
    Instant at = job.parkedAt() == null ? Keys.FIRST : job.parkedAt();
    return Keys.of(job.tenant(), at, Keys.number(job.place()));
  }

  // README: claim
  /** Brings back what is no longer leased, and drops what has nothing to wait for. */
  private void refresh(Instant now) {
    String first = away.firstKey();
    while (first != null && first.compareTo(Keys.of(now) + '~') < 0) {
      Job job = job(away.get(first));
      if (job == null || job.superseded() || job.due() == null) {
        drop(first, job);
      } else {
        put(job.free(null, job.attempts()));
      }
      first = away.firstKey();
    }
  }

  List<Job> claim(Set<TenantId> tenants, int limit, Duration lease, Instant now) {
    refresh(now);
    Instant end =
        lease.compareTo(Duration.between(now, Keys.LAST)) < 0 ? now.plus(lease) : Keys.LAST;
    List<Job> claims = new ArrayList<>();
    for (Lane lane : Lane.values()) {
      while (claims.size() < limit) {
        Job first = first(tenants, lane, now);
        if (first == null) {
          break;
        }
        Job claimed = first.claimed(disk.next(), end);
        put(claimed);
        claims.add(claimed);
      }
    }
    return claims;
  }

  /** Over all tenants the one that is due longest: a look at one key of each. */
  private @Nullable Job first(Set<TenantId> tenants, Lane lane, Instant now) {
    String first = null;
    String least = Keys.of(now) + '~';
    for (TenantId tenant : tenants) {
      String prefix = Keys.of(tenant, turn(lane));
      String key = ready.ceilingKey(prefix);
      if (key != null && key.startsWith(prefix)) {
        String place = key.substring(prefix.length());
        if (place.compareTo(least) < 0) {
          least = place;
          first = key;
        }
      }
    }
    return first == null ? null : job(ready.get(first));
  }

  // README: end

  private void drop(String key, @Nullable Job job) {
    away.remove(key);
    if (job != null) {
      remove(job);
    }
  }

  // README: settle
  /** The job that a fence holds, or null when the fence has lost (C19). */
  @Nullable Job holder(Fence fence, String item, Instant now) {
    Job job = find(fence.tenant().value(), item);
    return job != null && job.held(now) && job.fence() == fence.number() ? job : null;
  }

  void settle(Job job, Outcome outcome, Instant now) {
    boolean over = outcome instanceof Outcome.Delivered || job.due() == null;
    if (outcome instanceof Outcome.Parked given && !over) {
      put(job.parked(given.reason(), now, disk.next()));
    } else if (over || job.superseded()) {
      remove(job);
    } else if (outcome instanceof Outcome.RetryAt retry) {
      put(job.free(Keys.within(retry.at()), job.attempts()));
    } else {
      put(job.free(null, job.attempts() - 1));
    }
  }

  /** Puts a parked job back, at the tail; at once, if it would have waited. */
  boolean unpark(TenantId tenant, String item, Instant now) {
    Job job = find(tenant.value(), item);
    if (job == null || job.parked() == null) {
      return false;
    }
    if (job.due() == null) {
      remove(job);
      return true;
    }
    Instant due = job.due().isAfter(now) ? now : job.due();
    put(job.free(null, 0).moved(due, job.lane(), disk.next()));
    return true;
  }

  // README: end

  List<Job> parked(TenantId tenant, int limit) {
    List<Job> found = new ArrayList<>();
    String prefix = Keys.of(tenant);
    for (String key : Disk.values(parked, prefix, prefix)) {
      Job job = job(key);
      if (found.size() == limit) {
        break;
      }
      if (job != null) {
        found.add(job);
      }
    }
    return found;
  }

  /** Counts by a walk over all jobs of the tenants; changes nothing. */
  Backlog.Lot backlog(Set<TenantId> tenants, Instant now) {
    long due = 0;
    long held = 0;
    long given = 0;
    Instant oldest = null;
    for (TenantId tenant : tenants) {
      String prefix = Keys.of(tenant);
      for (String text : Disk.values(jobs, prefix, prefix)) {
        Job job = Json.read(text, Job.class);
        Instant at = job.due();
        if (job.parked() != null) {
          given++;
        } else if (at != null && !at.isAfter(now)) {
          boolean waits = job.until() != null && job.until().isAfter(now);
          held += job.held(now) ? 1 : 0;
          due += waits ? 0 : 1;
          oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
        }
      }
    }
    return new Backlog.Lot(due, held, given, oldest);
  }
}
