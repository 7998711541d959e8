package dev.tocsin.verify;

import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.oncall.Rota;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Staffing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Places and times of a policy as people say them. */
final class Say {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm VV", Locale.ENGLISH);

  private final Policy policy;

  Say(Policy policy) {
    this.policy = policy;
  }

  /** Where a path stands: under the row of its name, or among the paths. */
  List<String> place(Path path) {
    List<MatrixRow> rows = policy.matrix().rows();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).name().equals(path.id())) {
        return List.of("escalation", String.valueOf(i), "path");
      }
    }
    return List.of("paths", path.id());
  }

  List<String> rung(Path path, int number) {
    List<String> place = new ArrayList<>(place(path));
    place.add(String.valueOf(number));
    return place;
  }

  String path(Path path) {
    return "path '" + path.id() + "'";
  }

  /** The rotas and teams that a path asks, for people. */
  String audience(PathCase of) {
    Set<String> names = new LinkedHashSet<>();
    for (Rung rung : of.path().rungs()) {
      for (Staffing each : new Audience(rung, of, policy).staffings()) {
        if (each instanceof Staffing.ByRota byRota) {
          names.add("'" + byRota.rota() + "'");
        }
      }
    }
    return names.isEmpty() ? "its teams" : Words.all(List.copyOf(names));
  }

  /** "Sun 2026-11-29 02:00 Europe/Berlin", in the zone of the first rota that the path asks. */
  String when(Instant at, PathCase of) {
    return WHEN.withZone(zone(of)).format(at);
  }

  private ZoneId zone(PathCase of) {
    for (Rung rung : of.path().rungs()) {
      for (Staffing each : new Audience(rung, of, policy).staffings()) {
        if (each instanceof Staffing.ByRota byRota) {
          Rota rota = policy.rotas().get(byRota.rota());
          if (rota != null) {
            return rota.zone();
          }
        }
      }
    }
    return ZoneOffset.UTC;
  }

  /** "3 d", "1 h 30 min". */
  static String length(Duration duration) {
    List<String> parts = new ArrayList<>();
    long[] values = {
      duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()
    };
    String[] units = {" d", " h", " min", " s"};
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        parts.add(values[i] + units[i]);
      }
    }
    return parts.isEmpty() ? "no time" : String.join(" ", parts);
  }
}
