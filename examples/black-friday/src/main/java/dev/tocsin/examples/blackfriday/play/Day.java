package dev.tocsin.examples.blackfriday.play;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.examples.blackfriday.payload.Payload;
import dev.tocsin.examples.blackfriday.payload.Signal;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Phase;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays what a payload says on a desk of its own, from instant to instant: what monitoring says,
 * what the desk does because it is due, and what people do.
 */
public final class Day {
  /** Alertmanager posts a firing group again; when, depends on its configuration. */
  private static final List<Duration> REPOSTED =
      List.of(Duration.ofMinutes(4), Duration.ofMinutes(8));

  private static final Duration AFTER_THE_LAST_SIGNAL = Duration.ofDays(8);
  private static final Duration NOBODY_FOR = Duration.ofDays(1);
  private static final int MOST_TURNS = 1_500;
  private static final int MOST_TURNS_A_SIGNAL = 50;

  private final Payload payload;
  private final Optional<String> remedy;
  private final PlayedDesk played;
  private final Deque<Signal> signals;
  private final Map<IncidentId, Signal.Raised> first = new LinkedHashMap<>();
  private final Map<IncidentId, Part> parts = new LinkedHashMap<>();
  private final List<String> unheard = new ArrayList<>();
  private final Instant last;
  private int posts;

  private Day(Payload payload, Policy policy, Optional<String> remedy, Storehouse storehouse) {
    this.payload = payload;
    this.remedy = remedy;
    this.signals = new ArrayDeque<>(inOrder(payload));
    this.last = signals.isEmpty() ? Instant.EPOCH : signals.getLast().at();
    this.played =
        new PlayedDesk(
            policy,
            signals.isEmpty() ? last : signals.getFirst().at(),
            remedy.isPresent() ? storehouse::real : storehouse::imagined);
  }

  /**
   * Plays it with people.
   *
   * @param remedy what they say when they have repaired it
   * @param storehouse where its register is kept
   */
  public static Outcome withPeople(
      Payload payload, Policy policy, String remedy, Storehouse storehouse) {
    return new Day(payload, policy, Optional.of(remedy), storehouse).play();
  }

  /**
   * Plays it as if everybody had gone home.
   *
   * @param storehouse where the real day is kept; this one is not
   */
  public static Outcome withNobody(Payload payload, Policy policy, Storehouse storehouse) {
    return new Day(payload, policy, Optional.empty(), storehouse).play();
  }

  /**
   * What came of it.
   *
   * @param stories by the instant at which they were logged
   * @param unheard what monitoring said about no open incident
   */
  public record Outcome(List<Story> stories, List<String> unheard) {
    public Outcome {
      stories = List.copyOf(stories);
      unheard = List.copyOf(unheard);
    }
  }

  private static List<Signal> inOrder(Payload payload) {
    List<Signal> all = new ArrayList<>(payload.signals());
    for (Signal signal : payload.signals()) {
      if (payload.reposts() && signal instanceof Signal.Raised raised && !raised.selfCleared()) {
        REPOSTED.forEach(after -> all.add(again(raised, after)));
      }
    }
    all.sort(Comparator.comparing(Signal::at).thenComparing(Day::order));
    return all;
  }

  private static int order(Signal signal) {
    return signal instanceof Signal.Raised ? 0 : 1;
  }

  private static Signal again(Signal.Raised raised, Duration after) {
    return new Signal.Raised(
        raised.at().plus(after),
        raised.dedupKey(),
        raised.report(),
        raised.subject(),
        false,
        List.of());
  }

  private Outcome play() {
    int turns = MOST_TURNS + MOST_TURNS_A_SIGNAL * signals.size();
    Optional<Instant> next = next();
    for (; next.isPresent() && turns > 0; next = next(), turns--) {
      played.windTo(next.get());
      played.work();
      hear();
      parts.values().removeIf(part -> part.act(played.now()));
      played.work();
    }
    return new Outcome(
        first.entrySet().stream().map(each -> story(each.getKey(), each.getValue())).toList(),
        unheard);
  }

  private Optional<Instant> next() {
    Instant next = signals.isEmpty() ? Instant.MAX : signals.peek().at();
    for (Part part : parts.values()) {
      next = earlier(next, part.next().orElse(Instant.MAX));
    }
    Instant wake = played.nextWake().orElse(Instant.MAX);
    return wake.isBefore(next) && wake.isAfter(last.plus(NOBODY_FOR)) && wake.isAfter(end())
        ? Optional.empty()
        : Optional.of(earlier(next, wake)).filter(instant -> instant.isBefore(Instant.MAX));
  }

  /** A rung may repeat for ever, so somebody has to turn off the light. */
  private Instant end() {
    boolean open =
        first.keySet().stream()
            .map(this::find)
            .anyMatch(each -> each.phase() != Phase.RESOLVED && each.phase() != Phase.CLOSED);
    return last.plus(open ? NOBODY_FOR : AFTER_THE_LAST_SIGNAL);
  }

  private void hear() {
    while (!signals.isEmpty() && !signals.peek().at().isAfter(played.now())) {
      hear(signals.remove());
    }
  }

  private void hear(Signal signal) {
    if (signal instanceof Signal.Raised raised) {
      raised(raised);
      return;
    }
    Optional<Incident> owner = played.desk.findOwner(signal.dedupKey());
    if (owner.isEmpty()) {
      unheard.add(signal.dedupKey());
    } else if (signal instanceof Signal.Cleared cleared) {
      Command resolve = new Command.Resolve(cleared.text(), "self-cleared");
      played.desk.handle(owner.get().id(), resolve, system());
    } else {
      played.desk.acknowledge(owner.get().id(), Actor.supplier(payload.system()));
    }
  }

  private void raised(Signal.Raised raised) {
    Incident incident = played.desk.log(raised.report(), system().request("post-" + ++posts));
    boolean isNew = first.putIfAbsent(incident.id(), raised) == null;
    if (isNew && remedy.isPresent() && !raised.selfCleared()) {
      parts.put(incident.id(), new Part(incident, played.desk, played::now, remedy.get()));
    }
  }

  private Caller system() {
    return Caller.of(Actor.system(payload.system()));
  }

  private Incident find(IncidentId id) {
    return played.desk.find(id).orElseThrow();
  }

  private Story story(IncidentId id, Signal.Raised raised) {
    return new Story(raised, find(id), played.desk.history(id), played.sentAbout(id));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
