package dev.tocsin.benchmarks.matrix;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.WeeklyHours;
import dev.tocsin.escalation.Matrix;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.When;
import dev.tocsin.incident.Priority;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tocsin's matrix, asked with incidents as a store hands them out and the time at which a round
 * begins: it finds out itself whether that is within support hours.
 */
final class TocsinColumn implements MatrixColumn {
  static final BusinessCalendar HOURS =
      BusinessCalendar.builder("support", ZoneId.of("Europe/Berlin"))
          .weekly(
              WeeklyHours.CLOSED.open(
                  "08:00-18:00",
                  DayOfWeek.MONDAY,
                  DayOfWeek.TUESDAY,
                  DayOfWeek.WEDNESDAY,
                  DayOfWeek.THURSDAY,
                  DayOfWeek.FRIDAY))
          .build();

  private final Matrix matrix;

  TocsinColumn(Row[] rows) {
    List<MatrixRow> list = new ArrayList<>();
    for (Row row : rows) {
      list.add(new MatrixRow(row.pathId(), when(row), row.pathId()));
    }
    matrix = Matrix.of(list, Map.of(), Map.of(HOURS.id(), HOURS), Map.of());
  }

  @Override
  public String decide(Query query) {
    MatrixRow row = matrix.route(query.incident(), query.at());
    return row == null ? null : row.path();
  }

  private static When when(Row row) {
    When when = When.any();
    if (row.categoryPrefix() != null) {
      when = when.categories(row.categoryPrefix().substring(0, row.categoryPrefix().length() - 1));
    }
    if (row.priority() != 0) {
      when = when.priorities(new Priority(row.priority()));
    }
    if (row.service() != null) {
      when = when.services(row.service());
    }
    if (row.supportHours() != null) {
      when = row.supportHours() ? when.inside(HOURS.id()) : when.outside(HOURS.id());
    }
    return when;
  }
}
