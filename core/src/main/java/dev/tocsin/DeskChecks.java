package dev.tocsin;

import dev.tocsin.checks.CheckOutcome;
import dev.tocsin.checks.ScheduledCheck;
import dev.tocsin.checks.WhenFine;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.desk.CommandRefusedException;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Report;
import dev.tocsin.lifecycle.IllegalTransitionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the checks that are due and logs what they find. The host calls {@link #runDue} now and
 * then, on as many nodes as it likes.
 *
 * <p>Which instant is due is computed from the schedule, so a restart forgets nothing. Each node
 * makes a check once for a due instant; what comes of it is committed under a name made of the
 * check and that instant, so that any number of nodes log it once. A finding is an incident, the
 * same finding again a recurrence. Safe for many threads. Holds no thread and no clock: time is the
 * store's. Source: domain.md, "Proactive".
 */
public final class DeskChecks {
  private static final int MOST_TEXT = 4_000;
  private static final String FINE = "The check finds nothing any more.";

  private final Corridor corridor;
  private final List<ScheduledCheck> checks;
  private final Map<String, Instant> made = new ConcurrentHashMap<>();

  DeskChecks(Corridor corridor, List<ScheduledCheck> checks) {
    this.corridor = corridor;
    this.checks = List.copyOf(checks);
    Set<String> ids = new HashSet<>();
    for (ScheduledCheck each : checks) {
      if (!ids.add(each.id())) {
        throw new InvalidValueException(
            "check", each.id(), "is there twice", "give each check its own id");
      }
    }
  }

  /**
   * Makes the checks that are due and that this node has not made yet, one after the other. One
   * that goes wrong does not keep the others from being made.
   *
   * @return what came of them, in their order; empty when none was due
   * @throws dev.tocsin.incident.TocsinException the first error of logging, after all were made; a
   *     check whose outcome could not be logged is made again at the next call
   */
  public List<CheckOutcome> runDue() {
    Instant now = corridor.store.now();
    List<CheckOutcome> outcomes = new ArrayList<>();
    RuntimeException first = null;
    for (ScheduledCheck check : checks) {
      Instant due = check.schedule().last(now);
      boolean tooLate =
          due != null && check.lateBy() != null && now.isAfter(due.plus(check.lateBy()));
      if (due == null || tooLate || !take(check.id(), due)) {
        continue;
      }
      try {
        outcomes.add(make(check, due));
      } catch (RuntimeException e) {
        made.remove(check.id(), due);
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
    return List.copyOf(outcomes);
  }

  /** Whether this call makes it: no other thread of this node has. */
  private boolean take(String id, Instant due) {
    Instant before = made.get(id);
    return before == null
        ? made.putIfAbsent(id, due) == null
        : before.isBefore(due) && made.replace(id, before, due);
  }

  private CheckOutcome make(ScheduledCheck check, Instant due) {
    String found = look(check, due);
    return new CheckOutcome(
        check.id(), due, found, found == null ? fine(check, due) : found(check, due, found));
  }

  private static @Nullable String look(ScheduledCheck check, Instant due) {
    String found;
    try {
      found = check.check().run(due);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("check '" + check.id() + "' was interrupted", e);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) { // as wherever the host's own code is called
      return cut("The check could not be made: " + Reasons.of(e));
    }
    return found == null || found.isBlank() ? null : cut(found);
  }

  private static String cut(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…";
  }

  private Incident found(ScheduledCheck check, Instant due, String text) {
    Report report = check.report();
    String more = report.description();
    Incident incident =
        corridor.log(
            report.description(more == null ? text : more + "\n\n" + text), caller(check, due, ""));
    return incident.recurrences() == 0
        ? incident
        : comment(check, due, incident, text); // a recurrence keeps only the title
  }

  private @Nullable Incident fine(ScheduledCheck check, Instant due) {
    String key = Objects.requireNonNull(check.report().dedupKey());
    Incident incident = corridor.counting(key);
    if (incident == null
        || incident.phase() == Phase.RESOLVED
        || check.whenFine() == WhenFine.NOTHING) {
      return incident;
    }
    if (check.whenFine() == WhenFine.RESOLVE) {
      try {
        return corridor.handle(
            incident.id(), new Command.Resolve(FINE, "self-cleared"), caller(check, due, "/fine"));
      } catch (IllegalTransitionException | CommandRefusedException refused) {
        // then it is told, and a person decides
      }
    }
    return told(check, incident) ? incident : comment(check, due, incident, FINE);
  }

  private Incident comment(ScheduledCheck check, Instant due, Incident incident, String words) {
    return corridor.handle(
        incident.id(), new Command.Comment(words, false), caller(check, due, "/text"));
  }

  /** Whether the last thing that the check said of it was that all is well. */
  private boolean told(ScheduledCheck check, Incident incident) {
    Actor actor = actor(check);
    boolean fine = false;
    for (Entry entry : corridor.history(incident.id())) {
      if (entry.by().equals(actor)) {
        fine = entry.event() instanceof RecordEvent.Commented said && said.text().equals(FINE);
      }
    }
    return fine;
  }

  private static Actor actor(ScheduledCheck check) {
    return Actor.system("check " + check.id());
  }

  private static Caller caller(ScheduledCheck check, Instant due, String what) {
    return Caller.of(actor(check)).request("check:" + check.id() + ":" + due + what);
  }
}
