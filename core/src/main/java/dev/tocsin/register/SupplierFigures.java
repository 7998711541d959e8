package dev.tocsin.register;

import dev.tocsin.servicelevel.TargetKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a supplier kept what its contract promises, over the incidents that count.
 *
 * <ul>
 *   <li><b>Time to respond</b> = first sign − delivery, over engagements that were answered.
 *   <li><b>Time to resolve</b> = accepted hand-back − delivery, over engagements of which what was
 *       handed back was accepted. Both are elapsed time, questions that waited for us included.
 *   <li><b>Attainment</b> of a target = kept ÷ (kept + missed). Missed is what a breach is recorded
 *       of, on the hours of the contract and without the time in which a question was with us. Kept
 *       is a response, or an accepted hand-back, without one. A withdrawn engagement without a
 *       breach is neither.
 * </ul>
 *
 * <p>Immutable. Source: domain.md, practice 6; escalation.md, "Service levels" (supplier).
 *
 * @param supplier the supplier's id
 * @param engagements how often it was engaged
 * @param reached how many of those were delivered
 * @param toRespond time to respond
 * @param toResolve time to resolve
 * @param targets by kind of target, whether it was kept
 * @param rejections how often what it handed back was not accepted
 */
public record SupplierFigures(
    String supplier,
    long engagements,
    long reached,
    Figures.Times toRespond,
    Figures.Times toResolve,
    Map<TargetKind, Figures.Kept> targets,
    long rejections) {
  /** Copies the map. */
  public SupplierFigures {
    targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
  }

  /**
   * Attainment of a target.
   *
   * @param kind {@link TargetKind#RESPONSE} or {@link TargetKind#RESOLUTION}
   * @return from 0 to 1; null when it is known of no engagement
   */
  public @Nullable Double attainment(TargetKind kind) {
    Figures.Kept kept = targets.get(kind);
    return kept == null ? null : (double) kept.kept() / (kept.kept() + kept.missed());
  }
}
