package dev.tocsin.register;

import dev.tocsin.incident.FeedbackEvent;
import dev.tocsin.incident.Source;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Counts the incidents of one group; for one thread. */
final class Tally {
  private final Pair toAcknowledge = new Pair();
  private final Pair toResolve = new Pair();
  private final Pair openTime = new Pair();
  private final Map<TargetKind, Figures.Kept> targets = new EnumMap<>(TargetKind.class);
  private long incidents;
  private long resolved;
  private long onceResolved;
  private long reassigned;
  private long reassignments;
  private long mostReassignments;
  private long returns;
  private long reopened;
  private long reopenings;
  private long byUsers;
  private long firstContact;
  private long selfService;
  private long confirmed;
  private long rejections;
  private final long[] ratings = new long[FeedbackEvent.BEST];

  /** Elapsed and business time. */
  private static final class Pair {
    private final Histogram elapsed = new Histogram();
    private final Histogram business = new Histogram();

    void add(Measured.Lengths lengths) {
      elapsed.add(lengths.elapsed());
      business.add(lengths.business());
    }

    void merge(Pair other) {
      elapsed.merge(other.elapsed);
      business.merge(other.business);
    }

    Figures.Clocks clocks() {
      return new Figures.Clocks(elapsed.times(), business.times());
    }
  }

  void add(IncidentRecord record, Measured measured, Duration contact) {
    incidents++;
    if (measured.toAcknowledge() != null) {
      toAcknowledge.add(measured.toAcknowledge());
    }
    if (measured.toResolve() != null) {
      resolved++;
      toResolve.add(measured.toResolve());
      openTime.add(measured.openTime());
      selfService += record.selfService() ? 1 : 0;
    }
    record.targets().forEach((kind, kept) -> target(kind, kept ? 1 : 0, kept ? 0 : 1));
    onceResolved += record.open().get(0).to() == null ? 0 : 1;
    reassigned += record.reassignments() > 0 ? 1 : 0;
    reassignments += record.reassignments();
    mostReassignments = Math.max(mostReassignments, record.reassignments());
    returns += measured.returns();
    reopened += record.reopenings() > 0 ? 1 : 0;
    reopenings += record.reopenings();
    boolean user =
        Source.USER.equals(record.source()) || Source.SERVICE_DESK.equals(record.source());
    byUsers += user ? 1 : 0;
    firstContact += record.firstContact(contact) ? 1 : 0;
    IncidentRecord.Feedback feedback = record.feedback();
    rejections += feedback.rejections();
    if (record.resolved()) {
      confirmed += feedback.confirmed() ? 1 : 0;
      Integer rating = feedback.rating();
      if (rating != null) {
        ratings[rating - 1]++;
      }
    }
  }

  void merge(Tally other) {
    incidents += other.incidents;
    resolved += other.resolved;
    onceResolved += other.onceResolved;
    toAcknowledge.merge(other.toAcknowledge);
    toResolve.merge(other.toResolve);
    openTime.merge(other.openTime);
    other.targets.forEach((kind, kept) -> target(kind, kept.kept(), kept.missed()));
    reassigned += other.reassigned;
    reassignments += other.reassignments;
    mostReassignments = Math.max(mostReassignments, other.mostReassignments);
    returns += other.returns;
    reopened += other.reopened;
    reopenings += other.reopenings;
    byUsers += other.byUsers;
    firstContact += other.firstContact;
    selfService += other.selfService;
    confirmed += other.confirmed;
    rejections += other.rejections;
    for (int i = 0; i < ratings.length; i++) {
      ratings[i] += other.ratings[i];
    }
  }

  private void target(TargetKind kind, long kept, long missed) {
    targets.merge(
        kind,
        new Figures.Kept(kept, missed),
        (a, b) -> new Figures.Kept(a.kept() + b.kept(), a.missed() + b.missed()));
  }

  long incidents() {
    return incidents;
  }

  /** How many buckets take up memory. */
  int size() {
    int size = 0;
    for (Pair pair : new Pair[] {toAcknowledge, toResolve, openTime}) {
      size += pair.elapsed.size() + pair.business.size();
    }
    return size;
  }

  Figures.Group group(String name) {
    return new Figures.Group(
        name,
        incidents,
        resolved,
        onceResolved,
        toAcknowledge.clocks(),
        toResolve.clocks(),
        openTime.clocks(),
        targets,
        reassigned,
        reassignments,
        mostReassignments,
        returns,
        reopened,
        reopenings,
        byUsers,
        firstContact,
        selfService,
        new Figures.Feedback(confirmed, Arrays.stream(ratings).boxed().toList(), rejections));
  }
}
