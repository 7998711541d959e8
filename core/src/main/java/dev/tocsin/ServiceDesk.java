package dev.tocsin;

import dev.tocsin.checks.ScheduledCheck;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.host.IdSource;
import dev.tocsin.host.Knowledge;
import dev.tocsin.host.Suggestion;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Report;
import dev.tocsin.notification.Notifier;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Cursor;
import dev.tocsin.store.IncidentStore;
import dev.tocsin.store.Item;
import dev.tocsin.store.Lookup;
import dev.tocsin.store.Page;
import dev.tocsin.store.ParkedItem;
import dev.tocsin.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service desk of one tenant: logs incidents and takes them through their life.
 *
 * <p>Each call loads the incident, decides, and commits everything that follows as one unit; when
 * it returns, it has happened, and when it throws a {@link dev.tocsin.incident.TocsinException},
 * nothing has (but see {@link OutcomeUnknownException}). Messages leave later, when a worker runs.
 * A call that lost a race is decided anew. Errors of every call: {@link NoSuchIncidentException},
 * {@link NotAuthorizedException}, {@link StaleVersionException}, {@link PolicyUnavailableException}
 * and the store's {@link dev.tocsin.store.StoreUnavailableException}; of commands also {@link
 * dev.tocsin.lifecycle.IllegalTransitionException} and {@link
 * dev.tocsin.desk.CommandRefusedException}.
 *
 * <p>Safe for many threads. Holds no thread and no clock: time is the store's, UTC, in
 * microseconds. A call costs one load, one look at which policy is in force, and one commit,
 * whatever the number of incidents or the length of the history.
 *
 * <p>A policy that the store has never seen in force is put in force by the first call of a desk
 * that was built with it; an older one is not, and the desk follows the store instead, if it has a
 * codec. Source: house.md, "How an incident flows"; escalation.md, "Editing the policy".
 */
public final class ServiceDesk {
  private final Corridor corridor;
  private final @Nullable Delivery delivery;
  private final AdoptionSweep sweep;
  private final Knowledge knowledge;

  ServiceDesk(
      Corridor corridor, @Nullable Notifier notifier, HostActions actions, Knowledge knowledge) {
    this.knowledge = knowledge;
    this.corridor = corridor;
    this.sweep = new AdoptionSweep(corridor);
    this.delivery = notifier == null ? null : new Delivery(corridor, notifier, actions);
  }

  /**
   * Begins a desk.
   *
   * @param policy the rules
   * @param store where incidents are kept
   * @param ids in production {@code UUID::randomUUID}
   * @return a builder
   */
  public static ServiceDeskBuilder builder(Policy policy, IncidentStore store, IdSource ids) {
    return new ServiceDeskBuilder(policy, store, ids);
  }

  /**
   * The rules that this desk decided by last: those in force, as far as it knows. Asks nobody.
   *
   * @return the policy; before the first call the one that the desk was built with
   */
  public Policy policy() {
    return corridor.rules.known();
  }

  /**
   * Puts a policy in force, for every node of this tenant. Its {@link Policy#adoption()} says when
   * open incidents go over to it; who is on call by it counts at once. Other nodes notice with
   * their next command or turn of a worker. May be called again; the last call wins.
   *
   * @param policy the policy, new or one that was in force before
   * @return the record of the store; the one that is there when the policy is in force already
   * @throws dev.tocsin.incident.InvalidValueException when open incidents stay with older versions
   *     and the desk has no codec
   */
  public Activation activate(Policy policy) {
    return corridor.rules.activate(policy);
  }

  /**
   * Puts a version back that open incidents run under and that the store has lost, without putting
   * it in force. Without a codec only this desk knows it, until it ends.
   *
   * @param policy the policy
   */
  public void keep(Policy policy) {
    corridor.rules.keep(policy);
  }

  /**
   * Logs what came in: a new incident, a recurrence of the open one that owns the dedup key, or the
   * reopening of one that was closed within the policy's window. In the name of the reporter, or of
   * the source where there is none.
   *
   * @param report what came in
   * @return the incident that it became part of
   * @throws dev.tocsin.incident.InvalidValueException when impact or urgency are not words of the
   *     policy
   */
  public Incident log(Report report) {
    return log(report, Caller.reporting(report));
  }

