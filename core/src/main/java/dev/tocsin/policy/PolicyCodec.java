package dev.tocsin.policy;

/**
 * Writes policies for the store, and reads them from there.
 *
 * <p>What is written is kept under the policy's version and read again after a restart, by the same
 * release or a newer one. Implementations are safe for many threads. Source: escalation.md,
 * "Editing the policy while incidents are open" (the store keeps the documents as opaque bytes).
 */
public interface PolicyCodec {
  /**
   * Writes a policy.
   *
   * @param policy any policy
   * @return from which {@link #read} makes an equal one, with the same version
   */
  byte[] write(Policy policy);

  /**
   * Reads a policy.
   *
   * @param document what {@link #write} made
   * @return the policy
   * @throws RuntimeException when it is not one, or not one that this release understands
   */
  Policy read(byte[] document);
}
