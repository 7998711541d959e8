package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.ActionKind;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Cause;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.LifecycleEvent;
import dev.tocsin.incident.MajorEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.PlanRun;
import dev.tocsin.incident.State;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.notification.ActionRequest;
import dev.tocsin.notification.AutomationRun;
import dev.tocsin.notification.DeskCommand;
import dev.tocsin.notification.PlanInvocation;
import dev.tocsin.oncall.TimeZoneData;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Wake;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One decision while it is being made: what is recorded changes the incident at once, so that the
 * next step sees it. Used by one thread, and thrown away.
 */
final class Decider {
  /** So that one decision stays within the store's limit of 100, whatever the last rung adds. */
  static final int ENOUGH_MESSAGES = 40;

  private static final int ENOUGH_ENTRIES = 200;

  /** The store takes 100. */
  private static final int MOST_MESSAGES = 95;

  final Versions versions;
  final Facts facts;
  final Caller caller;
  final Instant now;

  /** The policy that the incident runs under; another one once it goes over. */
  Policy policy;

  private final @Nullable Incident before;
  private @Nullable Incident current;
  private List<Entry> entries = List.of();
  private List<Message> messages = List.of();
  private List<ActionRequest> requests = List.of();
  private List<DeskCommand> orders = List.of();
  private List<Notified> withheld = List.of();
  private List<Notified> unsent = List.of();
  private int keys;
  private boolean declared;
  private @Nullable String taking;

  Decider(Versions versions, Facts facts, Caller caller, @Nullable Incident before, Instant now) {
    this.versions = versions;
    this.policy = before == null ? versions.active() : versions.of(before);
    this.facts = facts;
    this.caller = caller;
    this.before = before;
    this.current = before;
    this.now =
        before == null
            ? now
            : PathClock.later(now, before.recordedAt()); // recorded never goes back
  }

  Incident incident() {
    return Objects.requireNonNull(current, "nothing is logged yet");
  }

  /** Whether this decision has cancelled it. */
  boolean cancelled() {
    return entries.stream().anyMatch(each -> each.event() instanceof LifecycleEvent.Cancelled);
  }

  boolean full() {
    return keys >= ENOUGH_MESSAGES || entries.size() >= ENOUGH_ENTRIES;
  }

  /** How many more messages fit into the commit, whatever the last rung added. */
  int room() {
    return Math.max(0, MOST_MESSAGES - keys);
  }

  /** What the caller did, now. */
  void record(IncidentEvent event) {
    add(event, now, caller.actor(), null, caller.requestId());
  }

  /** What followed from what the caller did, by the policy. */
  void followed(IncidentEvent event, String rule) {
    add(event, now, Actor.DESK, cause(rule), null);
  }

  /** The same, done by a program of the host. */
  void followedBy(Actor by, IncidentEvent event, String rule) {
    add(event, now, by, cause(rule), null);
  }

  /** What time brought about, by the policy. */
  void happened(IncidentEvent event, Instant at, String rule) {
    add(event, at, Actor.DESK, cause(rule), null);
  }

  /** The same, where a rota or a calendar was asked; null where none was. */
  void happened(IncidentEvent event, Instant at, String rule, @Nullable ZoneId zone) {
    String tzdb = zone == null ? null : TimeZoneData.version(zone);
    add(event, at, Actor.DESK, new Cause(policy.version(), rule, tzdb), null);
  }

  private void add(
      IncidentEvent event,
      Instant at,
      Actor by,
      @Nullable Cause cause,
      @Nullable String requestId) {
    long sequence = current == null ? 1 : current.version() + 1;
    Entry entry = new Entry(sequence, at, now, by, cause, requestId, event);
    current = Fold.apply(current, entry);
    entries = Draft.plus(entries, entry);
    if (!withheld.isEmpty()) {
      List<Notified> now = withheld;
      withheld = List.of();
      for (Notified each : now) {
        unsent = Draft.plus(unsent, each);
      }
      add(new AssistanceEvent.MessagesWithheld(now), at, Actor.DESK, cause("exercise"), null);
    }
    declared |= event instanceof EscalationEvent.MajorDeclared;
    boolean commanded =
        policy.majorIncidents() == null || event instanceof MajorEvent.CommanderNamed;
    if (declared && commanded) { // nothing comes between a declaration and its commander
      declared = false;
      new Continuity(this).onMajor(at);
    }
  }

