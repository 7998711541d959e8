package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.MatrixRow;
import dev.tocsin.escalation.Path;
import dev.tocsin.escalation.Rung;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Cause;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.EscalationEvent;
import dev.tocsin.incident.FiredRung;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.RungOutcome;
import dev.tocsin.incident.State;
import dev.tocsin.incident.SwarmEvent;
import dev.tocsin.incident.SwarmMember;
import dev.tocsin.lifecycle.Trigger;
import dev.tocsin.policy.CatchUp;
import dev.tocsin.policy.Policy;
import dev.tocsin.store.Lane;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Wake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One decision while it is being made: what is recorded changes the incident at once, so that the
 * next step sees it. Used by one thread, and thrown away.
 */
final class Decider {
  /** So that one decision stays within the store's limit of 100, whatever the last rung adds. */
  static final int ENOUGH_MESSAGES = 50;

  private static final int ENOUGH_ENTRIES = 200;

  final Policy policy;
  final Facts facts;
  final Caller caller;
  final Instant now;

  private final @Nullable Incident before;
  private @Nullable Incident current;
  private List<Entry> entries = List.of();
  private List<Message> messages = List.of();

  Decider(Policy policy, Facts facts, Caller caller, @Nullable Incident before, Instant now) {
    this.policy = policy;
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

  boolean full() {
    return messages.size() >= ENOUGH_MESSAGES || entries.size() >= ENOUGH_ENTRIES;
  }

  /** What the caller did, now. */
  void record(IncidentEvent event) {
    add(event, now, caller.actor(), null, caller.requestId());
  }

  /** What followed from what the caller did, by the policy. */
  void followed(IncidentEvent event, String rule) {
    add(event, now, Actor.DESK, cause(rule), null);
  }

  /** What time brought about, by the policy. */
  void happened(IncidentEvent event, Instant at, String rule) {
    add(event, at, Actor.DESK, cause(rule), null);
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
    if (entries.isEmpty()) {
      entries = new ArrayList<>(4);
    }
    entries.add(entry);
  }

  private Cause cause(String rule) {
    return new Cause(policy.version(), rule);
  }

  /**
   * Plans messages that the next entry will name.
   *
   * @param rung the rung that sends them, or null when nothing overtakes them
   */
  List<Notified> tell(List<Contact> contacts, String purpose, String words, @Nullable Rung rung) {
    return tell(contacts, purpose, words, rung, incident().escalation().round());
  }

  /** In the round to which they will belong. */
  List<Notified> tell(
      List<Contact> contacts, String purpose, String words, @Nullable Rung rung, int round) {
    if (contacts.isEmpty()) {
      return List.of();
    }
    if (messages.isEmpty()) {
      messages = new ArrayList<>();
    }
    List<Notified> notified = new ArrayList<>(contacts.size());
    Phase phase = incident().phase();
    for (Contact contact : contacts) {
      OutboxKey key = new OutboxKey(facts.commitId(), messages.size());
      Message message =
          new Message(key, contact, purpose, words, rung, round, phase, entries.size());
      messages.add(message);
      notified.add(message.notified());
    }
    return notified;
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
    MatrixRow row = policy.matrix().route(incident());
    happened(
        new EscalationEvent.RoundStarted(
            incident().escalation().round() + 1,
            cause,
            row == null ? null : row.name(),
            row == null ? null : row.path(),
            keepsAcknowledgement),
        at,
        rule(row));
  }

  /** The same round on another path, if another row applies by now or the policy is another. */
  void chooseAgain() {
    MatrixRow row = policy.matrix().route(incident());
    String name = row == null ? null : row.name();
    String path = row == null ? null : row.path();
    if (!Objects.equals(name, incident().escalation().row())
        || !Objects.equals(path, incident().escalation().path())
        || !policy.version().equals(incident().escalation().policyVersion())) {
      followed(new EscalationEvent.PathChosen(policy.version(), name, path), rule(row));
    }
  }

  private static String rule(@Nullable MatrixRow row) {
    return row == null ? "no row" : "row " + row.name();
  }

  void pageLastResort(String reason, Instant at) {
    happened(
        new EscalationEvent.LastResortPaged(
            incident().escalation().round(),
            tell(policy.lastResort(), "page", "Nobody else was reached: " + reason + ".", null),
            reason),
        at,
        "last-resort");
  }

  Decision decision() {
    List<Message> sent = messages.isEmpty() ? messages : overtake();
    Incident after = incident();
    Lane lane = lane(after);
    List<OutboxEntry> outbox = List.of();
    if (!sent.isEmpty()) {
      outbox = new ArrayList<>(sent.size());
      for (Message message : sent) {
        outbox.add(new OutboxEntry(after.id(), lane, message.toNotification(after)));
      }
    }
    Agenda.Due next = Agenda.next(after, policy);
    return new Decision(
        facts.commitId(),
        after,
        entries.isEmpty() ? entries : List.copyOf(entries),
        outbox,
        before == null || entries.isEmpty() ? List.of() : superseded(before, after),
        next == null ? null : new Wake(next.at(), lane));
  }

  static Lane lane(Incident incident, Policy policy) {
    return incident.major() != null || policy.severe().contains(incident.priority())
        ? Lane.SEVERE
        : Lane.NORMAL;
  }

  private Lane lane(Incident incident) {
    return lane(incident, policy);
  }

  /** Leaves out what a later rung or the command itself made pointless, and says so. */
  private List<Message> overtake() {
    List<Message> sent = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).wanted(incident()) && !overtakenByLater(i)) {
        sent.add(messages.get(i));
      }
    }
    if (sent.size() < messages.size()) {
      Set<OutboxKey> keys = new HashSet<>();
      sent.forEach(message -> keys.add(message.key()));
      entries.replaceAll(entry -> withSentOnly(entry, keys));
      current = before;
      for (Entry entry : entries) {
        current = Fold.apply(current, entry);
      }
    }
    return sent;
  }

  private boolean overtakenByLater(int index) {
    Message message = messages.get(index);
    if (message.rung() == null || policy.catchUp() == CatchUp.EACH) {
      return false;
    }
    for (int i = index + 1; i < messages.size(); i++) {
      Message later = messages.get(i);
      if (later.rung() != null
          && later.entry() != message.entry()
          && later.replaces(message)
          && later.wanted(incident())) {
        return true;
      }
    }
    return false;
  }

  private static Entry withSentOnly(Entry entry, Set<OutboxKey> sent) {
    IncidentEvent event = entry.event();
    if (event instanceof EscalationEvent.RungFired fired) {
      List<Notified> left = sentOnly(fired.notified(), sent);
      event =
          new EscalationEvent.RungFired(
              fired.path(),
              fired.rung(),
              fired.round(),
              fired.occurrence(),
              left.isEmpty() && !fired.notified().isEmpty()
                  ? RungOutcome.OVERTAKEN
                  : fired.outcome(),
              left,
              fired.reason());
    } else if (event instanceof SwarmEvent.SwarmSummoned summoned) {
      event = new SwarmEvent.SwarmSummoned(summoned.team(), sentOnly(summoned.notified(), sent));
    } else if (event instanceof EscalationEvent.LastResortPaged paged) {
      event =
          new EscalationEvent.LastResortPaged(
              paged.round(), sentOnly(paged.notified(), sent), paged.reason());
    }
    return event.equals(entry.event())
        ? entry
        : new Entry(
            entry.sequence(),
            entry.occurredAt(),
            entry.recordedAt(),
            entry.by(),
            entry.cause(),
            entry.requestId(),
            event);
  }

  private static List<Notified> sentOnly(List<Notified> planned, Set<OutboxKey> sent) {
    return planned.stream().filter(notified -> sent.contains(notified.key())).toList();
  }

  /** The keys of earlier messages that this decision makes pointless. */
  private List<OutboxKey> superseded(Incident was, Incident is) {
    List<FiredRung> fired = was.escalation().fired();
    if (fired.isEmpty() && was.swarm() == null) {
      return List.of();
    }
    Set<OutboxKey> calls = new HashSet<>();
    List<OutboxKey> keys = new ArrayList<>();
    if (was.swarm() != null) {
      for (SwarmMember member : was.swarm().members()) {
        member.notified().forEach(notified -> calls.add(notified.key()));
        SwarmMember now = is.swarm() == null ? null : is.swarm().member(member.team());
        boolean over =
            !Agenda.open(is)
                || now == null
                || now.releasedAt() != null
                || !now.notified().equals(member.notified());
        if (over && Agenda.open(was) && member.releasedAt() == null) {
          member.notified().forEach(notified -> keys.add(notified.key()));
        }
      }
    }
    Path path = policy.matrix().path(was.escalation().path());
    for (FiredRung each : fired) {
      if (pointless(each, path == null ? null : path.rung(each.rung()), was, is)) {
        for (Notified notified : each.notified()) {
          if (!calls.contains(notified.key())) {
            keys.add(notified.key());
          }
        }
      }
    }
    return keys;
  }

  private static boolean pointless(
      FiredRung fired, @Nullable Rung rung, Incident was, Incident is) {
    int round = was.escalation().round();
    FiredRung now = is.escalation().fired(fired.rung());
    return Message.wanted(rung, round, was)
        && (was.priority().above(is.priority())
            || !Message.wanted(rung, round, is)
            || (now != null && now.occurrence() != fired.occurrence()));
  }
}
