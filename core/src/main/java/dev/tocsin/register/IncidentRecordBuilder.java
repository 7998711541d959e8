package dev.tocsin.register;

import dev.tocsin.incident.Category;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Source;
import dev.tocsin.servicelevel.TargetKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replays an incident into its facts. Tell it what happened in the order of the register; whatever
 * is not told is not known. Times may go back, as they do in real registers: then no time passes.
 *
 * <p>For one thread. Source: domain.md, "What real registers look like".
 */
public final class IncidentRecordBuilder {
  private final String reference;
  private final Instant loggedAt;
  private final List<IncidentRecord.Stretch> ended = new ArrayList<>();
  private final List<String> teams = new ArrayList<>();
  private final Set<String> suppliers = new LinkedHashSet<>();
  private final Map<TargetKind, Boolean> targets = new EnumMap<>(TargetKind.class);
  private final List<IncidentRecord.Page> pages = new ArrayList<>();
  private @Nullable Instant openSince;
  private @Nullable Instant occurredAt;
  private @Nullable Instant acknowledgedAt;
  private @Nullable Instant closedAt;
  private @Nullable Priority priority;
  private @Nullable Category category;
  private @Nullable String service;
  private @Nullable String item;
  private @Nullable String title;
  private @Nullable Source source;
  private int reassignments = -1;
  private int reopenings;
  private boolean waited;
  private boolean selfService;
  private IncidentRecord.Feedback feedback = IncidentRecord.Feedback.NONE;
  private @Nullable LeftOut leftOut;
  private List<SupplierRecord> engagements = List.of();
  private final Holdings holdings = new Holdings();

  IncidentRecordBuilder(String reference, Instant loggedAt) {
    this.reference = Objects.requireNonNull(reference, "reference");
    this.loggedAt = Objects.requireNonNull(loggedAt, "loggedAt");
    this.openSince = loggedAt;
  }

  /**
   * When the trouble began.
   *
   * @param value null for "when it was logged"
   * @return this
   */
  public IncidentRecordBuilder occurredAt(@Nullable Instant value) {
    occurredAt = value;
    return this;
  }

  /**
   * Where the report came from.
   *
   * @param value null when that is not known
   * @return this
   */
  public IncidentRecordBuilder source(@Nullable Source value) {
    source = value;
    return this;
  }

  /**
   * How soon it must be dealt with, from now on.
   *
   * @param value null when that is not known
   * @return this
   */
  public IncidentRecordBuilder priority(@Nullable Priority value) {
    priority = value;
    return this;
  }

  /**
   * What is broken, from now on.
   *
   * @param value null when that is not known
   * @return this
   */
  public IncidentRecordBuilder category(@Nullable Category value) {
    category = value;
    return this;
  }

  /**
   * The service that suffers.
   *
   * @param value null when that is not known
   * @return this
   */
  public IncidentRecordBuilder service(@Nullable String value) {
    service = value;
    return this;
  }

  /**
   * The configuration item that failed.
   *
   * @param value null when that is not known
   * @return this
   */
  public IncidentRecordBuilder item(@Nullable String value) {
    item = value;
    return this;
  }

  /**
   * What was reported, in one line.
   *
   * @param value null when that is not known
   * @return this
   */
  public IncidentRecordBuilder title(@Nullable String value) {
    title = value;
    return this;
  }

  /**
   * The accountable team from now on; nothing new when it is the same as before.
   *
   * @param value the team's id
   * @return this
   */
  public IncidentRecordBuilder team(String value) {
    holdings.unknown();
    return teamed(value);
  }

  /**
   * The same, where it is known when: then it is also known how long each team held it. The first
   * team has it from the beginning.
   *
   * @param value the team's id
   * @param at when it became accountable
   * @return this
   */
  public IncidentRecordBuilder team(String value, Instant at) {
    holdings.team(value, at);
    return teamed(value);
  }

  private IncidentRecordBuilder teamed(String value) {
    if (teams.isEmpty() || !teams.get(teams.size() - 1).equals(value)) {
      teams.add(value);
    }
    return this;
  }

