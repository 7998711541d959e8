package dev.tocsin.register;

import dev.tocsin.servicelevel.TargetKind;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one engagement of a supplier was, in facts.
 *
 * <p>Immutable; null only where marked, and then it did not happen or is not known. All times UTC.
 * Source: domain.md, practice 6.
 *
 * @param supplier the supplier's id
 * @param engagedAt when it was asked for help
 * @param deliveredAt when it was reached, or null
 * @param respondedAt when it was first heard of, or null
 * @param handedBackAt when it handed back what was accepted, or null
 * @param rejections how often what it handed back was not accepted
 * @param targets what its contract promises, as far as it is known whether it was kept: true where
 *     it was; of {@link TargetKind#RESPONSE} and {@link TargetKind#RESOLUTION}
 */
public record SupplierRecord(
    String supplier,
    Instant engagedAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant respondedAt,
    @Nullable Instant handedBackAt,
    int rejections,
    Map<TargetKind, Boolean> targets) {
  /** Copies the map. */
  public SupplierRecord {
    Objects.requireNonNull(supplier, "supplier");
    Objects.requireNonNull(engagedAt, "engagedAt");
    EnumMap<TargetKind, Boolean> kept = new EnumMap<>(TargetKind.class);
    kept.putAll(targets);
    targets = Collections.unmodifiableMap(kept);
  }
}
