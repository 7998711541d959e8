package dev.tocsin.jdbc;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Hold;
import dev.tocsin.incident.Incident;
import dev.tocsin.store.Commit;
import dev.tocsin.store.CommitResult.Reason;
import dev.tocsin.store.CommitResult.Rejected;
import dev.tocsin.store.Outcome;
import dev.tocsin.store.StoreLimits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a commit without asking the database: its size, its instants, its texts.
 *
 * <p>Source: store-contract.md, C9, C14 and C29.
 */
final class Admission {
  private static final int REASON = 65_536;

  private Admission() {}

  /** Why a commit can never be stored, or null when it can; without its size in bytes. */
  static @Nullable Rejected refusal(Commit commit, List<Entry> replaced) {
    int most = StoreLimits.CONTRACT.outboxEntries();
    if (commit.outbox().size() > most) {
      return new Rejected(
          Reason.TOO_LARGE,
          "Commit %s has %d outbox entries, the limit is %d: split it over several commits"
              .formatted(commit.id(), commit.outbox().size(), most));
    }
    Instant bad = badInstant(commit, replaced);
    if (bad != null) {
      return new Rejected(
          Reason.UNSTORABLE,
          "Commit %s has the instant %s: truncate it to microseconds between %s and %s"
              .formatted(commit.id(), bad, Micros.FIRST, Micros.LAST));
    }
    String problem = commit.settled() == null ? null : problem(commit.settled().outcome());
    return problem == null ? null : new Rejected(Reason.UNSTORABLE, problem);
  }

  /** Why a commit of so many bytes cannot be stored, or null when it can. */
  static @Nullable Rejected refusal(Commit commit, long bytes) {
    int most = StoreLimits.CONTRACT.bytes();
    return bytes <= most
        ? null
        : new Rejected(
            Reason.TOO_LARGE,
            "Commit %s has %d bytes of text, the limit is %d: split it over several commits"
                .formatted(commit.id(), bytes, most));
  }

  /** What is wrong with the end of a claim, in a sentence, or null. */
  static @Nullable String problem(Outcome outcome) {
    String text = "";
    if (outcome instanceof Outcome.RetryAt retry) {
      text = retry.error();
      if (!Micros.inRange(retry.at())) {
        return "The retry at %s is out of range: give an instant between %s and %s"
            .formatted(retry.at(), Micros.FIRST, Micros.LAST);
      }
    } else if (outcome instanceof Outcome.Parked given) {
      text = given.reason();
    }
    return text.length() <= REASON
        ? null
        : "The outcome has a text of %d characters: shorten it to %d"
            .formatted(text.length(), REASON);
  }

  private static @Nullable Instant badInstant(Commit commit, List<Entry> replaced) {
    Instant bad = badInstant(commit.entries());
    bad = bad == null ? badInstant(replaced) : bad;
    if (bad == null && commit.wake() != null && !Micros.keeps(commit.wake().due())) {
      bad = commit.wake().due();
    }
    return bad == null ? badInstant(commit.snapshot()) : bad;
  }

  private static @Nullable Instant badInstant(List<Entry> entries) {
    for (Entry entry : entries) {
      if (!Micros.keeps(entry.occurredAt())) {
        return entry.occurredAt();
      }
      if (!Micros.keeps(entry.recordedAt())) {
        return entry.recordedAt();
      }
    }
    return null;
  }

  private static @Nullable Instant badInstant(Incident incident) {
    Hold hold = incident.status().hold();
    @Nullable Instant[] instants = {
      incident.identity().loggedAt(),
      incident.recordedAt(),
      incident.status().since(),
      incident.ownership().since(),
      incident.escalation().start(),
      incident.details().occurredAt(),
      hold == null ? null : hold.followUpAt()
    };
    for (Instant instant : instants) {
      if (instant != null && !Micros.keeps(instant)) {
        return instant;
      }
    }
    return null;
  }
}
