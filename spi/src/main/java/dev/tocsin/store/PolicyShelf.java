package dev.tocsin.store;

import dev.tocsin.incident.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Keeping policies: every version that an open incident may still run under, and which is in force.
 *
 * <p>Safe for many threads. Throws {@link StoreUnavailableException} when the store does not
 * answer. Source: escalation.md, "Editing the policy"; store-contract.md, "Policies".
 */
public interface PolicyShelf {
  /**
   * Keeps a document; keeping the same one again changes nothing.
   *
   * @param tenant the customer
   * @param document the policy's bytes under their version
   * @throws IllegalArgumentException when other bytes are kept under that version
   */
  void keepPolicy(TenantId tenant, PolicyDocument document);

  /**
   * A document that was kept.
   *
   * @param tenant the customer
   * @param version its version
   * @return the document, or null when it is not there
   */
  @Nullable PolicyDocument policy(TenantId tenant, String version);

  /**
   * Puts a policy in force, if none was since the caller looked.
   *
   * @param tenant the customer
   * @param version a version that is kept
   * @param expectedSerial the serial that is in force; 0 when none is
   * @return what is in force now: the new activation, or the one that came between
   * @throws IllegalArgumentException when no document of that version is kept
   */
  Activation activatePolicy(TenantId tenant, String version, long expectedSerial);

  /**
   * Which policy is in force.
   *
   * @param tenant the customer
   * @return the last activation, or null when there was none
   */
  @Nullable Activation activePolicy(TenantId tenant);
}
