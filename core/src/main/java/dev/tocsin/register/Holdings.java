package dev.tocsin.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which team held an incident when; for one thread. */
final class Holdings {
  private final List<Turn> turns = new ArrayList<>();
  private boolean known = true;

  /** A team from an instant on. */
  private static final class Turn {
    private final String team;
    private final Instant from;
    private @Nullable Boolean kept;

    Turn(String team, Instant from) {
      this.team = team;
      this.from = from;
    }
  }

  /** A team took over, and it is not known when. */
  void unknown() {
    known = false;
  }

  void team(String team, Instant at) {
    Turn last = turns.isEmpty() ? null : turns.get(turns.size() - 1);
    if (last == null || !last.team.equals(team)) {
      turns.add(new Turn(team, last != null && at.isBefore(last.from) ? last.from : at));
    }
  }

  void operational(boolean kept) {
    if (!turns.isEmpty()) {
      turns.get(turns.size() - 1).kept = kept;
    }
  }

  /** The holdings, each with its part of the open stretches. */
  List<IncidentRecord.Holding> of(List<IncidentRecord.Stretch> open) {
    List<IncidentRecord.Holding> all = new ArrayList<>();
    for (int i = 0; i < turns.size() && known; i++) {
      Turn turn = turns.get(i);
      Instant from = i == 0 ? Instant.MIN : turn.from;
      Instant to = i + 1 < turns.size() ? turns.get(i + 1).from : null;
      List<IncidentRecord.Stretch> parts = new ArrayList<>();
      for (IncidentRecord.Stretch each : open) {
        IncidentRecord.Stretch part = part(each, from, to);
        if (part != null) {
          parts.add(part);
        }
      }
      all.add(new IncidentRecord.Holding(turn.team, parts, turn.kept));
    }
    return all;
  }

  private static IncidentRecord.@Nullable Stretch part(
      IncidentRecord.Stretch stretch, Instant from, @Nullable Instant to) {
    Instant begin = stretch.from().isBefore(from) ? from : stretch.from();
    Instant end = stretch.to();
    end = end == null || (to != null && to.isBefore(end)) ? to : end;
    return end != null && !begin.isBefore(end) ? null : new IncidentRecord.Stretch(begin, end);
  }
}
