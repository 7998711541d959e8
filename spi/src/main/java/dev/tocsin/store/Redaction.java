package dev.tocsin.store;

import dev.tocsin.host.IdSource;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RecordEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Personal data taken out of an incident's record: entries that are replaced in their places, and a
 * commit whose only entry says so.
 *
 * <p>A replaced entry keeps sequence, times, cause and type; only personal fields differ, and where
 * it is sealed its {@link dev.tocsin.incident.Seal} lost the salt and holds the digest of what
 * stands now: a store replaces the whole entry and knows nothing of it (C35). The commit's snapshot
 * is the fold of the history as it is afterwards (C11).
 *
 * <p>With nothing replaced it may also append a {@link RecordEvent.Archived}: who has a finished
 * incident put away, and why, on record before {@link Retention#archive} does it. Immutable.
 * Source: store-contract.md, C34 and C35.
 *
 * @param replaced entries as they shall stand from now on, in order of their sequences
 * @param commit appends the {@link RecordEvent.Redacted} or {@link RecordEvent.Archived}, and
 *     nothing else
 */
public record Redaction(List<Entry> replaced, Commit commit) {
  /** Checks that the parts agree. */
  public Redaction {
    replaced = List.copyOf(replaced);
    Objects.requireNonNull(commit, "commit");
    IncidentEvent event = commit.entries().get(0).event();
    check(
        commit.entries().size() == 1
            && (event instanceof RecordEvent.Redacted
                || (event instanceof RecordEvent.Archived && replaced.isEmpty())),
        commit,
        "appends something else than one redaction, or one archiving that replaces nothing",
        "append one entry of that type");
    check(
        commit.wake() == null
            && commit.outbox().isEmpty()
            && commit.superseded().isEmpty()
            && commit.fence() == null
            && commit.settled() == null,
        commit,
        "does more than redact",
        "leave wake, outbox and claims out");
    check(
        commit.snapshot().phase() == Phase.CLOSED,
        commit,
        "redacts an incident that is not closed",
        "close it first");
    long last = 0;
    for (Entry entry : replaced) {
      check(
          entry.sequence() > last && entry.sequence() <= commit.expectedVersion(),
          commit,
          "replaces entry " + entry.sequence() + " after " + last,
          "give entries from 1 to " + commit.expectedVersion() + " in order, each once");
      last = entry.sequence();
    }
  }

  /**
   * Takes everything personal out: what people wrote, who reported, the host's attributes. Who
   * worked on it stays, and so do category, times, teams and what the policy did. Fields and events
   * of a newer version stay as they are, as nobody here knows what they are. Costs a walk over the
   * history.
   *
   * @param commitId the id of the commit, the same on every replay
   * @param incident the closed incident as it stands
   * @param history all its entries, in order
   * @param by who asked for it
   * @param at the store's time, UTC, in microseconds
   * @param reason why; do not name the person
   * @param salts for the seal of the appended entry; must not be guessable
   * @return what to hand to {@link Retention#redact}, and what a dry run shows
   * @throws InvalidValueException when the incident is not closed or the history is not whole
   */
  public static Redaction of(
      UUID commitId,
      Incident incident,
      List<Entry> history,
      Actor by,
      Instant at,
      String reason,
      IdSource salts) {
    Personal personal = new Personal(history);
    List<Entry> replaced = new ArrayList<>();
    List<Entry> after = new ArrayList<>(history.size());
    for (Entry entry : history) {
      Entry clean = personal.without(entry);
      if (clean.equals(entry)) {
        after.add(entry);
      } else {
        Entry redacted = Chain.redacted(clean);
        after.add(redacted);
        replaced.add(redacted);
      }
    }
    long version = incident.version();
    if (history.size() != version) {
      throw new InvalidValueException(
          "redaction",
          commitId.toString(),
          "has " + history.size() + " of " + version + " entries",
          "give the whole history of the version");
    }
    Entry appended =
        new Entry(
            version + 1,
            at,
            at,
            personal.actor(by),
            null,
            null,
            new RecordEvent.Redacted(replaced.size(), reason, Chain.redactions(after), Map.of()));
    return new Redaction(
        replaced,
        Chain.seal(
            new Commit(
                commitId,
                version,
                List.of(appended),
                PersonalSnapshot.of(personal, incident, appended),
                null,
                List.of(),
                List.of(),
                null,
                null),
            salts));
  }

  private static void check(boolean right, Commit commit, String problem, String remedy) {
    if (!right) {
      throw new InvalidValueException("redaction", commit.id().toString(), problem, remedy);
    }
  }
}
