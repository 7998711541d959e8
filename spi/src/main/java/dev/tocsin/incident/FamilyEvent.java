package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.tocsin.internal.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened between an incident and others: parents and children, duplicates that were merged.
 *
 * <p>Each is told by the incident itself; the other one has its own. Immutable; null only where
 * marked; when and by whom stands in the {@link Entry} around it. Source: domain.md, practice 1 and
 * "Link"; store-contract.md, "Commands that reach other incidents".
 */
public sealed interface FamilyEvent extends IncidentEvent {
  /**
   * It became a child. An open parent keeps its path still.
   *
   * @param parent the parent
   * @param heard the version of the parent that was seen
   * @param reason why
   * @param more fields that a newer version wrote, kept as they are
   */
  record Attached(
      IncidentId parent,
      long heard,
      String reason,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FamilyEvent {
    /** Checks the parts. */
    public Attached {
      Objects.requireNonNull(parent, "parent");
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param parent the parent
     * @param heard the version of the parent that was seen
     * @param reason why
     */
    public Attached(IncidentId parent, long heard, String reason) {
      this(parent, heard, reason, Map.of());
    }

    @Override
    public String type() {
      return "attached-to-parent";
    }
  }

  /**
   * It is a child no more.
   *
   * @param parent the parent that it had
   * @param reason why
   * @param more fields that a newer version wrote, kept as they are
   */
  record Detached(
      IncidentId parent,
      String reason,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FamilyEvent {
    /** Checks the parts. */
    public Detached {
      Objects.requireNonNull(parent, "parent");
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param parent the parent that it had
     * @param reason why
     */
    public Detached(IncidentId parent, String reason) {
      this(parent, reason, Map.of());
    }

    @Override
    public String type() {
      return "detached-from-parent";
    }
  }

  /**
   * It heard how its parent stands, and what it does then.
   *
   * @param parent the parent
   * @param version the version of the parent of which it heard
   * @param state how the parent stood by then
   * @param followed whether it does the same; else its path goes on, or stands still
   * @param more fields that a newer version wrote, kept as they are
   */
  record Followed(
      IncidentId parent,
      long version,
      ParentState state,
      boolean followed,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FamilyEvent {
    /** Checks the parts. */
    public Followed {
      Objects.requireNonNull(parent, "parent");
      Objects.requireNonNull(state, "state");
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param parent the parent
     * @param version the version of the parent of which it heard
     * @param state how the parent stood by then
     * @param followed whether it does the same; else its path goes on, or stands still
     */
    public Followed(IncidentId parent, long version, ParentState state, boolean followed) {
      this(parent, version, state, followed, Map.of());
    }

    @Override
    public String type() {
      return "parent-followed";
    }
  }

  /**
   * Another incident became a child of this one.
   *
   * @param child the child
   * @param more fields that a newer version wrote, kept as they are
   */
  record ChildJoined(
      IncidentId child, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FamilyEvent {
    /** Checks the parts. */
    public ChildJoined {
      Objects.requireNonNull(child, "child");
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param child the child
     */
    public ChildJoined(IncidentId child) {
      this(child, Map.of());
    }

    @Override
    public String type() {
      return "child-joined";
    }
  }

  /**
   * A child left.
   *
   * @param child the child
   * @param more fields that a newer version wrote, kept as they are
   */
  record ChildLeft(
      IncidentId child, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FamilyEvent {
    /** Checks the parts. */
    public ChildLeft {
      Objects.requireNonNull(child, "child");
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param child the child
     */
    public ChildLeft(IncidentId child) {
      this(child, Map.of());
    }

    @Override
    public String type() {
      return "child-left";
    }
  }

  /**
   * The children are to be told how it stands, some at a time.
   *
   * @param state how it stands
   * @param more fields that a newer version wrote, kept as they are
   */
  record ChildrenCalled(
      ParentState state, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FamilyEvent {
    /** Checks the parts. */
    public ChildrenCalled {
      Objects.requireNonNull(state, "state");
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param state how it stands
     */
    public ChildrenCalled(ParentState state) {
      this(state, Map.of());
    }

    @Override
    public String type() {
      return "children-called";
    }
  }

  /**
   * Some children were told how it stands.
   *
   * @param upTo the entry up to which those who had joined were told
   * @param count how many were told with this entry
   * @param more fields that a newer version wrote, kept as they are
   */
  record ChildrenTold(
      long upTo, int count, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FamilyEvent {
    /** Checks the parts. */
    public ChildrenTold {
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param upTo the entry up to which those who had joined were told
     * @param count how many were told with this entry
     */
    public ChildrenTold(long upTo, int count) {
      this(upTo, count, Map.of());
    }

    @Override
    public String type() {
      return "children-told";
    }
  }

  /**
   * The reports of this duplicate are to count at the other incident.
   *
   * @param into the incident that it duplicates
   * @param reports how many: itself, and how often the same was reported again
   * @param reason why
   * @param more fields that a newer version wrote, kept as they are
   */
  record Merged(
      IncidentId into,
      int reports,
      String reason,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FamilyEvent {
    /** Checks the parts. */
    public Merged {
      Objects.requireNonNull(into, "into");
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param into the incident that it duplicates
     * @param reports how many: itself, and how often the same was reported again
     * @param reason why
     */
    public Merged(IncidentId into, int reports, String reason) {
      this(into, reports, reason, Map.of());
    }

    @Override
    public String type() {
      return "merged";
    }
  }

  /**
   * It was no duplicate after all, and lives again.
   *
   * @param to the state it is in from now on
   * @param from the incident that it had been a duplicate of
   * @param reason why
   * @param more fields that a newer version wrote, kept as they are
   */
  record Unmerged(
      State to,
      IncidentId from,
      String reason,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FamilyEvent {
    /** Checks the parts. */
    public Unmerged {
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(from, "from");
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param to the state it is in from now on
     * @param from the incident that it had been a duplicate of
     * @param reason why
     */
    public Unmerged(State to, IncidentId from, String reason) {
      this(to, from, reason, Map.of());
    }

    @Override
    public String type() {
      return "unmerged";
    }
  }

  /**
   * A duplicate's reports and links count here from now on.
   *
   * @param duplicate the duplicate
   * @param reports how many reports
   * @param links the links that came with it and were not here
   * @param more fields that a newer version wrote, kept as they are
   */
  record Absorbed(
      IncidentId duplicate,
      int reports,
      List<Link> links,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FamilyEvent {
    /** Checks the parts. */
    public Absorbed {
      Objects.requireNonNull(duplicate, "duplicate");
      links = Text.list(links);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param duplicate the duplicate
     * @param reports how many reports
     * @param links the links that came with it and were not here
     */
    public Absorbed(IncidentId duplicate, int reports, List<Link> links) {
      this(duplicate, reports, links, Map.of());
    }

    @Override
    public String type() {
      return "duplicate-absorbed";
    }
  }

  /**
   * A duplicate was none: its reports and links count here no more.
   *
   * @param duplicate the former duplicate
   * @param more fields that a newer version wrote, kept as they are
   */
  record GaveBack(
      IncidentId duplicate, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FamilyEvent {
    /** Checks the parts. */
    public GaveBack {
      Objects.requireNonNull(duplicate, "duplicate");
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param duplicate the former duplicate
     */
    public GaveBack(IncidentId duplicate) {
      this(duplicate, Map.of());
    }

    @Override
    public String type() {
      return "duplicate-given-back";
    }
  }

  /**
   * What another incident was to do could not be done there.
   *
   * @param order what it was to do
   * @param to the other incident
   * @param reason why not
   * @param more fields that a newer version wrote, kept as they are
   */
  record OrderRefused(
      DeskOrder order,
      IncidentId to,
      String reason,
      @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more)
      implements FamilyEvent {
    /** Checks the parts. */
    public OrderRefused {
      Objects.requireNonNull(order, "order");
      Objects.requireNonNull(to, "to");
      Text.body("reason", reason, Text.BODY);
      more = Text.more(more);
    }

    /**
     * With nothing from a newer version.
     *
     * @param order what it was to do
     * @param to the other incident
     * @param reason why not
     */
    public OrderRefused(DeskOrder order, IncidentId to, String reason) {
      this(order, to, reason, Map.of());
    }

    @Override
    public String type() {
      return "order-refused";
    }
  }
}