  /**
   * Logs what came in. Made twice with the same request id it happens once.
   *
   * @param report what came in
   * @param caller who logs it; its expected version is not looked at
   * @return the incident that it became part of
   */
  public Incident log(Report report, Caller caller) {
    return corridor.log(report, caller);
  }

  /**
   * Does something to an incident.
   *
   * @param id the incident
   * @param command what is wanted
   * @param caller who wants it, and on what terms
   * @return the incident as it stands now
   */
  public Incident handle(IncidentId id, Command command, Caller caller) {
    return corridor.handle(id, command, caller);
  }

  /**
   * Says "mine" in somebody's name.
   *
   * @param id the incident
   * @param by who
   * @return the incident as it stands now
   */
  public Incident acknowledge(IncidentId id, Actor by) {
    return handle(id, new Command.Acknowledge(), Caller.of(by));
  }

  /**
   * Says "mine" in the name of a message's recipient: for a link or a button in the message. Safely
   * repeated; does nothing to an incident that is resolved by now.
   *
   * @param token as the message carried it; null, as a call-back without one gives, is refused
   * @return the incident as it stands now
   * @throws InvalidTokenException when it is forged, cut, or of an earlier round
   */
  public Incident acknowledge(@Nullable String token) {
    return CallBack.acknowledge(corridor, token);
  }

  /**
   * Gives it to a team. Another team means that the escalation begins anew.
   *
   * @param id the incident
   * @param by who hands it over
   * @param team a team of the policy
   * @param person the person who shall do it, or null
   * @param reason why, or null
   * @return the incident as it stands now
   */
  public Incident assign(
      IncidentId id, Actor by, String team, @Nullable String person, @Nullable String reason) {
    return handle(id, new Command.Assign(team, person, reason), Caller.of(by));
  }

  /**
   * Begins to work; a person who begins has acknowledged.
   *
   * @param id the incident
   * @param by who begins
   * @return the incident as it stands now
   */
  public Incident start(IncidentId id, Actor by) {
    return handle(id, new Command.Start(), Caller.of(by));
  }

  /**
   * Waits, until the policy's follow-up time.
   *
   * @param id the incident
   * @param by who says so
   * @param reason what for: caller, change, problem, supplier, or a word of the host
   * @return the incident as it stands now
   */
  public Incident hold(IncidentId id, Actor by, String reason) {
    return handle(id, new Command.Hold(reason, null, null), Caller.of(by));
  }

  /**
   * Goes on after a wait.
   *
   * @param id the incident
   * @param by who says so
   * @return the incident as it stands now
   */
  public Incident resume(IncidentId id, Actor by) {
    return handle(id, new Command.Resume(), Caller.of(by));
  }

  /**
   * Service is restored, for good.
   *
   * @param id the incident
   * @param by who says so
   * @param text what was done
   * @return the incident as it stands now
   */
  public Incident resolve(IncidentId id, Actor by, String text) {
    return handle(id, new Command.Resolve(text, "fix"), Caller.of(by));
  }

  /**
   * Ends it.
   *
   * @param id the incident
   * @param by who says so
   * @return the incident as it stands now
   */
  public Incident close(IncidentId id, Actor by) {
    return handle(id, new Command.Close(null), Caller.of(by));
  }

  /**
   * It was not over. The escalation begins anew.
   *
   * @param id the incident
   * @param by who says so
   * @param reason why
   * @return the incident as it stands now
   * @throws DuplicateKeyException when another open incident owns the dedup key by now
   */
  public Incident reopen(IncidentId id, Actor by, String reason) {
    return handle(id, new Command.Reopen(reason), Caller.of(by));
  }

  /**
   * It should never have been logged.
   *
   * @param id the incident
   * @param by who says so
   * @param reason why
   * @return the incident as it stands now
   */
  public Incident cancel(IncidentId id, Actor by, String reason) {
    return handle(id, new Command.Cancel(reason), Caller.of(by));
  }

  /**
   * Writes something down for the team.
   *
   * @param id the incident
   * @param by who writes
   * @param text at most 65,536 characters
   * @return the incident as it stands now
   */
  public Incident comment(IncidentId id, Actor by, String text) {
    return handle(id, new Command.Comment(text, false), Caller.of(by));
  }

