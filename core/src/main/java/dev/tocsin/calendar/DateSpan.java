package dev.tocsin.calendar;

import dev.tocsin.incident.InvalidValueException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Objects;

/**
 * Days from one date to another, both included: once, or each year.
 *
 * <p>Immutable, no nulls. Source: escalation.md, "The matrix" (dates) and "Service levels" (dated
 * seasons).
 */
public sealed interface DateSpan {
  /**
   * Whether a date is one of them.
   *
   * @param date a local date
   * @return true from the first to the last day
   */
  boolean contains(LocalDate date);

  /**
   * Once.
   *
   * @param from the first day, from 1970 on
   * @param to the last day, to 9999
   */
  record Once(LocalDate from, LocalDate to) implements DateSpan {
    /**
     * Refuses a last day before the first.
     *
     * @throws InvalidValueException when it is, or a date is out of range
     */
    public Once {
      Dates.check("from", from);
      Dates.check("to", to);
      if (to.isBefore(from)) {
        throw new InvalidValueException(
            "to", to.toString(), "is before " + from, "put the two dates the other way round");
      }
    }

    @Override
    public boolean contains(LocalDate date) {
      return !date.isBefore(from) && !date.isAfter(to);
    }

    @Override
    public String toString() {
      return from + " to " + to;
    }
  }

  /**
   * Each year. A last day before the first lies in the next year: 15 December to 5 January. In a
   * year without 29 February what begins then begins on 1 March, what ends then on the 28th.
   *
   * @param from the first day
   * @param to the last day
   */
  record EachYear(MonthDay from, MonthDay to) implements DateSpan {
    /** Checks the parts. */
    public EachYear {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
    }

    @Override
    public boolean contains(LocalDate date) {
      MonthDay day = MonthDay.from(date);
      boolean begun = !day.isBefore(from);
      boolean notOver = !day.isAfter(to);
      return from.isAfter(to) ? begun || notOver : begun && notOver;
    }

    @Override
    public String toString() {
      return "each year " + from + " to " + to;
    }
  }
}
