package dev.tocsin.examples.storage;

import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Conflict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one wake of each incident (C17 to C25). */
final class Wakes implements Part {
  private final Disk disk;
  final Queue queue;

  Wakes(Disk disk) {
    this.disk = disk;
    queue = new Queue(disk, "wakes");
  }

  // README: wakes
  @Override
  public @Nullable CommitResult answer(Commit commit, Instant now) {
    String item = commit.incidentId().toString();
    return commit.fence() == null || queue.holder(commit.fence(), item, now) != null
        ? null
        : new Conflict(null);
  }

  @Override
  public void apply(Commit commit, Instant now) {
    String tenant = commit.tenant().value();
    String item = commit.incidentId().toString();
    Job job = queue.find(tenant, item);
    if (job != null && (commit.fence() != null || (job.due() == null && !job.held(now)))) {
      queue.remove(job);
      job = null;
    }
    if (commit.wake() != null) {
      Instant due = commit.wake().due();
      long place = disk.next();
      queue.put(
          job == null
              ? Job.of(tenant, item, commit.wake().lane(), due, place, null)
              : job.moved(due, commit.wake().lane(), place));
    } else if (job != null && job.held(now)) {
      queue.put(job.moved(null, job.lane(), job.place()));
    } else if (job != null) {
      queue.remove(job);
    }
  }
  // README: end
}