  /**
   * Tells the reporter how it stands: the clock of updates starts again.
   *
   * @param id the incident
   * @param by who writes; an update by a program is on record and counts for nothing
   * @param text at most 65,536 characters
   * @return the incident as it stands now
   */
  public Incident update(IncidentId id, Actor by, String text) {
    return handle(id, new Command.Comment(text, true), Caller.of(by));
  }

  /**
   * What may help with an incident: the policy's workarounds that are for it, then what {@link
   * ServiceDeskBuilder#knowledge} suggests. Changes nothing.
   *
   * @param id the incident
   * @param limit the most to return, at least 1
   * @return the likeliest first
   * @throws NoSuchIncidentException when this tenant has none of that id
   * @throws IllegalArgumentException when the limit is below 1
   */
  public List<Suggestion> suggest(IncidentId id, int limit) {
    Incident incident = find(id).orElseThrow(() -> new NoSuchIncidentException(id.toString()));
    List<Suggestion> found = new ArrayList<>(Advice.workarounds(incident, corridor, limit));
    if (found.size() < limit) {
      found.addAll(knowledge.suggest(incident, limit - found.size()));
    }
    return List.copyOf(found);
  }

  /**
   * Tells the end of an automation that was begun: its success resolves the incident where the
   * policy says so, its failure lets the escalation go on at once.
   *
   * @param id the incident
   * @param by who tells it, such as {@code Actor.system("runbooks")}
   * @param key the key of the request that was answered with {@code AutomationResult.underWay()}
   * @param succeeded whether it did what it is for
   * @param text what is to stand in the register, at most 65,536 characters; null for nothing
   * @return the incident as it stands now
   * @throws dev.tocsin.desk.CommandRefusedException when its time was up, or its end was told
   *     before
   */
  public Incident finishAutomation(
      IncidentId id, Actor by, OutboxKey key, boolean succeeded, @Nullable String text) {
    return handle(id, new Command.FinishAutomation(key, succeeded, text), Caller.of(by));
  }

  /**
   * Asks a supplier for help, in time of its contract. Done again while it is engaged it only notes
   * another reference. For what follows there are {@link Command.SupplierResponds}, {@link
   * Command.SupplierAsks}, {@link Command.AnswerSupplier}, {@link Command.HandBack}, {@link
   * Command.AcceptHandBack}, {@link Command.RejectHandBack} and {@link Command.WithdrawSupplier}.
   *
   * @param id the incident
   * @param by who asks
   * @param supplier a supplier of the policy
   * @param reference the supplier's own ticket, or null
   * @return the incident as it stands now
   */
  public Incident engageSupplier(
      IncidentId id, Actor by, String supplier, @Nullable String reference) {
    return handle(id, new Command.EngageSupplier(supplier, reference), Caller.of(by));
  }

  /**
   * Invokes a plan for service continuity.
   *
   * @param id the incident
   * @param by who says so
   * @param plan a plan of the policy
   * @param reason why, or null
   * @return the incident as it stands now
   */
  public Incident invokePlan(IncidentId id, Actor by, String plan, @Nullable String reason) {
    return handle(id, new Command.InvokePlan(plan, reason), Caller.of(by));
  }

  /**
   * Begins the return to normal from a plan that is in force; it is over when the steps back have
   * ended.
   *
   * @param id the incident, perhaps resolved by now
   * @param by who says so
   * @param plan a plan in force
   * @param reason why, or null
   * @return the incident as it stands now
   */
  public Incident returnToNormal(IncidentId id, Actor by, String plan, @Nullable String reason) {
    return handle(id, new Command.ReturnToNormal(plan, reason), Caller.of(by));
  }

  /**
   * Looks an incident up.
   *
   * @param id its id
   * @return the incident, or empty when this tenant has none of that id
   */
  public Optional<Incident> find(IncidentId id) {
    return corridor.find(Lookup.of(id, null));
  }

  /**
   * Looks up what somebody named on the phone.
   *
   * @param reference its reference
   * @return the incident, or empty when this tenant has none of that reference
   */
  public Optional<Incident> find(Reference reference) {
    return corridor.find(Lookup.of(reference));
  }

  /**
   * Looks up who owns a dedup key.
   *
   * @param dedupKey the key
   * @return the incident that is not closed and owns it, or empty
   */
  public Optional<Incident> findOwner(String dedupKey) {
    return corridor.find(Lookup.ofDedupKey(dedupKey));
  }

