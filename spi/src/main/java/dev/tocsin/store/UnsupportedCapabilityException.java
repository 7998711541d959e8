package dev.tocsin.store;

import dev.tocsin.incident.TocsinException;

/**
 * A store was asked for something that it does not declare. Nothing has happened.
 *
 * <p>Source: store-contract.md, first paragraph (an absent capability is refused by a named error).
 */
public final class UnsupportedCapabilityException extends TocsinException {
  private static final long serialVersionUID = 1L;

  private final transient Capability capability;

  /**
   * Names the capability and the store.
   *
   * @param capability what was asked for
   * @param store the store's name for people
   */
  public UnsupportedCapabilityException(Capability capability, String store) {
    super(
        "%s cannot %s: use a store whose capabilities() list it."
            .formatted(store, capability.name().toLowerCase(java.util.Locale.ROOT)));
    this.capability = capability;
  }

  /**
   * What was asked for.
   *
   * @return the capability
   */
  public Capability capability() {
    return capability;
  }
}
