package dev.tocsin.policy;

import dev.tocsin.escalation.Repeat;
import dev.tocsin.internal.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier promises: the underpinning contract, as ITIL calls it.
 *
 * <p>Immutable; null only where marked. Source: domain.md, practice 6; escalation.md, "Service
 * levels" (supplier).
 *
 * @param name stands in every breach
 * @param hours the id of the calendar whose open time counts for everything here; null for elapsed
 *     time
 * @param response until it first says something, or null
 * @param resolution until it hands back what is then accepted, or null
 * @param chase how often it is reminded while it is its turn and nothing is heard of it, and how
 *     often in a row at most: {@value #USUAL_CHASES} times where that is left open; null for never
 */
public record SupplierContract(
    String name,
    @Nullable String hours,
    @Nullable SupplierTarget response,
    @Nullable SupplierTarget resolution,
    @Nullable Repeat chase) {
  /** How often in a row a supplier is reminded where the contract does not say. */
  public static final int USUAL_CHASES = 10;

  /** Checks the names. */
  public SupplierContract {
    Text.line("contract", name, Text.ID);
    if (hours != null) {
      Text.line("calendar", hours, Text.ID);
    }
  }

  /**
   * On elapsed time, with nothing promised yet.
   *
   * @param name stands in every breach
   * @return the contract
   */
  public static SupplierContract of(String name) {
    return new SupplierContract(name, null, null, null, null);
  }

  /**
   * On a calendar's open time.
   *
   * @param calendar the calendar's id; null for elapsed time
   * @return a copy
   */
  public SupplierContract hours(@Nullable String calendar) {
    return new SupplierContract(name, calendar, response, resolution, chase);
  }

  /**
   * With a target for its first word.
   *
   * @param value the target, or null
   * @return a copy
   */
  public SupplierContract response(@Nullable SupplierTarget value) {
    return new SupplierContract(name, hours, value, resolution, chase);
  }

  /**
   * With a target for what it hands back.
   *
   * @param value the target, or null
   * @return a copy
   */
  public SupplierContract resolution(@Nullable SupplierTarget value) {
    return new SupplierContract(name, hours, response, value, chase);
  }

  /**
   * With reminders.
   *
   * @param value how often, or null
   * @return a copy
   */
  public SupplierContract chase(@Nullable Repeat value) {
    return new SupplierContract(name, hours, response, resolution, value);
  }

  /**
   * How often in a row it is reminded.
   *
   * @return at least one; of no use without {@link #chase()}
   */
  public int mostChases() {
    return chase == null || chase.times() == null ? USUAL_CHASES : chase.times();
  }
}
