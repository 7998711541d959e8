package dev.tocsin.oncall;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.Contact;
import dev.tocsin.oncall.Shift.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers shifts from stretches that follow one another, merging equal neighbours.
 *
 * <p>Source: escalation.md, "On call" (equal neighbours merge).
 */
final class ShiftList {
  private final ImmutableList.Builder<Shift> shifts = ImmutableList.builder();
  private final List<Part> parts = new ArrayList<>();
  private List<Contact> people = ImmutableList.of();

  static List<Contact> people(List<Duty> duties) {
    return duties.size() == 1
        ? ImmutableList.of(duties.get(0).contact())
        : duties.stream().map(Duty::contact).distinct().collect(ImmutableList.toImmutableList());
  }

  void add(Instant from, Instant to, List<Duty> duties) {
    List<Contact> now = people(duties);
    if (parts.isEmpty() || !now.equals(people)) {
      close();
      people = now;
      parts.add(new Part(from, to, duties));
      return;
    }
    int last = parts.size() - 1;
    if (parts.get(last).duties().equals(duties)) {
      parts.set(last, new Part(parts.get(last).from(), to, duties));
    } else {
      parts.add(new Part(from, to, duties));
    }
  }

  private void close() {
    if (!parts.isEmpty()) {
      Instant to = parts.get(parts.size() - 1).to();
      shifts.add(new Shift(parts.get(0).from(), to, people, parts));
      parts.clear();
    }
  }

  List<Shift> toList() {
    close();
    return shifts.build();
  }
}
