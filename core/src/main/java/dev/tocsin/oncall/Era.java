package dev.tocsin.oncall;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.Contact;
import dev.tocsin.oncall.Turns.Turn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

  Turn turnAt(Instant at) {
    return turns.at(at);
  }

  /** The place in the list of the member whose turn it is. */
  int place(Turn turn) {
    return (int) Math.floorMod(turn.number() + memberZero, (long) members.size());
  }

  /** The one whose turn it is always, or null when there are several. */
  @Nullable Contact alone() {
    return alone ? members.get(0) : null;
  }

  Contact member(Turn turn) {
    return members.get(place(turn));
  }

  /** The end of the turn that is on. */
  Instant turnEnd(Instant at) {
    return earlier(turns.at(at).end(), to);
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

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
