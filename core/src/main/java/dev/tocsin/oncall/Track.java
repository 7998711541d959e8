package dev.tocsin.oncall;

import com.google.common.collect.ImmutableSortedSet;
import dev.tocsin.escalation.Contact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer through all versions in a row that have it: one era after another.
 *
 * <p>Filled while the rota is built, read only afterwards. Source: escalation.md, "On call"
 * (editing a rota).
 */
final class Track {
  final String id;

  private final WallClock clock;
  private final ImmutableSortedSet<LocalDate> holidays;
  private final List<Era> eras = new ArrayList<>();

  /** Begins with a layer that no version before had; {@code from} is when its version counts. */
  Track(Layer layer, Instant from, WallClock clock, ImmutableSortedSet<LocalDate> holidays) {
    this.id = layer.id();
    this.clock = clock;
    this.holidays = holidays;
    Turns turns = new Turns(clock, layer.anchor(), layer.rotation());
    add(layer, turns, later(from, turns.start(0)), 0);
  }

  /** The era at an instant, or the next one; null when none is left. */
  @Nullable Era eraAt(Instant at) {
    for (Era era : eras) {
      if (at.isBefore(era.to)) {
        return era;
      }
    }
    return null;
  }

  /** The end of the duty that is on, or null when nobody is. */
  @Nullable Instant dutyEnd(Instant at) {
    Era era = eraAt(at);
    return era != null && era.covers(at) && era.hours.openUntil(at) != null
        ? era.dutyEnd(at)
        : null;
  }

  /** When somebody is on duty next, given that nobody is; {@link Instant#MAX} for never. */
  Instant nextDuty(Instant at) {
    for (Era era : eras) {
      Instant from = later(at, era.from);
      if (from.isBefore(era.to)) {
        Instant opens = era.hours.openUntil(from) == null ? era.hours.opens(from) : from;
        if (opens.isBefore(era.to)) {
          return opens;
        }
      }
    }
    return Instant.MAX;
  }

  /** A version has another idea of this layer. */
  void change(Layer layer, Instant from) {
    if (layer.equals(last().layer)) {
      return;
    }
    Turns turns = new Turns(clock, layer.anchor(), layer.rotation());
    Instant anchor = turns.start(0);
    forgetWhatHasNotBegun(from);
    if (eras.isEmpty()) {
      add(layer, turns, later(from, anchor), 0);
      return;
    }
    Era before = last();
    Instant lastMoment = from.minusNanos(1);
    Instant end = before.covers(lastMoment) ? before.turnEnd(lastMoment) : from;
    Instant start = later(end, anchor);
    eras.set(eras.size() - 1, before.until(start));
    long memberZero = 0;
    if (anchor.isBefore(end)) {
      int finished = before.place(before.turnAt(Era.earlier(start, before.to).minusNanos(1)));
      memberZero = next(before, finished, layer) - turns.at(start).number();
    }
    add(layer, turns, start, memberZero);
  }

  /** What an earlier version was to bring later is overtaken. */
  private void forgetWhatHasNotBegun(Instant from) {
    while (!eras.isEmpty() && !last().from.isBefore(from)) {
      eras.remove(eras.size() - 1);
    }
    if (!eras.isEmpty()) {
      Era before = eras.remove(eras.size() - 1);
      eras.add(before.reopened(end(before.layer)));
    }
  }

  private void add(Layer layer, Turns turns, Instant from, long memberZero) {
    Instant to = end(layer);
    eras.add(new Era(layer, turns, new Hours(clock, layer, holidays), from, to, memberZero));
  }

  private Instant end(Layer layer) {
    return layer.until() == null ? Instant.MAX : clock.instantOf(layer.until());
  }

  private Era last() {
    return eras.get(eras.size() - 1);
  }

  /**
   * The place in the new list of whoever comes next: the one after the one who has finished, or
   * after him in the old list if he is gone.
   */
  private static int next(Era before, int finished, Layer now) {
    List<Contact> old = before.layer.members();
    List<Contact> members = now.members();
    if (old.equals(members)) {
      return (finished + 1) % members.size();
    }
    int same = placeOf(old, finished, members);
    if (same >= 0) {
      return (same + 1) % members.size();
    }
    for (int i = 1; i < old.size(); i++) {
      int place = placeOf(old, (finished + i) % old.size(), members);
      if (place >= 0) {
        return place;
      }
    }
    return 0;
  }

  /** Where somebody of the old list is in the new one: the second time there for the second. */
  private static int placeOf(List<Contact> old, int place, List<Contact> members) {
    Contact wanted = old.get(place);
    int count = 0;
    for (int i = 0; i <= place; i++) {
      count += same(old.get(i), wanted) ? 1 : 0;
    }
    int found = -1;
    for (int i = 0; i < members.size() && count > 0; i++) {
      if (same(members.get(i), wanted)) {
        found = i;
        count--;
      }
    }
    return found;
  }

  private static boolean same(Contact one, Contact other) {
    return one.recipient().equals(other.recipient());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
