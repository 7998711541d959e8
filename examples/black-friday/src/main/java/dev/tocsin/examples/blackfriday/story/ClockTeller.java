package dev.tocsin.examples.blackfriday.story;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.ServiceLevelEvent;
import dev.tocsin.incident.SuspensionEvent;
import dev.tocsin.incident.SuspensionKind;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.ServiceLevelRule;
import dev.tocsin.servicelevel.ServiceTarget;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what the clocks of an incident say: what was promised, and what keeps its path still. */
final class ClockTeller {
  private final Policy policy;

  ClockTeller(Policy policy) {
    this.policy = policy;
  }

  Line tell(Entry entry, ServiceLevelEvent event) {
    if (event instanceof ServiceLevelEvent.LevelChosen chosen) {
      String level = chosen.level();
      return level == null
          ? Teller.line(entry, "promised nothing any more", "")
          : Teller.line(entry, "promised " + targets(level), "service level '" + level + "'");
    }
    if (event instanceof ServiceLevelEvent.TargetWarned warned) {
      return Teller.line(
          entry,
          "warned: %d %% of the time for %s is over"
              .formatted(warned.percent(), with(warned.target())),
          "");
    }
    ServiceLevelEvent.TargetBreached breached = (ServiceLevelEvent.TargetBreached) event;
    return Teller.line(entry, "missed the promise of " + with(breached.target()), "");
  }

  Line tell(Entry entry, SuspensionEvent event) {
    if (event instanceof SuspensionEvent.Suspended suspended) {
      return Teller.line(
          entry,
          "lets the escalation rest"
              + (suspended.until() == null ? "" : " until " + suspended.until()),
          why(suspended.kind(), suspended.cause()));
    }
    SuspensionEvent.Released released = (SuspensionEvent.Released) event;
    return Teller.line(entry, "goes on with the escalation", released.reason());
  }

  private static String why(SuspensionKind kind, String cause) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + cause;
  }

  private String targets(String level) {
    for (ServiceLevelRule rule : policy.serviceLevels()) {
      if (rule.level().id().equals(level)) {
        return rule.level().targets().values().stream()
            .map(ClockTeller::target)
            .collect(Collectors.joining(", "));
      }
    }
    return "something";
  }

  private static String target(ServiceTarget target) {
    String word = target.kind().name().toLowerCase(Locale.ROOT);
    String within = Elapsed.words(target.within());
    return word.equals("update")
        ? "an update every " + within
        : with(word) + " within " + within + on(target.calendar());
  }

  private static String with(String target) {
    return (target.equals("update") ? "an " : "a ") + target;
  }

  private static String on(@Nullable String calendar) {
    return calendar == null ? "" : " of " + calendar + " hours";
  }
}
