package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.tocsin.internal.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier and we said to each other about an engagement.
 *
 * <p>Immutable; null only where marked; when and by whom stands in the {@link Entry} around it: by
 * the supplier itself, or by somebody on its behalf. Source: domain.md, practice 6; escalation.md,
 * "Service levels" (supplier).
 */
public sealed interface SupplierEvent extends IncidentEvent {
  /**
   * The supplier has its own ticket for it.
   *
   * @param supplier the supplier's id in the policy
   * @param reference the reference of that ticket
   * @param more fields that a newer version wrote, kept as they are
   */
  record SupplierReferenced(
      String supplier,
      String reference,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements SupplierEvent {
    /** Checks the parts. */
    public SupplierReferenced {
      Text.name("supplier", supplier);
      Text.name("reference", reference);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param supplier the supplier's id in the policy
     * @param reference the reference of that ticket
     */
    public SupplierReferenced(String supplier, String reference) {
      this(supplier, reference, Map.of());
    }

    @Override
    public String type() {
      return "supplier-referenced";
    }
  }

  /**
   * The supplier has taken it up, or says how it stands.
   *
   * @param supplier the supplier's id in the policy
   * @param text what it says, or null
   * @param more fields that a newer version wrote, kept as they are
   */
  record SupplierResponded(
      String supplier,
      @Nullable String text,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements SupplierEvent {
    /** Checks the parts. */
    public SupplierResponded {
      Text.name("supplier", supplier);
      Text.bodyOrNull("text", text, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param supplier the supplier's id in the policy
     * @param text what it says, or null
     */
    public SupplierResponded(String supplier, @Nullable String text) {
      this(supplier, text, Map.of());
    }

    @Override
    public String type() {
      return "supplier-responded";
    }
  }

  /**
   * The supplier cannot go on before we answer: its clock stands still.
   *
   * @param supplier the supplier's id in the policy
   * @param text the question
   * @param more fields that a newer version wrote, kept as they are
   */
  record SupplierAsked(
      String supplier,
      String text,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements SupplierEvent {
    /** Checks the parts. */
    public SupplierAsked {
      Text.name("supplier", supplier);
      Text.body("text", text, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param supplier the supplier's id in the policy
     * @param text the question
     */
    public SupplierAsked(String supplier, String text) {
      this(supplier, text, Map.of());
    }

    @Override
    public String type() {
      return "supplier-asked";
    }
  }

  /**
   * We answered: its clock goes on.
   *
   * @param supplier the supplier's id in the policy
   * @param text the answer
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record SupplierAnswered(
      String supplier,
      String text,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements SupplierEvent {
    /** Checks the parts. */
    public SupplierAnswered {
      Text.name("supplier", supplier);
      Text.body("text", text, Text.BODY);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param supplier the supplier's id in the policy
     * @param text the answer
     * @param notified who is told, each with the key of the message; perhaps nobody
     */
    public SupplierAnswered(String supplier, String text, List<Notified> notified) {
      this(supplier, text, notified, Map.of());
    }

    @Override
    public String type() {
      return "supplier-answered";
    }
  }

  /**
   * The supplier says that it has done its part.
   *
   * @param supplier the supplier's id in the policy
   * @param text what it did
   * @param more fields that a newer version wrote, kept as they are
   */
  record HandedBack(
      String supplier,
      String text,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements SupplierEvent {
    /** Checks the parts. */
    public HandedBack {
      Text.name("supplier", supplier);
      Text.body("text", text, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param supplier the supplier's id in the policy
     * @param text what it did
     */
    public HandedBack(String supplier, String text) {
      this(supplier, text, Map.of());
    }

    @Override
    public String type() {
      return "supplier-handed-back";
    }
  }

  /**
   * Its part is not done: its clock goes on as if it had never been handed back.
   *
   * @param supplier the supplier's id in the policy
   * @param text why
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record HandBackRejected(
      String supplier,
      String text,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements SupplierEvent {
    /** Checks the parts. */
    public HandBackRejected {
      Text.name("supplier", supplier);
      Text.body("text", text, Text.BODY);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param supplier the supplier's id in the policy
     * @param text why
     * @param notified who is told, each with the key of the message; perhaps nobody
     */
    public HandBackRejected(String supplier, String text, List<Notified> notified) {
      this(supplier, text, notified, Map.of());
    }

    @Override
    public String type() {
      return "supplier-hand-back-rejected";
    }
  }

  /**
   * The supplier owes nothing any more.
   *
   * @param supplier the supplier's id in the policy
   * @param accepted whether what it handed back is good; false when we no longer want it
   * @param text why, or null
   * @param notified who is told, each with the key of the message; perhaps nobody
   * @param more fields that a newer version wrote, kept as they are
   */
  record EngagementEnded(
      String supplier,
      boolean accepted,
      @Nullable String text,
      List<Notified> notified,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements SupplierEvent {
    /** Checks the parts. */
    public EngagementEnded {
      Text.name("supplier", supplier);
      Text.bodyOrNull("text", text, Text.BODY);
      notified = Text.list(notified);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param supplier the supplier's id in the policy
     * @param accepted whether what it handed back is good; false when we no longer want it
     * @param text why, or null
     * @param notified who is told, each with the key of the message; perhaps nobody
     */
    public EngagementEnded(
        String supplier, boolean accepted, @Nullable String text, List<Notified> notified) {
      this(supplier, accepted, text, notified, Map.of());
    }

    @Override
    public String type() {
      return "supplier-engagement-ended";
    }
  }
}
