package dev.tocsin.desk;

import dev.tocsin.incident.Classification;
import dev.tocsin.incident.Details;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Identity;
import dev.tocsin.incident.Impact;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.RecordEvent;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Urgency;
import dev.tocsin.policy.Policy;
import dev.tocsin.priority.PriorityTable;
import dev.tocsin.store.Wake;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides: from an incident, a command, facts and the time to the entries that follow. The very
 * code that runs in production, and so also what a forecast or a backtest runs.
 *
 * <p>Pure: equal inputs give equal outputs on every machine; no clock, no I/O, no thread.
 * Immutable, safe for many threads. {@code now} is the store's time, UTC, in microseconds. A
 * decision costs what it records, plus the number of rungs of the path; it does not grow with the
 * history. Source: house.md, "How an incident flows"; escalation.md.
 */
public final class IncidentEngine {
  private final Versions versions;

  /**
   * An engine for one policy. An incident that runs under another one goes over at once where this
   * policy is {@link dev.tocsin.policy.Adoption#LIVE}; else {@link #between} is needed for it.
   *
   * @param policy the rules
   */
  public IncidentEngine(Policy policy) {
    this(Versions.of(policy));
  }

  private IncidentEngine(Versions versions) {
    this.versions = versions;
  }

  /**
   * An engine for incidents that run under an older version than the one in force, and go over to
   * it when that says so. Those under the one in force are decided as well. Who is on call is taken
   * from the one in force.
   *
   * @param own the version that the incidents run under
   * @param active the version in force
   * @param since when it came into force, UTC: rungs that were due by then are the old version's
   * @return the engine
   */
  public static IncidentEngine between(Policy own, Policy active, Instant since) {
    return new IncidentEngine(Versions.between(own, active, since));
  }

  /**
   * The rules in force.
   *
   * @return the policy
   */
  public Policy policy() {
    return versions.active();
  }

  /**
   * Decides what a report becomes that meets no open incident.
   *
   * @param report what came in
   * @param identity who the new incident will be; its {@code loggedAt} is now
   * @param relapseOf the closed incident that held the key last and can no longer be reopened, or
   *     null
   * @param caller who reports, or reports for somebody
   * @param facts with the id of the attempt, and the incident that it becomes a child of because of
   *     a storm, if there is one
   * @return the new incident, assigned to exactly one team, its first rungs taken
   * @throws InvalidValueException when impact or urgency are not words of the policy
   */
  public Decision open(
      Report report, Identity identity, @Nullable Incident relapseOf, Caller caller, Facts facts) {
    Policy policy = versions.active();
    Impact impact =
        report.impact() == null ? usual(policy.priorities().impacts()) : report.impact();
    Urgency urgency =
        report.urgency() == null ? usual(policy.priorities().urgencies()) : report.urgency();
    Decider decider = new Decider(versions, facts, caller, null, identity.loggedAt());
    decider.record(
        new LifecycleEvent.Logged(
            identity,
            details(report),
            new Classification(
                report.category(),
                impact,
                urgency,
                policy.priorities().priority(impact, urgency),
                null),
            policy.lifecycle().initial(),
            policy.categories().team(report.category()),
            policy.version()));
    if (relapseOf != null) {
      decider.followed(
          new RecordEvent.Linked(new Link(Link.RELATES_TO, relapseOf.id().toString())),
          "reopen-window");
    }
    if (facts.other() != null) {
      new Families(decider).bornTo(facts.other());
    }
    Workarounds.offer(decider, report.reporter());
    decider.startRound("logged", false, decider.now);
    Promises.review(decider, decider.now);
    Standstill.review(decider, decider.now);
    return decider.decision(new TimePassing(decider).run());
  }

  /**
   * The priority that a report will have, by the table of the policy in force.
   *
   * @param report what came in
   * @return its priority
   * @throws InvalidValueException when impact or urgency are not words of the policy
   */
  public Priority priority(Report report) {
    PriorityTable table = versions.active().priorities();
    return table.priority(
        report.impact() == null ? usual(table.impacts()) : report.impact(),
        report.urgency() == null ? usual(table.urgencies()) : report.urgency());
  }

