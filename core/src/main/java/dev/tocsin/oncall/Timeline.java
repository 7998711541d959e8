package dev.tocsin.oncall;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import dev.tocsin.escalation.Contact;
import dev.tocsin.oncall.Overrides.Span;
import dev.tocsin.oncall.Turns.Turn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All versions of a rota laid out in time: which layers count in which order, and each layer's
 * eras.
 *
 * <p>Immutable once built. Source: escalation.md, "On call".
 */
final class Timeline {

  /** Which layers count from an instant on, the topmost first. */
  private record Order(Instant from, Mode mode, List<Track> tracks) {}

  private final Overrides overrides;
  private final ImmutableList<Order> orders;

  Timeline(
      WallClock clock,
      List<RotaVersion> versions,
      Overrides overrides,
      ImmutableSortedSet<LocalDate> holidays) {
    this.overrides = overrides;
    this.orders = layOut(clock, versions, holidays);
  }

  private static ImmutableList<Order> layOut(
      WallClock clock, List<RotaVersion> versions, ImmutableSortedSet<LocalDate> holidays) {
    List<Order> orders = new ArrayList<>();
    Map<String, Track> known = new HashMap<>();
    for (RotaVersion version : versions) {
      Instant from = instantOf(clock, version.from());
      Instant counts = orders.isEmpty() ? from : whenThoseOnCallHaveFinished(orders, from);
      Map<String, Track> still = new HashMap<>();
      ImmutableList.Builder<Track> tracks = ImmutableList.builder();
      for (Layer layer : version.layers()) {
        Track track = known.get(layer.id());
        if (track == null) {
          track = new Track(layer, from, clock, holidays);
        } else {
          track.change(layer, from);
        }
        still.put(layer.id(), track);
        tracks.add(track);
      }
      known = still;
      orders.add(new Order(counts, version.mode(), tracks.build()));
    }
    return ImmutableList.copyOf(orders);
  }

  private static Instant instantOf(WallClock clock, @Nullable LocalDateTime local) {
    return local == null ? Instant.MIN : clock.instantOf(local);
  }

  private static Instant whenThoseOnCallHaveFinished(List<Order> orders, Instant from) {
    Instant lastMoment = from.minusNanos(1);
    Order order = orders.get(place(orders, lastMoment));
    Instant finished = from;
    Instant relieved = Instant.MAX;
    for (Track track : order.tracks) {
      Instant end = track.dutyEnd(lastMoment);
      if (end == null) {
        relieved = Era.earlier(relieved, track.nextDuty(lastMoment));
      } else if (order.mode == Mode.TOPMOST) {
        finished = Era.earlier(end, relieved);
        break;
      } else {
        finished = end.isAfter(finished) ? end : finished;
      }
    }
    Instant before = orders.get(orders.size() - 1).from;
    return before.isAfter(finished) ? before : finished;
  }

  /** The last order that counts at an instant; the first one before that. */
  private static int place(List<Order> orders, Instant at) {
    int place = orders.size() - 1;
    while (place > 0 && orders.get(place).from.isAfter(at)) {
      place--;
    }
    return place;
  }

  /** Who is on call. */
  List<Duty> dutiesAt(Instant at) {
    Order order = orders.get(place(orders, at));
    ImmutableList.Builder<Duty> duties = ImmutableList.builder();
    for (Track track : order.tracks) {
      Era era = track.eraAt(at);
      if (era != null && era.covers(at) && era.hours.openUntil(at) != null) {
        Contact alone = era.alone();
        Contact member = alone != null ? alone : era.member(era.turnAt(at));
        duties.add(duty(member, track.id, overrides.at(member.recipient(), at), at));
        if (order.mode == Mode.TOPMOST) {
          break;
        }
      }
    }
    return duties.build();
  }

  /** Who is on call, and until when that holds at least. */
  Stretch at(Instant at) {
    int place = place(orders, at);
    Order order = orders.get(place);
    Instant until = place + 1 < orders.size() ? orders.get(place + 1).from : Instant.MAX;
    ImmutableList.Builder<Duty> duties = ImmutableList.builder();
    for (Track track : order.tracks) {
      Era era = track.eraAt(at);
      if (era == null) {
        continue;
      }
      if (at.isBefore(era.from)) {
        until = Era.earlier(until, era.from);
        continue;
      }
      until = Era.earlier(until, era.to);
      Instant closes = era.hours.openUntil(at);
      if (closes == null) {
        until = Era.earlier(until, era.hours.opens(at));
        continue;
      }
      until = Era.earlier(until, closes);
      Contact member = era.alone();
      if (member == null) {
        Turn turn = era.turnAt(at);
        member = era.member(turn);
        until = Era.earlier(until, turn.end());
      }
      Span span = overrides.at(member.recipient(), at);
      if (span != null) {
        until = Era.earlier(until, at.isBefore(span.from()) ? span.from() : span.to());
      }
      duties.add(duty(member, track.id, span, at));
      if (order.mode == Mode.TOPMOST) {
        break;
      }
    }
    return new Stretch(duties.build(), until);
  }

  private static Duty duty(Contact member, String layer, @Nullable Span span, Instant at) {
    return span == null || at.isBefore(span.from())
        ? new Duty(member, layer, null)
        : new Duty(span.override().by(), layer, span.override());
  }
}