  private Cause cause(String rule) {
    return new Cause(policy.version(), rule);
  }

  /** Plans messages that the next entry will name, and that nothing overtakes. */
  List<Notified> tell(List<Contact> contacts, String purpose, String words) {
    return tell(contacts, purpose, words, null, null, incident().escalation().round());
  }

  /**
   * Plans messages that the next entry will name.
   *
   * @param rung the rung that sends them, or null when nothing overtakes them
   * @param sender the id of the rung that caused them, or null
   * @param round the round to which they will belong
   */
  List<Notified> tell(
      List<Contact> contacts,
      String purpose,
      String words,
      @Nullable Rung rung,
      @Nullable String sender,
      int round) {
    if (contacts.isEmpty()) {
      return List.of();
    }
    if (messages.isEmpty()) {
      messages = new ArrayList<>();
    }
    List<Notified> notified = new ArrayList<>(contacts.size());
    Phase phase = incident().phase();
    for (Contact contact : contacts) {
      OutboxKey key = nextKey();
      Message message =
          new Message(
              key,
              contact,
              purpose,
              words,
              rung,
              sender,
              round,
              phase,
              incident().priority(),
              entries.size());
      messages.add(message);
      notified.add(message.notified());
      if (Exercises.withholds(contact, incident(), policy)) {
        withheld = Draft.plus(withheld, message.notified());
      }
    }
    return notified;
  }

  /**
   * Plans something that the host shall do because of a rung, and records that it was asked.
   *
   * @param until when its time is up, or null
   */
  void request(
      ActionKind kind,
      String name,
      @Nullable String rung,
      Instant at,
      String rule,
      @Nullable Instant until) {
    happened(asked(kind, name, rung, until), at, rule);
  }

  /** Plans something that the host shall do because the caller says so, and records it. */
  void request(ActionKind kind, String name) {
    record(asked(kind, name, null, null));
  }

  private IncidentEvent asked(
      ActionKind kind, String name, @Nullable String rung, @Nullable Instant until) {
    OutboxKey key = nextKey();
    Incident it = incident();
    int round = it.escalation().round();
    boolean exercise = it.exercise();
    request(
        kind == ActionKind.AUTOMATION
            ? new AutomationRun(key, name, it.id(), it.reference(), rung, round, until, exercise)
            : new PlanInvocation(
                key, name, it.id(), it.reference(), rung, round, null, null, null, exercise));
    return new AssistanceEvent.ActionRequested(kind, name, round, key, until);
  }

  /** Plans something that the host shall do; the next entry will name its key. */
  void request(ActionRequest request) {
    if (requests.isEmpty()) {
      requests = new ArrayList<>();
    }
    requests.add(request);
  }

  /** What another incident is to do; takes the key under which it will leave. */
  void order(Function<OutboxKey, DeskCommand> order) {
    if (orders.isEmpty()) {
      orders = new ArrayList<>();
    }
    orders.add(order.apply(nextKey()));
  }

  /** A key of this attempt that was not given before. */
  OutboxKey nextKey() {
    return new OutboxKey(facts.commitId(), keys++);
  }

  /** The plans as they were before this decision. */
  List<PlanRun> plansBefore() {
    return before == null ? List.of() : before.plans();
  }

  /** The rung whose changes are made from now on, or null. */
  void taking(@Nullable Rung rung) {
    taking = rung == null ? null : rung.id();
  }

  /** A hand-over; another team means a new round. */
  void assign(
      State to,
      String team,
      @Nullable String person,
      @Nullable String reason,
      @Nullable Instant due) {
    boolean another = !team.equals(incident().team());
    IncidentEvent event = new OwnershipEvent.Assigned(to, team, person, reason);
    if (due == null) {
      record(event);
    } else {
      happened(event, due, "path " + incident().escalation().path() + "/reassign " + team);
    }
    if (another) {
      startRound("team", false, due == null ? now : due);
    }
  }

