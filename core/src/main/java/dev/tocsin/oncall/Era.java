package dev.tocsin.oncall;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.Contact;
import java.time.Instant;

/**
 * A layer as it is for some time: from when its version took over until the next one does.
 *
 * <p>Source: escalation.md, "On call" (editing a rota).
 */
final class Era {
  final Layer layer;
  final Instant from;

  /** Exclusive; {@link Instant#MAX} for never. */
  final Instant to;

  final Hours hours;

  private final Turns turns;
  private final ImmutableList<Contact> members;
  private final long memberZero;
  private final boolean alone;

  /**
   * An era.
   *
   * @param memberZero the place in the list of the member whose turn is number 0
   */
  Era(Layer layer, Turns turns, Hours hours, Instant from, Instant to, long memberZero) {
    this.layer = layer;
    this.turns = turns;
    this.hours = hours;
    this.from = from;
    this.to = to;
    this.members = ImmutableList.copyOf(layer.members());
    this.memberZero = memberZero;
    this.alone = members.stream().distinct().count() == 1;
  }

  /** The same until it is replaced. */
  Era until(Instant end) {
    return end.isBefore(to) ? new Era(layer, turns, hours, from, end, memberZero) : this;
  }

  /** The same, no longer replaced by the one that was to follow. */
  Era reopened(Instant end) {
    return new Era(layer, turns, hours, from, end, memberZero);
  }

  boolean covers(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  /** The place in the list of the member whose turn it is. */
  int placeAt(Instant at) {
    return members.size() == 1
        ? 0
        : (int) Math.floorMod(turns.at(at) + memberZero, (long) members.size());
  }

  Contact memberAt(Instant at) {
    return members.get(alone ? 0 : placeAt(at));
  }

  /** The end of the turn that is on. */
  Instant turnEnd(Instant at) {
    return earlier(turns.start(turns.at(at) + 1), to);
  }

  /** When the member may change; later than the end of the turn when there is but one. */
  Instant memberChange(Instant at) {
    return alone ? to : turnEnd(at);
  }

  /** The end of the turn or of the hours that are on, whichever is first. */
  Instant dutyEnd(Instant at) {
    Instant end = turnEnd(at);
    Instant now = at;
    while (now.isBefore(end)) {
      Instant closes = hours.openUntil(now);
      if (closes == null) {
        return now;
      }
      now = closes;
    }
    return end;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
