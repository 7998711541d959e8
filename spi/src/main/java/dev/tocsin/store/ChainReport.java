package dev.tocsin.store;

import dev.tocsin.incident.IncidentId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What verifying one incident found.
 *
 * <p>Immutable; null only where marked. Source: domain.md, practice 10.
 *
 * @param id the incident
 * @param entries how many entries were read
 * @param head the hash of the last of them; null when none is sealed. Kept elsewhere, it proves at
 *     any later time that the history up to this entry was rewritten, or was not
 * @param unsealed how many entries at the beginning were written before there were seals; nothing
 *     protects them
 * @param unchecked of how many redacted entries of a newer version's types it cannot be told
 *     whether more than personal fields was replaced
 * @param fault the first thing that is wrong; null when nothing is
 */
public record ChainReport(
    IncidentId id,
    long entries,
    @Nullable String head,
    long unsealed,
    long unchecked,
    @Nullable ChainFault fault) {
  /** Checks the parts. */
  public ChainReport {
    Objects.requireNonNull(id, "id");
  }

  /**
   * Whether nothing is wrong.
   *
   * @return true when there is no fault
   */
  public boolean intact() {
    return fault == null;
  }

  /**
   * The same with a fault that was found besides.
   *
   * @param other the fault; one that was found before it stays
   * @return a copy
   */
  public ChainReport or(ChainFault other) {
    return fault != null ? this : new ChainReport(id, entries, head, unsealed, unchecked, other);
  }
}
