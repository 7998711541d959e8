package dev.tocsin.oncall;

import dev.tocsin.escalation.Contact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Answers by walking: one handover after another from the anchor, every override and every day in
 * the neighbourhood. Slow and plain, to compare with. Knows a rota's first version only.
 */
final class WalkedRota {
  private final Rota rota;

  WalkedRota(Rota rota) {
    this.rota = rota;
  }

  List<Contact> peopleAt(Instant at) {
    RotaVersion version = rota.versions().get(0);
    List<Contact> people = new ArrayList<>();
    for (Layer layer : version.layers()) {
      if (on(layer, at) && (people.isEmpty() || version.mode() == Mode.TOGETHER)) {
        Contact member = replaced(turn(layer, at), at);
        if (!people.contains(member)) {
          people.add(member);
        }
      }
    }
    return people;
  }

  private boolean on(Layer layer, Instant at) {
    boolean begun = !at.isBefore(instant(layer.anchor(), rota.zone()));
    boolean ended = layer.until() != null && !at.isBefore(instant(layer.until(), rota.zone()));
    return begun && !ended && inHours(layer, at);
  }

  private Contact turn(Layer layer, Instant at) {
    int turn = 0;
    while (!handover(layer, turn + 1).isAfter(at)) {
      turn++;
    }
    return layer.members().get(turn % layer.members().size());
  }

  private Instant handover(Layer layer, int turn) {
    int by = turn * layer.rotation().every();
    LocalDateTime anchor = layer.anchor();
    return switch (layer.rotation().unit()) {
      case HOURS -> instant(anchor.plusHours(by), rota.zone());
      case DAYS -> instant(anchor.plusDays(by), rota.zone());
      case WEEKS -> instant(anchor.plusDays(7L * by), rota.zone());
      case MONTHS -> instant(anchor.plusMonths(by), rota.zone());
      case ELAPSED_HOURS -> instant(anchor, rota.zone()).plusSeconds(3_600L * by);
    };
  }

  private boolean inHours(Layer layer, Instant at) {
    Set<LocalDate> holidays = rota.holidays();
    LocalDate today = at.atZone(rota.zone()).toLocalDate();
    for (LocalDate day = today.minusDays(9);
        day.isBefore(today.plusDays(3));
        day = day.plusDays(1)) {
      boolean counts =
          switch (layer.onHolidays()) {
            case AS_USUAL -> true;
            case OFF -> !holidays.contains(day);
            case ONLY -> holidays.contains(day);
          };
      List<Restriction> ranges =
          layer.restrictions().isEmpty()
              ? Restriction.daily(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)
              : layer.restrictions();
      for (Restriction range : ranges) {
        if (counts && range.fromDay() == day.getDayOfWeek() && in(range, day, at)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean in(Restriction range, LocalDate day, Instant at) {
    LocalDate last = day;
    while (last.getDayOfWeek() != range.toDay()) {
      last = last.plusDays(1);
    }
    return !at.isBefore(instant(day.atTime(range.from()), rota.zone()))
        && at.isBefore(instant(last.atTime(range.to()), rota.zone()));
  }

  private Contact replaced(Contact member, Instant at) {
    for (RotaOverride override : rota.overrides()) {
      if (override.person().equals(member.recipient())
          && !at.isBefore(instant(override.from(), override.zone()))
          && at.isBefore(instant(override.until(), override.zone()))) {
        return override.by();
      }
    }
    return member;
  }

  /** By trial: the first minute-exact instant whose local time is not before the wanted one. */
  private static Instant instant(LocalDateTime local, ZoneId zone) {
    Instant guess = local.toInstant(ZoneOffset.UTC).minusSeconds(26 * 3_600);
    Instant end = guess.plusSeconds(52 * 3_600);
    Instant next = guess;
    // between changes of offset the local time only rises, so each piece can be looked at alone
    while (true) {
      var transition = zone.getRules().nextTransition(next);
      Instant pieceEnd =
          transition == null || transition.getInstant().isAfter(end)
              ? end
              : transition.getInstant();
      Instant candidate = local.toInstant(zone.getRules().getOffset(next));
      if (!candidate.isBefore(next) && candidate.isBefore(pieceEnd)) {
        return candidate;
      }
      if (candidate.isBefore(next)) {
        return next; // the piece begins after the wanted time: the end of a gap
      }
      if (pieceEnd.equals(end)) {
        return candidate;
      }
      next = pieceEnd;
    }
  }
}
