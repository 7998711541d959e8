package dev.tocsin.register;

import dev.tocsin.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of one incident, measured once for all the groups that it belongs to.
 *
 * @param toAcknowledge null when nobody did
 * @param toResolve null while it is open
 * @param openTime summed over its stretches; of no use while it is open
 * @param returns how often it came back to a team
 */
record Measured(
    @Nullable Lengths toAcknowledge, @Nullable Lengths toResolve, Lengths openTime, int returns) {
  /** The same time on two clocks. */
  record Lengths(Duration elapsed, Duration business) {
    private static final Lengths ZERO = new Lengths(Duration.ZERO, Duration.ZERO);

    private static Lengths between(Instant from, Instant to, BusinessCalendar calendar) {
      return to.isBefore(from)
          ? ZERO
          : new Lengths(Duration.between(from, to), calendar.between(from, to));
    }

    private Lengths plus(Lengths other) {
      return new Lengths(elapsed.plus(other.elapsed), business.plus(other.business));
    }
  }

  static Measured of(IncidentRecord record, BusinessCalendar calendar) {
    Instant acknowledged = record.acknowledgedAt();
    Instant resolved = record.resolvedAt();
    Lengths open = Lengths.ZERO;
    for (IncidentRecord.Stretch stretch : record.open()) {
      Instant to = stretch.to();
      open = to == null ? open : open.plus(Lengths.between(stretch.from(), to, calendar));
    }
    return new Measured(
        acknowledged == null ? null : Lengths.between(record.loggedAt(), acknowledged, calendar),
        resolved == null ? null : Lengths.between(record.began(), resolved, calendar),
        open,
        record.returns());
  }
}