  /**
   * The register's lines of one incident.
   *
   * @param id the incident
   * @return all of them in order; empty when this tenant has none of that id
   */
  public List<Entry> history(IncidentId id) {
    return corridor.history(id);
  }

  /**
   * The children of an incident, as its own record knows them: one that has just been attached may
   * not be among them yet. Costs a walk over its register from the first child on.
   *
   * @param parent the incident
   * @return their ids, in the order in which they joined; empty when it has none
   */
  public List<IncidentId> children(IncidentId parent) {
    return Children.of(corridor, parent);
  }

  /**
   * Finds incidents, a page at a time, in the order in which they were logged.
   *
   * @param query which ones
   * @param after where the last page ended, or null for the first page
   * @param limit the most to return, at least 1
   * @return a page
   * @throws dev.tocsin.store.UnreadableIncidentException when one on the page cannot be read; it
   *     says where to go on
   */
  public Page search(Query query, @Nullable Cursor after, int limit) {
    return corridor.store.search(corridor.tenant, query, after, limit);
  }

  /**
   * Takes part in a transaction of the host, which the host alone begins, commits or rolls back.
   *
   * @param transaction of the type that the store names: a store on JDBC takes a {@code
   *     java.sql.Connection} of the same database, with auto-commit off
   * @return this desk inside that transaction
   * @throws dev.tocsin.store.UnsupportedCapabilityException when the store cannot
   * @throws dev.tocsin.store.UnusableTransactionException when the transaction commits by itself,
   *     is read-only, on a replica or over
   * @throws IllegalArgumentException when it is of another type
   */
  public JoinedDesk join(Object transaction) {
    return new JoinedDesk(corridor, corridor.store.join(transaction));
  }

  /**
   * Putting away what is over, and taking personal data out of it.
   *
   * @return the commands for it, each with its dry run
   */
  public DeskRetention retention() {
    return new DeskRetention(corridor);
  }

  /**
   * The register as a whole: verifying that nobody changed it.
   *
   * @return what can be done with it
   */
  public DeskRegister register() {
    return new DeskRegister(corridor);
  }

  /**
   * Scheduled checks and game days, for the host to run.
   *
   * @param checks the checks, each with its own id; give the same on every node
   * @return what makes them; it remembers what this node has made, so keep it
   * @throws dev.tocsin.incident.InvalidValueException when two have one id
   */
  public DeskChecks checks(ScheduledCheck... checks) {
    return new DeskChecks(corridor, List.of(checks));
  }

  /**
   * Major incidents: roles, updates, standing down, reviews.
   *
   * @return the commands for them
   */
  public MajorIncidents major() {
    return new MajorIncidents(corridor);
  }

  /**
   * What reporters say of resolutions: confirming, rejecting, rating.
   *
   * @return the commands for it
   */
  public Feedback feedback() {
    return new Feedback(corridor);
  }

  /**
   * A worker that takes what is due and sends what waits. A desk may have several, on several
   * threads and nodes.
   *
   * @return a new worker that does nothing until it is run or started
   */
  public DeskWorker worker() {
    return new DeskWorker(corridor, delivery, sweep);
  }

  /**
   * How much waits, and for how long. May cost a walk over what is due; not for every second.
   *
   * @return a view of now
   */
  public Health health() {
    return Health.of(corridor.store.backlog(corridor.tenants), policies());
  }

  private Health.Policies policies() {
    Activation active = corridor.store.activePolicy(corridor.tenant);
    return new Health.Policies(
        active == null ? null : PolicyLibrary.version(active.version()),
        active == null ? 0 : active.serial(),
        corridor.rules.known().version(),
        corridor.rules.trouble(),
        corridor.rules.missing(),
        sweep.openUnderOthers());
  }

  /**
   * What was given up and waits for a person.
   *
   * @param limit the most to return, at least 1
   * @return the oldest first
   */
  public List<ParkedItem> parked(int limit) {
    return corridor.store.parked(corridor.tenant, limit);
  }

  /**
   * Puts back what was given up; its attempts count from 0 again.
   *
   * @param item as {@link #parked} told it
   * @return false when it was not parked
   */
  public boolean unpark(Item item) {
    return corridor.store.unpark(corridor.tenant, item);
  }
}
