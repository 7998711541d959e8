package dev.tocsin.register;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.FeedbackEvent;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.policy.Policy;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an incident was, in facts that every register has: the incident record, as ITIL calls it.
 * Figures are made from these, be they drawn from the desk's own entries or from another tool's
 * log.
 *
 * <p>Immutable; null only where marked, and then it is not known. All times UTC. Source: domain.md,
 * "What real registers look like".
 *
 * @param reference the name for people
 * @param loggedAt when it was logged
 * @param occurredAt when the trouble began; null for "when it was logged"
 * @param acknowledgedAt when a human being first said "mine", or null
 * @param open the stretches in which it was neither resolved nor closed, in order; at least one,
 *     and each but the last has an end
 * @param closedAt when it was closed; null while it is not
 * @param priority the last one, or null
 * @param category the last one, or null
 * @param service the service that suffers, or null
 * @param item the configuration item that failed, or null
 * @param title what was reported, in one line, or null
 * @param source where the report came from, or null
 * @param teams the accountable teams one after the other, each other than the one before; empty
 *     when none is known
 * @param reassignments how often it changed teams; of a foreign log its own count where it has one,
 *     for rows may be missing
 * @param suppliers whose help was asked for, each once, in order
 * @param reopenings how often it came back after it was resolved or closed
 * @param waited whether it ever was on hold
 * @param selfService whether its last resolution was no support staff's work: an automation's or
 *     the reporter's own
 * @param targets the promises of which it is known whether they were kept: true where they were
 * @param pages who was called, and when
 * @param leftOut why it does not count in figures; null when it does
 * @param engagements what each engagement of a supplier was, in order
 * @param held which team was accountable for it while it was open, one after the other and without
 *     a gap; empty where it is not known when it changed hands
 * @param feedback what the reporter said of its resolutions
 */
