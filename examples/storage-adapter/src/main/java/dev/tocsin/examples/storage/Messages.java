package dev.tocsin.examples.storage;

import dev.tocsin.incident.OutboxKey;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Conflict;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import dev.tocsin.store.Fence;
import dev.tocsin.store.Item;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Settlement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is to be sent (C26 to C28). */
final class Messages implements Part {
  private final Disk disk;
  final Queue queue;

  Messages(Disk disk) {
    this.disk = disk;
    queue = new Queue(disk, "outbox");
  }

  // README: outbox
  @Override
  public @Nullable CommitResult answer(Commit commit, Instant now) {
    if (commit.settled() != null && holder(commit.settled().fence(), now) == null) {
      return new Conflict(null);
    }
    for (OutboxEntry entry : commit.outbox()) {
      if (queue.find(commit.tenant().value(), entry.key().toString()) != null) {
        return new Rejected(
            Reason.COMMIT_ID_REUSED,
            "Commit id %s has a message in the outbox still: make a new id for every attempt"
                .formatted(commit.id()));
      }
    }
    return null;
  }

  @Override
  public void apply(Commit commit, Instant now) {
    String tenant = commit.tenant().value();
    if (commit.settled() != null) {
      settle(commit.settled(), now);
    }
    for (OutboxKey key : commit.superseded()) {
      Job job = queue.find(tenant, key.toString());
      if (job != null && job.parked() == null && job.isOf(commit.incidentId())) {
        if (job.held(now)) {
          queue.put(job.takenBack());
        } else {
          queue.remove(job);
        }
      }
    }
    for (OutboxEntry entry : commit.outbox()) {
      String item = entry.key().toString();
      String strand = Keys.of(entry.incidentId(), entry.outgoing().queue());
      queue.texts.put(Keys.of(tenant, item), Json.write(entry));
      queue.put(Job.of(tenant, item, entry.lane(), now, disk.next(), strand));
    }
  }

  boolean settle(Settlement settlement, Instant now) {
    Job job = holder(settlement.fence(), now);
    if (job != null) {
      queue.settle(job, settlement.outcome(), now);
    }
    return job != null;
  }

  // README: end

  private @Nullable Job holder(Fence fence, Instant now) {
    return fence.item() instanceof Item.OfOutbox message
        ? queue.holder(fence, message.key().toString(), now)
        : null;
  }

  /** What a job sends; {@link IllegalStateException} when it cannot be read. */
  OutboxEntry read(Job job) {
    return Json.read(String.valueOf(queue.texts.get(job.key())), OutboxEntry.class);
  }
}
