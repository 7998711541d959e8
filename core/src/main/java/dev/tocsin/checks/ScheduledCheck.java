package dev.tocsin.checks;

import dev.tocsin.host.Check;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Source;
import dev.tocsin.internal.Text;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A check, when it is made, and what is logged when it finds something.
 *
 * <p>Immutable as far as the check is; null only where marked. Source: domain.md, "Proactive".
 *
 * @param id its name, at most 80 characters: it stands in the register
 * @param schedule when it is due
 * @param check what looks
 * @param report what is logged when it finds something; what it finds is added as description. Its
 *     source is {@link Source#AUDIT} where it would be {@link Source#USER}, and its dedup key
 *     {@code check:} and the id where it has none, so that finding it again is a recurrence
 * @param whenFine what becomes of the open incident when nothing is found any more
 * @param lateBy how late it may be made; one that is later is left out. Null for as late as until
 *     the next one is due
 */
public record ScheduledCheck(
    String id,
    CheckSchedule schedule,
    Check check,
    Report report,
    WhenFine whenFine,
    @Nullable Duration lateBy) {
  private static final Duration GAME_DAY_LATE = Duration.ofHours(1);

  /** Checks the parts, and completes the report. */
  public ScheduledCheck {
    Text.line("check", id, Text.ID);
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(whenFine, "whenFine");
    if (lateBy != null) {
      Text.duration("lateBy", lateBy, Duration.ZERO);
    }
    report = report.source().equals(Source.USER) ? report.source(Source.AUDIT) : report;
    report = report.dedupKey() == null ? report.dedupKey("check:" + id) : report;
  }

  /**
   * A check whose incident is told when all is well again.
   *
   * @param id its name
   * @param schedule when it is due
   * @param check what looks
   * @param report what is logged when it finds something
   * @return the check
   */
  public static ScheduledCheck of(String id, CheckSchedule schedule, Check check, Report report) {
    return new ScheduledCheck(id, schedule, check, report, WhenFine.COMMENT, null);
  }

  /**
   * A game day: logs an exercise each time that it is due, an hour late at most.
   *
   * @param id its name
   * @param schedule when it is due
   * @param scenario what is exercised
   * @return the check
   */
  public static ScheduledCheck gameDay(String id, CheckSchedule schedule, Report scenario) {
    return new ScheduledCheck(
        id,
        schedule,
        due -> "game day '" + id + "' of " + due,
        scenario.asExercise(),
        WhenFine.NOTHING,
        GAME_DAY_LATE);
  }

  /**
   * With another way to deal with the incident when nothing is found any more.
   *
   * @param value what becomes of it
   * @return a copy
   */
  public ScheduledCheck whenFine(WhenFine value) {
    return new ScheduledCheck(id, schedule, check, report, value, lateBy);
  }

  /**
   * With a limit to how late it may be made.
   *
   * @param value how late; zero or more
   * @return a copy
   */
  public ScheduledCheck lateBy(Duration value) {
    return new ScheduledCheck(id, schedule, check, report, whenFine, value);
  }
}
