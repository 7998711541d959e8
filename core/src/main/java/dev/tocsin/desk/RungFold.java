package dev.tocsin.desk;

import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Escalation;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.RungOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of a rung that was taken, applied. Source: escalation.md, "When a rung is due". */
final class RungFold {
  /** The most messages of a rung that are known; older ones are taken back if nobody has them. */
  private static final int MOST = 500;

  private RungFold() {}

  static List<FiredRung> fired(Escalation now, EscalationEvent.RungFired event, Entry entry) {
    Instant at = entry.occurredAt();
    FiredRung last = now.fired(event.path(), event.rung());
    FiredRung next =
        new FiredRung(
            event.path(),
            event.rung(),
            last == null ? at : last.since(),
            event.occurrence(),
            event.notified(),
            List.of(),
            event.outcome() == RungOutcome.EMPTY ? at : null,
            event.until(),
            List.of(),
            asked(last == null ? at : last.since(), entry),
            event.handover());
    return last == null ? Draft.plus(now.fired(), next) : replaced(now, last, after(last, next));
  }

  private static @Nullable Instant asked(Instant since, Entry entry) {
    return entry.recordedAt().isAfter(since) ? entry.recordedAt() : null;
  }

  /**
   * A repeat: the first messages may still be under way, and so may those of the same commit; those
   * between are overtaken, and all of them where the repeat lasts until something else, under
   * another policy: a rung is taken back as one. A repeat that tells nobody overtakes nothing.
   */
  private static FiredRung after(FiredRung last, FiredRung next) {
    List<Notified> under = new ArrayList<>();
    List<Recipient> told = new ArrayList<>(last.told());
    boolean tells = !next.notified().isEmpty();
    boolean alike = Objects.equals(last.until(), next.until());
    for (Notified each : last.notified()) {
      if (!tells
          || (alike && (last.occurrence() == 0 || sameCommit(each, last.notified().get(0))))
          || sameCommit(each, next.notified().get(0))) {
        under.add(each);
      } else if (!told.contains(each.recipient())) {
        told.add(each.recipient());
      }
    }
    under.addAll(next.notified());
    under.forEach(each -> told.remove(each.recipient()));
    return new FiredRung(
        next.path(),
        next.rung(),
        next.since(),
        next.occurrence(),
        under,
        last.parked(),
        last.exhaustedAt() != null && allParked(under, last.parked())
            ? last.exhaustedAt()
            : next.exhaustedAt(),
        tells ? next.until() : last.until(),
        told,
        next.askedAt(),
        next.handover());
  }

  private static boolean sameCommit(Notified one, Notified other) {
    return one.key().commit().equals(other.key().commit());
  }

  /** Asked for by a person: it will not come by itself, and its repeats count as before. */
  static List<FiredRung> asked(Escalation now, EscalationEvent.EscalatedNow event, Entry entry) {
    FiredRung last = now.fired(event.path(), event.rung());
    if (last != null) {
      return also(now, last, event.notified(), event.until(), event.handover(), entry);
    }
    FiredRung first =
        new FiredRung(
            event.path(),
            event.rung(),
            entry.occurredAt(),
            0,
            event.notified(),
            List.of(),
            null,
            event.until(),
            List.of(),
            asked(entry.occurredAt(), entry),
            event.handover());
    return Draft.plus(now.fired(), first);
  }

  /** Whoever came on call is told of it too. */
  static List<FiredRung> told(Escalation now, AssistanceEvent.HandoverTold event, Entry entry) {
    FiredRung last = now.fired(event.path(), event.rung());
    return last == null
        ? now.fired()
        : also(now, last, event.notified(), last.until(), event.handover(), entry);
  }

  private static List<FiredRung> also(
      Escalation now,
      FiredRung last,
      List<Notified> more,
      @Nullable String until,
      @Nullable Instant handover,
      Entry entry) {
    List<Notified> all = new ArrayList<>(last.notified());
    all.addAll(more);
    List<Notified> under =
        all.size() <= MOST
            ? all
            : all.subList(all.size() - Math.max(MOST, more.size()), all.size());
    return replaced(
        now,
        last,
        new FiredRung(
            last.path(),
            last.rung(),
            last.since(),
            last.occurrence(),
            under,
            last.parked(),
            last.exhaustedAt(),
            until,
            last.told(),
            asked(last.since(), entry),
            handover));
  }

  /**
   * A message of the rung is given up; it is exhausted when nobody whom it told is left. One that a
   * later repeat took the place of says nothing of the repeat, which may reach somebody yet.
   */
  static List<FiredRung> parked(Escalation now, String rung, Notified given, Instant at) {
    FiredRung last = now.path() == null ? null : now.fired(now.path(), rung);
    if (last == null) {
      return now.fired();
    }
    boolean another = !last.parked().contains(given.recipient());
    List<Recipient> parked = another ? Draft.plus(last.parked(), given.recipient()) : last.parked();
    boolean exhausted =
        last.exhaustedAt() == null
            && last.notified().contains(given)
            && allParked(last.notified(), parked);
    if (!another && !exhausted) {
      return now.fired();
    }
    return replaced(
        now,
        last,
        new FiredRung(
            last.path(),
            last.rung(),
            last.since(),
            last.occurrence(),
            last.notified(),
            parked,
            exhausted ? at : last.exhaustedAt(),
            last.until(),
            last.told(),
            last.askedAt(),
            last.handover()));
  }

  private static boolean allParked(List<Notified> notified, List<Recipient> parked) {
    return notified.stream().allMatch(each -> parked.contains(each.recipient()));
  }

  private static List<FiredRung> replaced(Escalation now, FiredRung last, FiredRung next) {
    List<FiredRung> copy = new ArrayList<>(now.fired());
    copy.set(copy.indexOf(last), next);
    return copy;
  }
}
