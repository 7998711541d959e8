package dev.tocsin.escalation;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.calendar.Season;
import dev.tocsin.incident.Category;
import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.InvalidValueException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether conditions hold, one by one. Source: escalation.md, "The matrix" (conditions). */
final class WhenMatch {
  private WhenMatch() {}

  static boolean facts(When when, Incident incident) {
    Classification is = incident.classification();
    Details details = incident.details();
    return category(when, is.category())
        && oneOf(when.priorities(), is.priority())
        && oneOf(when.impacts(), is.impact())
        && oneOf(when.urgencies(), is.urgency())
        && oneOf(when.services(), details.service())
        && oneOf(when.teams(), incident.team())
        && oneOf(when.sources(), details.source())
        && attributes(when.attributes(), details.attributes());
  }

  static boolean category(When when, Category had) {
    if (when.categories().isEmpty() && when.exactCategories().isEmpty()) {
      return true;
    }
    for (Category top : when.categories()) {
      if (had.within(top)) {
        return true;
      }
    }
    return when.exactCategories().contains(had);
  }

  static boolean oneOf(Set<?> wanted, @Nullable Object had) {
    return wanted.isEmpty() || (had != null && wanted.contains(had));
  }

  static boolean hours(
      @Nullable SupportHours hours, Instant at, Map<String, BusinessCalendar> calendars) {
    return hours == null
        || known("calendar", hours.calendar(), calendars).isOpen(at) == hours.inside();
  }

  static boolean seasons(Set<String> wanted, Instant at, Map<String, Season> seasons) {
    boolean on = wanted.isEmpty();
    for (String name : wanted) {
      on |= known("season", name, seasons).contains(at);
    }
    return on;
  }

  static <T> T known(String what, String name, Map<String, T> all) {
    T value = all.get(name);
    if (value == null) {
      throw new InvalidValueException(
          what,
          name,
          "is named by a condition and not there",
          all.isEmpty() ? "hand it in" : "use one of " + all.keySet() + " or hand it in");
    }
    return value;
  }

  private static boolean attributes(Map<String, Set<String>> wanted, Map<String, String> had) {
    for (Map.Entry<String, Set<String>> each : wanted.entrySet()) {
      if (!oneOf(each.getValue(), had.get(each.getKey()))) {
        return false;
      }
    }
    return true;
  }
}