  /** The state after a hand-over that nobody can refuse. */
  State handedOver() {
    State to = policy.lifecycle().find(incident().state(), Trigger.ASSIGN, null);
    return to == null ? incident().status().state() : to;
  }

  void startRound(String cause, boolean keepsAcknowledgement, Instant at) {
    MatrixRow row = policy.matrix().route(incident(), at);
    happened(
        new EscalationEvent.RoundStarted(
            incident().escalation().round() + 1,
            cause,
            row == null ? null : row.name(),
            row == null ? null : row.path(),
            keepsAcknowledgement,
            taking),
        at,
        rule(row));
    if (row == null && !policy.matrix().rows().isEmpty() && !incident().heldByParent()) {
      pageLastResort("no row of the matrix is for it", at);
    }
  }

  /** The same round on another path, if another row applies by now or the policy is another. */
  void chooseAgain() {
    chooseAgain(now);
  }

  void chooseAgain(Instant at) {
    MatrixRow row = policy.matrix().route(incident(), incident().escalation().start());
    String name = row == null ? null : row.name();
    String path = row == null ? null : row.path();
    if (!Objects.equals(name, incident().escalation().row())
        || !Objects.equals(path, incident().escalation().path())
        || !policy.version().equals(incident().escalation().policyVersion())) {
      happened(new EscalationEvent.PathChosen(policy.version(), name, path), at, rule(row));
    }
  }

  private static String rule(@Nullable MatrixRow row) {
    return row == null ? "no row" : "row " + row.name();
  }

  void pageLastResort(String reason, Instant at) {
    happened(
        new EscalationEvent.LastResortPaged(
            incident().escalation().round(),
            tell(policy.lastResort(), "page", "Nobody else was reached: " + reason + "."),
            reason),
        at,
        "last-resort");
  }

  /**
   * What was decided.
   *
   * @param next what time brings next
   */
  Decision decision(@Nullable Due next) {
    List<Message> sent =
        messages.isEmpty() ? messages : Thinning.sent(messages, incident(), policy.catchUp());
    boolean open = Agenda.open(incident());
    Set<String> withdrawn = open ? Set.of() : Thinning.withdrawn(entries);
    List<ActionRequest> asked = Thinning.asked(requests, open, withdrawn);
    boolean over = asked.size() < requests.size() || !withdrawn.isEmpty();
    boolean thinned = over || sent.size() < messages.size();
    if (thinned) {
      entries = List.copyOf(Thinning.entries(entries, sent, over, withdrawn));
      current = before;
      for (Entry entry : entries) {
        current = Fold.apply(current, entry);
      }
    }
    Incident after = incident();
    Lane lane = lane(after);
    List<OutboxEntry> outbox = List.of();
    if (!sent.isEmpty() || !asked.isEmpty()) {
      outbox = new ArrayList<>(sent.size() + asked.size());
      for (Message message : sent) {
        if (unsent.isEmpty() || !unsent.contains(message.notified())) {
          outbox.add(new OutboxEntry(after.id(), lane, message.toNotification(after)));
        }
      }
      for (ActionRequest request : asked) {
        outbox.add(new OutboxEntry(after.id(), lane, request));
      }
    }
    if (!orders.isEmpty()) {
      outbox = new ArrayList<>(outbox);
      for (DeskCommand order : orders) {
        outbox.add(new OutboxEntry(after.id(), Families.lane(order, lane), order));
      }
    }
    Due due = thinned ? Agenda.next(after, policy) : next;
    return new Decision(
        facts.commitId(),
        after,
        entries,
        outbox,
        before == null || entries.isEmpty() ? List.of() : Pending.superseded(before, after),
        due == null ? null : new Wake(due.at(), lane));
  }

  static Lane lane(Incident incident, Policy policy) {
    return incident.major() != null || policy.severe(incident.priority())
        ? Lane.SEVERE
        : Lane.NORMAL;
  }

  private Lane lane(Incident incident) {
    return lane(incident, policy);
  }
}
