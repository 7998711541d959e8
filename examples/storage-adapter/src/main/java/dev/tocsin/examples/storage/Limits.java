package dev.tocsin.examples.storage;

import dev.tocsin.incident.Entry;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import dev.tocsin.store.StoreLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What no commit may hold: too much (C29), or an instant that cannot be a key (C14). */
final class Limits implements Part {
  @Override
  public @Nullable CommitResult answer(Commit commit, Instant now) {
    int most = StoreLimits.CONTRACT.outboxEntries();
    if (commit.outbox().size() > most) {
      return tooLarge(commit, commit.outbox().size() + " messages", most + " messages");
    }
    long bytes =
        bytes(Json.write(commit.snapshot()))
            + bytes(Json.write(commit.entries()))
            + bytes(Json.write(commit.outbox()));
    if (bytes > StoreLimits.CONTRACT.bytes()) {
      return tooLarge(commit, bytes + " bytes", StoreLimits.CONTRACT.bytes() + " bytes");
    }
    List<Instant> instants = new ArrayList<>();
    instants.add(commit.snapshot().identity().loggedAt());
    for (Entry entry : commit.entries()) {
      instants.add(entry.occurredAt());
      instants.add(entry.recordedAt());
    }
    if (commit.wake() != null) {
      instants.add(commit.wake().due());
    }
    for (Instant at : instants) {
      if (!at.equals(Keys.within(at).truncatedTo(ChronoUnit.MICROS))) {
        return new Rejected(
            Reason.UNSTORABLE,
            "Commit %s has the instant %s: truncate it to microseconds between %s and %s"
                .formatted(commit.id(), at, Keys.FIRST, Keys.LAST));
      }
    }
    return null;
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Rejected tooLarge(Commit commit, String has, String limit) {
    return new Rejected(
        Reason.TOO_LARGE,
        "Commit %s has %s, the limit is %s: split it over several commits"
            .formatted(commit.id(), has, limit));
  }

  @Override
  public void apply(Commit commit, Instant now) {}
}