public record IncidentRecord(
    String reference,
    Instant loggedAt,
    @Nullable Instant occurredAt,
    @Nullable Instant acknowledgedAt,
    List<Stretch> open,
    @Nullable Instant closedAt,
    @Nullable Priority priority,
    @Nullable Category category,
    @Nullable String service,
    @Nullable String item,
    @Nullable String title,
    @Nullable Source source,
    List<String> teams,
    int reassignments,
    List<String> suppliers,
    int reopenings,
    boolean waited,
    boolean selfService,
    Map<TargetKind, Boolean> targets,
    List<Page> pages,
    @Nullable LeftOut leftOut,
    List<SupplierRecord> engagements,
    List<Holding> held,
    Feedback feedback) {
  /** The attribute of a report that names the configuration item. */
  public static final String ITEM = "item";

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when there is no stretch, or one before the last has no end
   */
  public IncidentRecord {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(loggedAt, "loggedAt");
    open = List.copyOf(open);
    for (int i = 0; i < open.size() - 1; i++) {
      if (open.get(i).to() == null) {
        throw new IllegalArgumentException(
            "open stretch %d of %s has no end: only the last may".formatted(i, reference));
      }
    }
    if (open.isEmpty()) {
      throw new IllegalArgumentException("an incident was open once: give the first stretch");
    }
    teams = List.copyOf(teams);
    suppliers = List.copyOf(suppliers);
    EnumMap<TargetKind, Boolean> kept = new EnumMap<>(TargetKind.class);
    kept.putAll(targets);
    targets = Collections.unmodifiableMap(kept);
    pages = List.copyOf(pages);
    engagements = List.copyOf(engagements);
    held = List.copyOf(held);
    Objects.requireNonNull(feedback, "feedback");
  }

  /**
   * What the reporter said.
   *
   * @param confirmed whether the reporter confirmed the last resolution
   * @param rating of the last resolution, from 1 (worst) to 5 (best); null when there is none
   * @param rejections how many resolutions the reporter rejected
   */
  public record Feedback(boolean confirmed, @Nullable Integer rating, int rejections) {
    /** The reporter said nothing. */
    public static final Feedback NONE = new Feedback(false, null, 0);

    /**
     * Checks the rating.
     *
     * @throws IllegalArgumentException when it is not from 1 to 5
     */
    public Feedback {
      if (rating != null && (rating < FeedbackEvent.WORST || rating > FeedbackEvent.BEST)) {
        throw new IllegalArgumentException("a rating of " + rating + " is not from 1 to 5");
      }
    }
  }

  /**
   * A time in which one team was accountable.
   *
   * @param team the team
   * @param open the stretches of it in which the incident was neither resolved nor closed; perhaps
   *     none
   * @param kept whether an operational-level target was kept; null when none is known to apply
   */
  public record Holding(String team, List<Stretch> open, @Nullable Boolean kept) {
    /** Copies the list. */
    public Holding {
      Objects.requireNonNull(team, "team");
      open = List.copyOf(open);
    }
  }

  /**
   * A stretch of time.
   *
   * @param from its first instant
   * @param to its end; null while it lasts
   */
  public record Stretch(Instant from, @Nullable Instant to) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException when it ends before it begins
     */
    public Stretch {
      if (to != null && to.isBefore(from)) {
        throw new IllegalArgumentException("a stretch from %s to %s runs back".formatted(from, to));
      }
    }
  }

  /**
   * A call of a person.
   *
   * @param person the host's name for the person
   * @param at when the message was made
   */
  public record Page(String person, Instant at) {
    /** Checks the parts. */
    public Page {
      Objects.requireNonNull(person, "person");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Begins a record from whatever a register holds. The incident is open from the instant at which
   * it was logged.
   *
   * @param reference the name for people
   * @param loggedAt when it was logged
   * @return a builder, to be told what happened in order
   */
  public static IncidentRecordBuilder builder(String reference, Instant loggedAt) {
    return new IncidentRecordBuilder(reference, loggedAt);
  }

  /**
   * Draws the facts from the desk's own register.
   *
   * <p>Of a service level target it is known that it was missed when a breach is recorded, and that
   * it was kept when what it promises has happened without one: the response when a person
   * acknowledged, started or wrote to the reporter, or it was resolved; resolution and updates when
   * it is resolved. A page is a message to a person by a rung, a hand-over of a rota or the last
   * resort; it was made when its entry was recorded. What was reported as an exercise is left out
   * with its pages. The configuration item is the attribute {@link #ITEM}. A {@code self-cleared}
   * incident was no self-service.
   *
   * @param history all entries of one incident, in order
   * @param policy says which targets its service levels have
   * @return the facts; cost: once over the entries
   * @throws IllegalArgumentException when the history does not begin with the incident's logging
   */
  public static IncidentRecord of(List<Entry> history, Policy policy) {
    return EntryReplay.of(history, policy);
  }

  /**
   * When its final resolution was.
   *
   * @return the end of the last stretch; null while it is open
   */
  public @Nullable Instant resolvedAt() {
    return open.get(open.size() - 1).to();
  }

  /**
   * Whether it is over for now.
   *
   * @return true when it is resolved or closed
   */
  public boolean resolved() {
    return resolvedAt() != null;
  }

  /**
   * When its clock starts.
   *
   * @return when the trouble began, else when it was logged
   */
  public Instant began() {
    return occurredAt == null ? loggedAt : occurredAt;
  }

  /**
   * The accountable team, or the one that was last.
   *
   * @return the team; null when none is known
   */
  public @Nullable String team() {
    return teams.isEmpty() ? null : teams.get(teams.size() - 1);
  }

  /**
   * How often it came back to a team that had held it before: ping-pong.
   *
   * @return 1 for a, b, a
   */
  public int returns() {
    int count = 0;
    Set<String> held = new HashSet<>();
    for (String team : teams) {
      count += held.add(team) ? 0 : 1;
    }
    return count;
  }

  /**
   * Whether it was resolved at the first contact: reported by a user (by self-service or through
   * the desk), resolved within so long after it was logged by the team that had it first, never on
   * hold, never reopened, and not by self-service.
   *
   * @param within how long a contact lasts at most
   * @return whether it was
   */
  public boolean firstContact(Duration within) {
    Instant end = resolvedAt();
    return end != null
        && (Source.USER.equals(source) || Source.SERVICE_DESK.equals(source))
        && reassignments == 0
        && !waited
        && reopenings == 0
        && !selfService
        && Duration.between(loggedAt, end).compareTo(within) <= 0;
  }
}
