package dev.tocsin.desk;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an engaged supplier stands towards one target of its contract; ours is another one.
 *
 * <p>Immutable. All times UTC. Source: escalation.md, "Service levels" (supplier).
 *
 * @param supplier the supplier's id in the policy
 * @param contract the name of its contract
 * @param target {@code response} or {@code resolution}
 * @param state how it stands; met also while what was handed back is looked at, and when we no
 *     longer want it
 * @param due when it is missed unless it is met before; null when it is over, or the clock stands
 *     still
 * @param served what its clock shows, on the hours of the contract
 * @param remaining what is left of the target; negative when it is overdue by so much
 */
public record SupplierStatus(
    String supplier,
    String contract,
    String target,
    TargetStatus.State state,
    @Nullable Instant due,
    Duration served,
    Duration remaining) {}
