package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.tocsin.internal.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of an engagement by itself: whether it arrived, reminders, and missed targets.
 *
 * <p>Immutable; null only where marked; when stands in the {@link Entry} around it: a breach has
 * its true instant as {@code occurredAt}, however late it was recorded. Source: domain.md, practice
 * 6; escalation.md, "Service levels" (supplier) and "The next wake".
 */
public sealed interface EngagementEvent extends IncidentEvent {
  /**
   * The supplier has been reached: its clock starts.
   *
   * @param supplier the supplier's id in the policy
   * @param key the key of the message that arrived
   * @param notified who is told that it came too late, each with the key of the message; perhaps
   *     nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record EngagementDelivered(
      String supplier,
      OutboxKey key,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements EngagementEvent {
    /** Checks the parts. */
    public EngagementDelivered {
      Text.name("supplier", supplier);
      Objects.requireNonNull(key, "key");
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param supplier the supplier's id in the policy
     * @param key the key of the message that arrived
     * @param notified who is told that it came too late, each with the key of the message; perhaps
     *     nobody
     */
    public EngagementDelivered(String supplier, OutboxKey key, List<Notified> notified) {
      this(supplier, key, notified, Map.of());
    }

    @Override
    public String type() {
      return "supplier-engagement-delivered";
    }
  }

  /**
   * A message that was to start its clock was given up.
   *
   * @param supplier the supplier's id in the policy
   * @param notified who of the accountable team is told, each with the key of the message; perhaps
   *     nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record SupplierUnreached(
      String supplier,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements EngagementEvent {
    /** Checks the parts. */
    public SupplierUnreached {
      Text.name("supplier", supplier);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param supplier the supplier's id in the policy
     * @param notified who of the accountable team is told, each with the key of the message;
     *     perhaps nobody
     */
    public SupplierUnreached(String supplier, List<Notified> notified) {
      this(supplier, notified, Map.of());
    }

    @Override
    public String type() {
      return "supplier-unreached";
    }
  }

  /**
   * The supplier is reminded: nothing was heard from it.
   *
   * @param supplier the supplier's id in the policy
   * @param chase the how-manieth since it was last heard of; those that were missed count
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record SupplierChased(
      String supplier,
      int chase,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements EngagementEvent {
    /** Checks the parts. */
    public SupplierChased {
      Text.name("supplier", supplier);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param supplier the supplier's id in the policy
     * @param chase the how-manieth since it was last heard of; those that were missed count
     * @param notified who is told, each with the key of the message; perhaps nobody
     */
    public SupplierChased(String supplier, int chase, List<Notified> notified) {
      this(supplier, chase, notified, Map.of());
    }

    @Override
    public String type() {
      return "supplier-chased";
    }
  }

  /**
   * The supplier missed what its contract promises; ours is another event.
   *
   * @param supplier the supplier's id in the policy
   * @param target {@code response} or {@code resolution}
   * @param contract the name of the contract
   * @param notified who of the accountable team is told, each with the key of the message; perhaps
   *     nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record SupplierBreached(
      String supplier,
      String target,
      String contract,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements EngagementEvent {
    /** Checks the parts. */
    public SupplierBreached {
      Text.name("supplier", supplier);
      Text.name("target", target);
      Text.name("contract", contract);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param supplier the supplier's id in the policy
     * @param target {@code response} or {@code resolution}
     * @param contract the name of the contract
     * @param notified who of the accountable team is told, each with the key of the message;
     *     perhaps nobody
     */
    public SupplierBreached(
        String supplier, String target, String contract, List<Notified> notified) {
      this(supplier, target, contract, notified, Map.of());
    }

    @Override
    public String type() {
      return "supplier-target-breached";
    }
  }
}
