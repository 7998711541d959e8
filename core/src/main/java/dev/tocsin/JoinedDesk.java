package dev.tocsin;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.host.DeskListener;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Reference;
import dev.tocsin.incident.Report;
import dev.tocsin.store.JoinedTransaction;
import dev.tocsin.store.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The desk inside a transaction of the host: the order that failed and the incident that reports it
 * commit together, or not at all.
 *
 * <p>What is done here is seen by nobody else until the host commits; then workers find it and
 * messages leave. The host's rollback removes everything, and no message was ever sent. Only what
 * belongs to one incident can be done here: putting policies in force, workers and retention are
 * the {@link ServiceDesk}'s.
 *
 * <p>Nothing is tried twice. A lost race is a {@link TransactionConflictException}, after which the
 * transaction is as usable as before, as it is after every refusal; a transaction that can only be
 * rolled back is {@link dev.tocsin.store.UnusableTransactionException}. The other errors are those
 * of {@link ServiceDesk}, but for {@link OutcomeUnknownException} and {@link
 * TooManyConflictsException}: whether it happened is for the host's own commit to say. Where that
 * answer can get lost, log with a request id ({@link Caller#request}): the host runs its
 * transaction again, and the incident is logged once.
 *
 * <p>Everything is asked over the host's connection, but for the first call of a desk and the first
 * after another node has put a policy in force, which take one from the store's pool. {@link
 * ServiceDesk#health()} when the host starts is such a first call. For the thread that has the
 * transaction; there is nothing to close. Source: store-contract.md, C30 to C33.
 */
public final class JoinedDesk {
  private final Corridor corridor;
  private final DeskListener listener;
  private final List<Runnable> untold = new ArrayList<>();

  JoinedDesk(Corridor desk, JoinedTransaction transaction) {
    this.listener = desk.listener;
    this.corridor =
        desk.inside(
            new Ground.OfTransaction(transaction),
            new DeskListener() {
              @Override
              public void committed(Incident after, List<Entry> entries) {
                untold.add(() -> listener.committed(after, entries));
              }
            });
  }

  /**
   * Logs what came in, in the name of the reporter, or of the source where there is none.
   *
   * @param report what came in
   * @return the incident that it becomes part of when the host commits
   */
  public Incident log(Report report) {
    return log(report, Caller.reporting(report));
  }

  /**
   * Logs what came in.
   *
   * @param report what came in
   * @param caller who logs it; its expected version is not looked at
   * @return the incident that it becomes part of when the host commits
   */
  public Incident log(Report report, Caller caller) {
    return corridor.log(report, caller);
  }

  /**
   * Does something to an incident.
   *
   * @param id the incident, perhaps one that was logged in the same transaction
   * @param command what is wanted
   * @param caller who wants it, and on what terms
   * @return the incident as it stands when the host commits
   */
  public Incident handle(IncidentId id, Command command, Caller caller) {
    return corridor.handle(id, command, caller);
  }

  /**
   * Does something to an incident in somebody's name.
   *
   * @param id the incident, perhaps one that was logged in the same transaction
   * @param command what is wanted
   * @param by who wants it
   * @return the incident as it stands when the host commits
   */
  public Incident handle(IncidentId id, Command command, Actor by) {
    return handle(id, command, Caller.of(by));
  }

  /**
   * Major incidents, as the transaction sees them.
   *
   * @return the commands for them; what they do happens when the host commits
   */
  public MajorIncidents major() {
    return new MajorIncidents(corridor);
  }

  /**
   * Looks an incident up, as the transaction sees it.
   *
   * @param id its id
   * @return the incident, or empty when this tenant has none of that id
   */
  public Optional<Incident> find(IncidentId id) {
    return corridor.find(Lookup.of(id, null));
  }

  /**
   * Looks up what somebody named on the phone, as the transaction sees it.
   *
   * @param reference its reference
   * @return the incident, or empty when this tenant has none of that reference
   */
  public Optional<Incident> find(Reference reference) {
    return corridor.find(Lookup.of(reference));
  }

  /**
   * Looks up who owns a dedup key, as the transaction sees it.
   *
   * @param dedupKey the key
   * @return the incident that is not closed and owns it, or empty
   */
  public Optional<Incident> findOwner(String dedupKey) {
    return corridor.find(Lookup.ofDedupKey(dedupKey));
  }

  /**
   * The register's lines of one incident, as the transaction sees them.
   *
   * @param id the incident
   * @return all of them in order; empty when this tenant has none of that id
   */
  public List<Entry> history(IncidentId id) {
    return corridor.history(id);
  }

  /**
   * To be called by the host when its transaction has committed: tells the desk's listener what
   * happened, in order, on this thread. Nothing else depends on it. After a rollback it is not
   * called, and the listener hears nothing; called again it tells nothing again. Source:
   * store-contract.md, C32.
   */
  public void afterCommit() {
    List<Runnable> all = List.copyOf(untold);
    untold.clear();
    all.forEach(Runnable::run);
  }
}
