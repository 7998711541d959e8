package dev.tocsin.policyfile;

import dev.tocsin.escalation.Until;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.oncall.Mode;
import dev.tocsin.oncall.OnHolidays;
import dev.tocsin.oncall.Rotation;
import dev.tocsin.policy.Adoption;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.ExercisePaging;
import dev.tocsin.policy.Follow;
import dev.tocsin.policy.StormRule;
import dev.tocsin.servicelevel.TargetKind;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The words of the document that stand for constants: the one place that says so. They are written
 * in lower case, with a space where Java has an underscore.
 */
final class Words {
  static final Known<Phase> PHASES = of("phase", Phase.values());
  static final Known<Trigger> TRIGGERS = Known.of("trigger", List.of(Trigger.values()));
  static final Known<Until> UNTIL = of("condition", Until.values());
  static final Known<Mode> MODES = of("mode", Mode.values());
  static final Known<OnHolidays> ON_HOLIDAYS = of("rule for holidays", OnHolidays.values());
  static final Known<Adoption> ADOPTION = of("way to go over", Adoption.values());
  static final Known<CatchUp> CATCH_UP = of("way to catch up", CatchUp.values());
  static final Known<Follow> FOLLOW = of("thing that children do", Follow.values());
  static final Known<StormRule.By> STORMS = of("thing in common", StormRule.By.values());
  static final Known<ExercisePaging> EXERCISE_PAGING =
      of("way to page in exercises", ExercisePaging.values());
  static final Known<TargetKind> TARGETS = of("target", TargetKind.values());
  static final Known<Priority> PRIORITIES =
      Known.of("priority", IntStream.rangeClosed(1, 9).mapToObj(Priority::new).toList());

  /** By their singular; the plural may be written as well. */
  static final Known<Rotation.Unit> UNITS =
      Known.of(
          "unit of turns",
          List.of(Rotation.Unit.values()),
          unit -> say(unit).replaceFirst("s$", ""));

  /** By their short and by their long name. */
  static final Known<DayOfWeek> DAYS = days();

  private Words() {}

  /** The word for a constant. */
  static String say(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The short name of a day: mon. */
  static String day(DayOfWeek day) {
    return say(day).substring(0, 3);
  }

  private static <T extends Enum<T>> Known<T> of(String what, T[] constants) {
    return Known.of(what, List.of(constants), Words::say);
  }

  private static Known<DayOfWeek> days() {
    Map<String, DayOfWeek> names = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      names.put(day(day), day);
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      names.put(say(day), day);
    }
    return new Known<>("day", "", names);
  }
}
