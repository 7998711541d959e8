package dev.tocsin.verify;

import dev.tocsin.escalation.Contact;
import dev.tocsin.oncall.Rota;
import dev.tocsin.oncall.Shift;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Staffing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who is on call, and when: each rota's shifts of the window, worked out once. */
final class OnCallLines {
  private static final class Line {
    final long[] from;
    final List<Set<String>> people;
    final Rota rota;
    final long end;

    Line(long[] from, List<Set<String>> people, Rota rota, long end) {
      this.from = from;
      this.people = people;
      this.rota = rota;
      this.end = end;
    }
  }

  private final Map<String, Line> lines = new HashMap<>();

  private final Function<Contact, String> say;

  /** People are told apart by who they are, not by the channel. */
  OnCallLines(Policy policy, Instant from, Instant until) {
    this(policy, from, until, contact -> contact.recipient().toString());
  }

  /** People are told apart by what is said of them. */
  OnCallLines(Policy policy, Instant from, Instant until, Function<Contact, String> say) {
    this.say = say;
    policy
        .rotas()
        .forEach(
            (id, rota) -> {
              List<Shift> shifts = rota.shifts(from, until);
              long[] starts = new long[shifts.size()];
              List<Set<String>> people = new ArrayList<>();
              for (int i = 0; i < starts.length; i++) {
                starts[i] = OpenTime.micros(shifts.get(i).from());
                people.add(names(shifts.get(i).people(), say));
              }
              lines.put(id, new Line(starts, people, rota, OpenTime.micros(until)));
            });
  }

  static Set<String> names(List<Contact> contacts) {
    return names(contacts, contact -> contact.recipient().toString());
  }

  private static Set<String> names(List<Contact> contacts, Function<Contact, String> say) {
    Set<String> names = new LinkedHashSet<>();
    contacts.forEach(contact -> names.add(say.apply(contact)));
    return names;
  }

  /** Who is on call then; null when only the host knows. Counts the steps to the next hand-over. */
  @Nullable Set<String> people(Staffing staffing, Moment moment, Steps steps) {
    Line line = staffing instanceof Staffing.ByRota byRota ? lines.get(byRota.rota()) : null;
    if (line != null && moment.moves()) {
      int i = Arrays.binarySearch(line.from, moment.at());
      int next = i >= 0 ? i + 1 : -i - 1;
      if (next < line.from.length) {
        steps.before(moment, line.from[next]);
      } else if (moment.at() < line.end) {
        steps.before(moment, line.end);
      } else {
        Instant change = line.rota.nextHandover(moment.instant());
        steps.before(moment, change == null ? Long.MAX_VALUE : OpenTime.micros(change));
      }
    }
    return people(staffing, moment.instant());
  }

  /** Who is on call then; null when only the host knows. */
  @Nullable Set<String> people(Staffing staffing, Instant at) {
    if (staffing instanceof Staffing.ByRota byRota) {
      Line line = lines.get(byRota.rota());
      if (line == null) {
        return Set.of();
      }
      long when = OpenTime.micros(at);
      if (when >= line.end || line.from.length == 0 || when < line.from[0]) {
        return names(line.rota.peopleAt(at), say);
      }
      int i = Arrays.binarySearch(line.from, when);
      return line.people.get(i >= 0 ? i : -i - 2);
    }
    return staffing instanceof Staffing.Fixed fixed ? names(fixed.contacts(), say) : null;
  }

  /** Whether somebody is on call at any time of the window, as far as is known. */
  boolean full(Staffing staffing) {
    if (staffing instanceof Staffing.ByRota byRota) {
      Line line = lines.get(byRota.rota());
      return line != null && line.people.stream().noneMatch(Set::isEmpty);
    }
    return true;
  }

  /** When the answer changes. */
  List<Instant> changes(Staffing staffing) {
    List<Instant> changes = new ArrayList<>();
    if (staffing instanceof Staffing.ByRota byRota && lines.containsKey(byRota.rota())) {
      for (long each : lines.get(byRota.rota()).from) {
        changes.add(OpenTime.instant(each));
      }
    }
    return changes;
  }
}
