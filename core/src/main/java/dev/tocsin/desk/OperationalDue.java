package dev.tocsin.desk;

import dev.tocsin.calendar.BusinessCalendar;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OperationalEvent;
import dev.tocsin.incident.TargetRecord;
import dev.tocsin.policy.OperationalLevel;
import dev.tocsin.policy.Policy;
import dev.tocsin.servicelevel.ServiceTarget;
import dev.tocsin.servicelevel.TargetClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Warnings and the breach of the time that the accountable team may hold an incident, each at its
 * true instant and once in a holding. Source: domain.md, practice 5.
 */
final class OperationalDue {
  private static final int BREACH = 100;

  private OperationalDue() {}

  static @Nullable Due next(Incident incident, Policy policy) {
    if (policy.operationalLevels().isEmpty() || !Agenda.open(incident)) {
      return null;
    }
    OperationalLevel level = policy.operationalLevel(incident.team(), incident.priority());
    TargetRecord told = incident.ownership().operational();
    int upTo = told == null ? 0 : told.upTo();
    TargetClock clock = level == null ? null : clock(level, incident, policy);
    if (level == null || clock == null || upTo >= BREACH) {
      return null;
    }
    int percent = percent(level.target(), upTo);
    Instant at = clock.share(percent);
    return at == null ? null : new Due(at, (decider, when) -> take(decider, level, percent, when));
  }

  private static @Nullable TargetClock clock(
      OperationalLevel level, Incident incident, Policy policy) {
    String calendar = level.target().calendar();
    BusinessCalendar hours =
        calendar == null ? BusinessCalendar.ALWAYS : policy.calendars().get(calendar);
    return hours == null
        ? null
        : TargetClock.of(
            level.target(),
            hours,
            incident.ownership().since(),
            incident.escalation().suspensions(),
            null);
  }

  private static int percent(ServiceTarget target, int upTo) {
    for (int warning : target.warnings()) {
      if (warning > upTo) {
        return warning;
      }
    }
    return BREACH;
  }

  private static void take(Decider decider, OperationalLevel level, int percent, Instant at) {
    String team = decider.incident().team();
    String rule = "operational-level " + level.name();
    if (percent < BREACH) {
      String words = "Team %s has used %d %% of the time of operational level %s.";
      List<Notified> told = tell(decider, level, words.formatted(team, percent, level.name()));
      decider.happened(
          new OperationalEvent.OperationalWarned(level.name(), team, percent, told), at, rule);
    } else {
      String words = "Team %s has held it longer than operational level %s allows.";
      List<Notified> told = tell(decider, level, words.formatted(team, level.name()));
      decider.happened(
          new OperationalEvent.OperationalBreached(level.name(), team, told), at, rule);
    }
  }

  /**
   * The team of a child is told nothing: whoever works on the parent is. Nobody twice, and nobody
   * whom the host's number of people would make too many.
   */
  private static List<Notified> tell(Decider decider, OperationalLevel level, String words) {
    if (decider.incident().heldByParent()) {
      return List.of();
    }
    Set<Contact> contacts =
        new LinkedHashSet<>(Reach.onCall(decider.incident().team(), decider).contacts());
    for (Target target : level.tell()) {
      contacts.addAll(Reach.of(target, decider).contacts());
    }
    List<Contact> some = new ArrayList<>(contacts);
    return decider.tell(some.subList(0, Math.min(some.size(), RungCalls.MOST)), "remind", words);
  }
}