  /**
   * Decides what a command does, after everything that was due before it.
   *
   * @param incident the incident as it stands
   * @param command what is wanted
   * @param caller who wants it
   * @param facts what must be known besides
   * @param now the store's time
   * @return what follows; {@link Decision#nothingToDo()} when nothing does
   * @throws CommandRefusedException when it makes no sense for this incident
   * @throws dev.tocsin.lifecycle.IllegalTransitionException when the state does not allow it
   * @throws InvalidValueException when a value is not a word of the policy
   * @throws IllegalArgumentException when it runs under a policy that this engine does not have,
   *     and the one in force does not take it over at once: nothing is guessed
   */
  public Decision decide(
      Incident incident, Command command, Caller caller, Facts facts, Instant now) {
    Decider decider = new Decider(versions, facts, caller, incident, now);
    TimePassing time = new TimePassing(decider);
    Due left = time.run();
    new CommandHandler(decider).handle(command);
    StandingDown.review(decider);
    Supplying.review(decider);
    Promises.review(decider, decider.now);
    boolean caughtUp = left == null || left.at().isAfter(decider.now);
    if (caughtUp) {
      Standstill.review(decider, decider.now);
    }
    Due next = time.run();
    boolean ended = Flaps.review(decider);
    boolean called = Families.review(decider);
    return decider.decision(ended || called ? time.run() : next);
  }

  /**
   * When to look at an incident again.
   *
   * @param incident the incident as it stands
   * @return the earliest instant at which time alone changes anything, perhaps in the past; null
   *     when it never does
   * @throws IllegalArgumentException as {@link #decide} does
   */
  public @Nullable Wake nextWake(Incident incident) {
    Policy policy = versions.of(incident);
    Due next = Agenda.next(incident, policy);
    return next == null ? null : new Wake(next.at(), Decider.lane(incident, policy));
  }

  /**
   * How an incident stands towards what its reporter is owed.
   *
   * @param incident the incident as it stands
   * @param now when it is asked
   * @return one status for each target, in the order of their kinds; empty when it is owed nothing
   * @throws IllegalArgumentException as {@link #decide} does
   */
  public List<TargetStatus> targets(Incident incident, Instant now) {
    return Promises.status(incident, versions.of(incident), now);
  }

  /**
   * How the engaged suppliers stand towards what their contracts promise.
   *
   * @param incident the incident as it stands
   * @param now when it is asked
   * @return one status for each target of each supplier that was reached; empty when there is none
   * @throws IllegalArgumentException as {@link #decide} does
   */
  public List<SupplierStatus> suppliers(Incident incident, Instant now) {
    return SupplierClock.status(incident, versions.of(incident), now);
  }

  /**
   * Applies one entry: the only way in which an incident changes. Needs no policy.
   *
   * @param incident the incident before, or null before its first entry
   * @param entry the next entry
   * @return the incident after
   * @throws IllegalArgumentException when the entry does not follow
   */
  public static Incident apply(@Nullable Incident incident, Entry entry) {
    return Fold.apply(incident, entry);
  }

  /**
   * Folds a whole history.
   *
   * @param entries all entries of one incident, in order; at least one
   * @return the incident
   * @throws IllegalArgumentException when they do not follow one another, or there are none
   */
  public static Incident fold(List<Entry> entries) {
    Incident incident = null;
    for (Entry entry : entries) {
      incident = Fold.apply(incident, entry);
    }
    if (incident == null) {
      throw new IllegalArgumentException("An incident has at least one entry; there are none.");
    }
    return incident;
  }

  private static Details details(Report report) {
    return new Details(
        report.title(),
        report.description(),
        report.source(),
        report.reporter(),
        report.service(),
        report.dedupKey(),
        report.occurredAt() == null ? null : report.occurredAt().truncatedTo(ChronoUnit.MICROS),
        report.attributes(),
        report.exercise());
  }

  /** The word in the middle of a scale: what is assumed when nobody said anything. */
  private static <T> T usual(List<T> words) {
    return words.get(words.size() / 2);
  }
}
