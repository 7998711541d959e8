package dev.tocsin.oncall;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares shifts as they were published with shifts as they are now.
 *
 * <p>Source: escalation.md, "On call" (shifts already published that moved are reported).
 */
final class Moved {

  /** What makes two shifts the same one. */
  private record Key(Instant from, Instant to, List<Contact> people) {
    static Key of(Shift shift) {
      return new Key(shift.from(), shift.to(), shift.people());
    }
  }

  private Moved() {}

  /** Times with nobody are not compared: they show in the shifts beside them. */
  static List<MovedShift> between(List<Shift> published, List<Shift> now) {
    Set<Key> before = keys(published);
    Set<Key> after = keys(now);
    Map<List<Contact>, NavigableMap<Instant, Shift>> fresh = new HashMap<>();
    for (Shift shift : now) {
      if (!shift.people().isEmpty() && !before.contains(Key.of(shift))) {
        fresh.computeIfAbsent(shift.people(), people -> new TreeMap<>()).put(shift.from(), shift);
      }
    }
    List<MovedShift> moved = new ArrayList<>();
    for (Shift shift : published) {
      if (!shift.people().isEmpty() && !after.contains(Key.of(shift))) {
        moved.add(new MovedShift(shift, takeNearest(fresh.get(shift.people()), shift.from())));
      }
    }
    fresh
        .values()
        .forEach(all -> all.values().forEach(one -> moved.add(new MovedShift(null, one))));
    moved.sort(Comparator.comparing(Moved::time));
    return List.copyOf(moved);
  }

  static void inOrder(List<Shift> published) {
    for (int i = 1; i < published.size(); i++) {
      Shift shift = published.get(i);
      if (shift.from().isBefore(published.get(i - 1).to())) {
        throw new InvalidValueException(
            "published",
            shift.from().toString(),
            "begins before the shift in front of it ends",
            "hand in the shifts in their order, each once");
      }
    }
  }

  private static Set<Key> keys(List<Shift> shifts) {
    Set<Key> keys = new HashSet<>();
    shifts.forEach(shift -> keys.add(Key.of(shift)));
    return keys;
  }

  private static @Nullable Shift takeNearest(
      @Nullable NavigableMap<Instant, Shift> all, Instant from) {
    if (all == null || all.isEmpty()) {
      return null;
    }
    Instant before = all.floorKey(from);
    Instant after = all.higherKey(from);
    boolean back =
        after == null
            || (before != null
                && Duration.between(before, from).compareTo(Duration.between(from, after)) <= 0);
    return all.remove(Objects.requireNonNull(back ? before : after));
  }

  private static Instant time(MovedShift moved) {
    Shift shift = moved.published() != null ? moved.published() : moved.now();
    return Objects.requireNonNull(shift).from();
  }
}
