package dev.tocsin.host;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.notification.ActionRequest;
import dev.tocsin.notification.Notification;
import dev.tocsin.store.Activation;
import dev.tocsin.store.Poison;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears what the desk did: for metrics, traces, a live page.
 *
 * <p>Called after the fact, on the thread that did it, so be quick. What it throws is logged and
 * otherwise ignored. It may hear the same thing twice after an outcome that was unknown, and
 * nothing at all if the process dies: whoever must not miss anything reads the register. Each
 * method does nothing unless overridden. Source: house.md, "one listener SPI"; store-contract.md,
 * C32.
 */
public interface DeskListener {
  /**
   * A commit of an incident succeeded.
   *
   * @param after the incident as it stands now
   * @param entries what was added to the register
   */
  default void committed(Incident after, List<Entry> entries) {}

  /**
   * The notifier took a message.
   *
   * @param message the message
   * @param attempt 1 for the first try
   * @param at the store's time when it was claimed, UTC
   */
  default void delivered(Notification message, int attempt, Instant at) {}

  /**
   * The notifier did not take a message; it is tried again.
   *
   * @param message the message
   * @param attempt the try that failed, from 1
   * @param again when it is tried again, UTC
   * @param error what the notifier threw
   */
  default void retrying(Notification message, int attempt, Instant again, Throwable error) {}

  /**
   * A message is given up and waits for a person.
   *
   * @param message the message
   * @param attempt the last try, from 1
   * @param error what the notifier threw
   */
  default void parked(Notification message, int attempt, Throwable error) {}

  /**
   * An automation or a continuity plan failed.
   *
   * @param request what was asked for
   * @param attempt the try that failed, from 1
   * @param again when it is tried again, UTC; null when it is given up
   * @param error what the host threw
   */
  default void actionFailed(
      ActionRequest request, int attempt, @Nullable Instant again, Throwable error) {}

  /**
   * The host's {@link OnCall} threw or answered null: it counts as nobody. Said once for each
   * attempt to decide, whether or not it is committed.
   *
   * @param staffed the team, or {@code role:} and the role, that was asked for
   * @param error what it threw
   */
  default void onCallFailed(String staffed, Throwable error) {}

  /**
   * The worker could not go on with an item; the rest of the queue goes on.
   *
   * @param poison the item and why
   */
  default void poisoned(Poison poison) {}

  /**
   * This desk decides by another policy from now on, or has just begun to decide.
   *
   * @param activation the record that put it in force
   */
  default void policyInForce(Activation activation) {}

  /**
   * A version of the policy cannot be had: of the one in force, so that this desk decides nothing,
   * or of one that open incidents run under. Told once, not at each attempt.
   *
   * @param version the version
   * @param reason why, and what to do
   */
  default void policyUnavailable(String version, String reason) {}
}
