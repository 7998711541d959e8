package dev.tocsin;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import org.jspecify.annotations.Nullable;

/**
 * What the reporter says of a resolution: that it holds, that it does not, how good the service
 * was.
 *
 * <p>Only the reporter of the incident itself may, and only a person: not whoever reported it again
 * later, and no agent on the reporter's behalf, who closes or reopens it instead. Anybody else, and
 * an incident in another state, is refused with a typed error before anything happened. Done again
 * it is refused, too; with the same request id it happens once ({@link ServiceDesk#handle}).
 * Errors, threads and cost are those of {@link ServiceDesk}. Source: domain.md, practice 3.
 */
public final class Feedback {
  private final Corridor corridor;

  Feedback(Corridor corridor) {
    this.corridor = corridor;
  }

  /**
   * Confirms that service is restored. The incident is closed at once.
   *
   * @param id an incident that is resolved and not closed
   * @param by the reporter
   * @param rating from 1 (worst) to 5 (best), or null for none
   * @param text more words, at most 65,536 characters, or null
   * @return the incident as it stands now: closed
   * @throws dev.tocsin.desk.CommandRefusedException when it has no reporter, or another one, is not
   *     resolved, or a continuity plan is still in force
   * @throws dev.tocsin.incident.InvalidValueException when the rating is out of range
   */
  public Incident confirm(
      IncidentId id, Actor by, @Nullable Integer rating, @Nullable String text) {
    return corridor.handle(id, new Command.ConfirmResolution(rating, text), Caller.of(by));
  }

  /**
   * Says that service is not restored. The incident is reopened and its escalation begins anew.
   *
   * @param id an incident that is resolved, or that was resolved and closed within the policy's
   *     reopen window
   * @param by the reporter
   * @param reason why not, at most 65,536 characters
   * @return the incident as it stands now: open
   * @throws dev.tocsin.desk.CommandRefusedException when it has no reporter, or another one, is not
   *     resolved, or was closed too long ago
   * @throws DuplicateKeyException when another open incident owns the dedup key by now
   */
  public Incident reject(IncidentId id, Actor by, String reason) {
    return corridor.handle(id, new Command.RejectResolution(reason), Caller.of(by));
  }

  /**
   * Rates the service after the end, once; a rating given with the confirmation is one. Reopened
   * and resolved anew it can be rated anew.
   *
   * @param id an incident that was resolved and closed within the policy's reopen window
   * @param by the reporter
   * @param rating from 1 (worst) to 5 (best)
   * @param text more words, at most 65,536 characters, or null
   * @return the incident as it stands now
   * @throws dev.tocsin.desk.CommandRefusedException when it has no reporter, or another one, is not
   *     closed, was closed too long ago, was never resolved, or is rated already
   * @throws dev.tocsin.incident.InvalidValueException when the rating is out of range
   */
  public Incident rate(IncidentId id, Actor by, int rating, @Nullable String text) {
    return corridor.handle(id, new Command.RateService(rating, text), Caller.of(by));
  }
}
