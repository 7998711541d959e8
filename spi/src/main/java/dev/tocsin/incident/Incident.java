package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What we manage: a snapshot, equal to the fold of all its events.
 *
 * <p>Immutable; null only where marked. Source: domain.md, "Words"; store-contract.md, C11.
 *
 * <p>Its JSON, and that of its first entry, is for stores: it holds {@link
 * Identity#callbackSecret()}. Leave that out of what you show or send.
 *
 * @param identity who it is
 * @param version the number of its events
 * @param details what was reported
 * @param classification category, impact, urgency, priority
 * @param status where it is in its lifecycle
 * @param ownership who answers for it
 * @param escalation where it is on its path
 * @param acknowledgement who said "mine"; null when nobody has, or it lapsed
 * @param resolution how it was resolved; null while it is not
 * @param major that it is a major incident, or null
 * @param swarm the teams that were called together, or null
 * @param suppliers how the last engagement of each supplier stands; empty when none was engaged
 * @param family parent, children and merged duplicates in the register, or null
 * @param flapping that it comes and goes, or null
 * @param plans the plans for service continuity that were invoked, each as it was the last time
 * @param majorCase that it may be a major incident, and the review after one; null when there is
 *     neither
 * @param links what it has to do with
 * @param recurrences how often the same was reported again
 * @param attainment how it stands towards what its reporter is owed; null while there is nothing to
 *     say
 * @param touchedAt when a person, a team or a supplier last recorded anything, or their reminder to
 *     do so last counted; null while none has
 * @param head the hash of the last sealed entry, so that entries cut off at the end are missed;
 *     null while none is sealed
 * @param recordedAt when the last entry was recorded
 * @param more fields that a newer version wrote, kept as they are
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Incident(
    Identity identity,
    long version,
    Details details,
    Classification classification,
    Status status,
    Ownership ownership,
    Escalation escalation,
    @Nullable Acknowledgement acknowledgement,
    @Nullable Resolution resolution,
    @Nullable MajorIncident major,
    @Nullable Swarm swarm,
    List<SupplierTicket> suppliers,
    @Nullable Family family,
    @Nullable Flapping flapping,
    List<PlanRun> plans,
    @Nullable MajorCase majorCase,
    List<Link> links,
    int recurrences,
    @Nullable Attainment attainment,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant touchedAt,
    @Nullable String head,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Instant recordedAt,
    @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> more) {
  /** Checks the parts. */
  public Incident {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(details, "details");
    Objects.requireNonNull(classification, "classification");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(ownership, "ownership");
    Objects.requireNonNull(escalation, "escalation");
    suppliers = Text.list(suppliers);
    plans = Text.list(plans);
    links = Text.list(links);
    Objects.requireNonNull(recordedAt, "recordedAt");
    more = Text.more(more);
  }

  /**
   * Of which there is nothing to say about service levels yet.
   *
   * @param identity who it is
   * @param version the number of its events
   * @param details what was reported
   * @param classification category, impact, urgency, priority
   * @param status where it is in its lifecycle
   * @param ownership who answers for it
   * @param escalation where it is on its path
   * @param acknowledgement who said "mine", or null
   * @param resolution how it was resolved, or null
   * @param major that it is a major incident, or null
   * @param swarm the teams that were called together, or null
   * @param links what it has to do with
   * @param recurrences how often the same was reported again
   * @param recordedAt when the last entry was recorded
   * @param more fields that a newer version wrote, kept as they are
   */
  public Incident(
      Identity identity,
      long version,
      Details details,
      Classification classification,
      Status status,
      Ownership ownership,
      Escalation escalation,
      @Nullable Acknowledgement acknowledgement,
      @Nullable Resolution resolution,
      @Nullable MajorIncident major,
      @Nullable Swarm swarm,
      List<Link> links,
      int recurrences,
      Instant recordedAt,
      Map<String, @Nullable Object> more) {
    this(
        identity,
        version,
        details,
        classification,
        status,
        ownership,
        escalation,
        acknowledgement,
        resolution,
        major,
        swarm,
        links,
        recurrences,
        null,
        recordedAt,
        more);
  }

  /**
   * Of which nothing is sealed yet, and that nobody has touched.
   *
   * @param identity who it is
   * @param version the number of its events
   * @param details what was reported
   * @param classification category, impact, urgency, priority
   * @param status where it is in its lifecycle
   * @param ownership who answers for it
   * @param escalation where it is on its path
   * @param acknowledgement who said "mine", or null
   * @param resolution how it was resolved, or null
   * @param major that it is a major incident, or null
   * @param swarm the teams that were called together, or null
   * @param links what it has to do with
   * @param recurrences how often the same was reported again
   * @param attainment how it stands towards what its reporter is owed, or null
   * @param recordedAt when the last entry was recorded
   * @param more fields that a newer version wrote, kept as they are
   */
  public Incident(
      Identity identity,
      long version,
      Details details,
      Classification classification,
      Status status,
      Ownership ownership,
      Escalation escalation,
      @Nullable Acknowledgement acknowledgement,
      @Nullable Resolution resolution,
      @Nullable MajorIncident major,
      @Nullable Swarm swarm,
      List<Link> links,
      int recurrences,
      @Nullable Attainment attainment,
      Instant recordedAt,
      Map<String, @Nullable Object> more) {
    this(
        identity,
        version,
        details,
        classification,
        status,
        ownership,
        escalation,
        acknowledgement,
        resolution,
        major,
        swarm,
        List.of(),
        null,
        null,
        List.of(),
        null,
        links,
        recurrences,
        attainment,
        null,
        null,
        recordedAt,
        more);
  }

  /**
   * That stands alone in the register.
   *
   * @param identity who it is
   * @param version the number of its events
   * @param details what was reported
   * @param classification category, impact, urgency, priority
   * @param status where it is in its lifecycle
   * @param ownership who answers for it
   * @param escalation where it is on its path
   * @param acknowledgement who said "mine", or null
   * @param resolution how it was resolved, or null
   * @param major that it is a major incident, or null
   * @param swarm the teams that were called together, or null
   * @param links what it has to do with
   * @param recurrences how often the same was reported again
   * @param attainment how it stands towards what its reporter is owed, or null
   * @param touchedAt when the record was last kept, or null
   * @param head the hash of the last sealed entry, or null
   * @param recordedAt when the last entry was recorded
   * @param more fields that a newer version wrote, kept as they are
   */
  public Incident(
      Identity identity,
      long version,
      Details details,
      Classification classification,
      Status status,
      Ownership ownership,
      Escalation escalation,
      @Nullable Acknowledgement acknowledgement,
      @Nullable Resolution resolution,
      @Nullable MajorIncident major,
      @Nullable Swarm swarm,
      List<Link> links,
      int recurrences,
      @Nullable Attainment attainment,
      @Nullable Instant touchedAt,
      @Nullable String head,
      Instant recordedAt,
      Map<String, @Nullable Object> more) {
    this(
        identity,
        version,
        details,
        classification,
        status,
        ownership,
        escalation,
        acknowledgement,
        resolution,
        major,
        swarm,
        List.of(),
        null,
        null,
        List.of(),
        null,
        links,
        recurrences,
        attainment,
        touchedAt,
        head,
        recordedAt,
        more);
  }

  /**
   * The same incident with another head of its chain.
   *
   * @param hash the hash of its last entry, or null
   * @return a copy
   */
  public Incident head(@Nullable String hash) {
    return new Incident(
        identity,
        version,
        details,
        classification,
        status,
        ownership,
        escalation,
        acknowledgement,
        resolution,
        major,
        swarm,
        suppliers,
        family,
        flapping,
        plans,
        majorCase,
        links,
        recurrences,
        attainment,
        touchedAt,
        hash,
        recordedAt,
        more);
  }

  /**
   * The customer.
   *
   * @return the tenant
   */
  public TenantId tenant() {
    return identity.tenant();
  }

  /**
   * The name for programs.
   *
   * @return the id
   */
  public IncidentId id() {
    return identity.id();
  }

  /**
   * The name for people.
   *
   * @return the reference
   */
  public Reference reference() {
    return identity.reference();
  }

  /**
   * What was reported, in one line.
   *
   * @return the title
   */
  public String title() {
    return details.title();
  }

  /**
   * What is broken.
   *
   * @return the category
   */
  public Category category() {
    return classification.category();
  }

  /**
   * How soon it must be dealt with.
   *
   * @return the priority
   */
  public Priority priority() {
    return classification.priority();
  }

  /**
   * The policy's name of the state.
   *
   * @return such as "In progress"
   */
  public String state() {
    return status.state().name();
  }

  /**
   * What the engine understands of the state.
   *
   * @return one of five
   */
  public Phase phase() {
    return status.state().phase();
  }

  /**
   * The accountable team.
   *
   * @return its id
   */
  public String team() {
    return ownership.team();
  }

  /**
   * When the reporter was last told something by a person.
   *
   * @return the instant; null when never
   */
  public @Nullable Instant lastPublicUpdate() {
    return attainment == null ? null : attainment.lastPublicUpdate();
  }

  /**
   * The incident whose child it is.
   *
   * @return the parent; null when it has none
   */
  public @Nullable IncidentId parent() {
    return family == null || family.parent() == null ? null : family.parent().id();
  }

  /**
   * Whether a parent that is worked on keeps its path still: then nobody is told of it.
   *
   * @return true while such a suspension has not ended
   */
  public boolean heldByParent() {
    for (Suspension each : family == null ? List.<Suspension>of() : escalation.suspensions()) {
      if (each.kind() == SuspensionKind.PARENT && each.until() == null) {
        return true;
      }
    }
    return false;
  }

  /**
   * The dedup key that it owns now: its own until it is closed.
   *
   * @return the key; null when it has none or is closed
   */
  public @Nullable String ownedKey() {
    return phase() == Phase.CLOSED ? null : details.dedupKey();
  }

  /**
   * Whether it is an exercise, for all its life: nothing of it reaches a real supplier or plan, and
   * it is left out of figures.
   *
   * @return true for an exercise
   */
  public boolean exercise() {
    return details.exercise();
  }

  /**
   * A plan for service continuity that was invoked.
   *
   * @param plan its name in the policy
   * @return how far it is; null when it never was
   */
  public @Nullable PlanRun plan(String plan) {
    for (PlanRun each : plans) {
      if (each.plan().equals(plan)) {
        return each;
      }
    }
    return null;
  }
}