  /**
   * Into a state of this phase, perhaps of the same as before.
   *
   * @param to the phase
   * @param at when
   * @return this
   */
  public IncidentRecordBuilder moved(Phase to, Instant at) {
    boolean over = to == Phase.RESOLVED || to == Phase.CLOSED;
    if (over && openSince != null) {
      ended.add(new IncidentRecord.Stretch(openSince, at.isBefore(openSince) ? openSince : at));
      openSince = null;
    } else if (!over && openSince == null) {
      Instant end = ended.get(ended.size() - 1).to();
      openSince = end != null && at.isBefore(end) ? end : at;
      reopenings++;
      selfService = false;
      feedback = new IncidentRecord.Feedback(false, null, feedback.rejections());
    }
    if (to != Phase.CLOSED) {
      closedAt = null;
    } else if (closedAt == null) {
      closedAt = at;
    }
    waited |= to == Phase.ON_HOLD;
    return this;
  }

  /**
   * A human being said "mine"; only the first time is kept.
   *
   * @param at when
   * @return this
   */
  public IncidentRecordBuilder acknowledged(Instant at) {
    acknowledgedAt = acknowledgedAt == null ? at : acknowledgedAt;
    return this;
  }

  /**
   * Help of a supplier was asked for.
   *
   * @param id the supplier's id
   * @return this
   */
  public IncidentRecordBuilder supplier(String id) {
    suppliers.add(id);
    return this;
  }

  /**
   * A person was called.
   *
   * @param person the host's name for the person
   * @param at when
   * @return this
   */
  public IncidentRecordBuilder page(String person, Instant at) {
    pages.add(new IncidentRecord.Page(person, at));
    return this;
  }

  /**
   * Whether a promise was kept.
   *
   * @param kind what was promised
   * @param kept whether it was kept
   * @return this
   */
  public IncidentRecordBuilder target(TargetKind kind, boolean kept) {
    targets.put(kind, kept);
    return this;
  }

  /**
   * How often it changed teams, where the register counts that itself.
   *
   * @param count zero or more
   * @return this
   */
  public IncidentRecordBuilder reassignments(int count) {
    reassignments = count;
    return this;
  }

  /**
   * Whether the resolution is no support staff's work; a reopening takes it back.
   *
   * @param value whether it is
   * @return this
   */
  public IncidentRecordBuilder selfService(boolean value) {
    selfService = value;
    return this;
  }

  /**
   * Why it does not count in figures.
   *
   * @param value null when it counts
   * @return this
   */
  public IncidentRecordBuilder leftOut(@Nullable LeftOut value) {
    leftOut = value;
    return this;
  }

  /**
   * What each engagement of a supplier was.
   *
   * @param all in order
   * @return this
   */
  public IncidentRecordBuilder engagements(List<SupplierRecord> all) {
    engagements = List.copyOf(all);
    return this;
  }

  /**
   * Whether the team that is accountable now keeps its operational-level target.
   *
   * @param kept false once it is missed
   * @return this
   */
  public IncidentRecordBuilder operational(boolean kept) {
    holdings.operational(kept);
    return this;
  }

  /**
   * The reporter confirmed the resolution; a reopening takes it back.
   *
   * @return this
   */
  public IncidentRecordBuilder confirmed() {
    feedback = new IncidentRecord.Feedback(true, feedback.rating(), feedback.rejections());
    return this;
  }

  /**
   * The reporter rated the service; a reopening takes it back.
   *
   * @param rating from 1 (worst) to 5 (best)
   * @return this
   * @throws IllegalArgumentException when it is not from 1 to 5
   */
  public IncidentRecordBuilder rated(int rating) {
    feedback = new IncidentRecord.Feedback(feedback.confirmed(), rating, feedback.rejections());
    return this;
  }

  /**
   * The reporter rejected the resolution; that it is open again is told by {@link #moved}.
   *
   * @return this
   */
  public IncidentRecordBuilder rejected() {
    feedback =
        new IncidentRecord.Feedback(
            feedback.confirmed(), feedback.rating(), feedback.rejections() + 1);
    return this;
  }

  /** Whether it is neither resolved nor closed. */
  boolean open() {
    return openSince != null;
  }

  /**
   * The facts as told so far. The builder can be used further.
   *
   * @return the record
   */
  public IncidentRecord build() {
    List<IncidentRecord.Stretch> open = new ArrayList<>(ended);
    if (openSince != null) {
      open.add(new IncidentRecord.Stretch(openSince, null));
    }
    return new IncidentRecord(
        reference,
        loggedAt,
        occurredAt,
        acknowledgedAt,
        open,
        closedAt,
        priority,
        category,
        service,
        item,
        title,
        source,
        teams,
        reassignments < 0 ? Math.max(0, teams.size() - 1) : reassignments,
        List.copyOf(suppliers),
        reopenings,
        waited,
        selfService,
        targets,
        pages,
        leftOut,
        engagements,
        holdings.of(open),
        feedback);
  }
}
