package dev.tocsin.oncall;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import dev.tocsin.incident.Recipient;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The overrides of a rota, by the person who is replaced.
 *
 * <p>Source: escalation.md, "On call" (overrides).
 */
final class Overrides {

  /** An override in instants. */
  record Span(Instant from, Instant to, RotaOverride override) {}

  private final ImmutableMap<Recipient, List<Span>> byPerson;

  private Overrides(Map<Recipient, List<Span>> byPerson) {
    this.byPerson = ImmutableMap.copyOf(byPerson);
  }

  /** Refuses those that overlap. One that lies within a gap has no length and does nothing. */
  static Overrides of(String rota, Collection<RotaOverride> overrides) {
    ImmutableListMultimap.Builder<Recipient, Span> spans = ImmutableListMultimap.builder();
    spans.orderValuesBy(Comparator.comparing(Span::from));
    for (RotaOverride override : overrides) {
      WallClock clock = new WallClock(override.zone());
      Instant from = clock.instantOf(override.from());
      Instant to = clock.instantOf(override.until());
      if (from.isBefore(to)) {
        spans.put(override.person(), new Span(from, to, override));
      }
    }
    ImmutableMap.Builder<Recipient, List<Span>> byPerson = ImmutableMap.builder();
    spans
        .build()
        .asMap()
        .forEach(
            (person, all) -> {
              List<Span> sorted = List.copyOf(all);
              for (int i = 1; i < sorted.size(); i++) {
                Span first = sorted.get(i - 1);
                Span second = sorted.get(i);
                if (second.from.isBefore(first.to)) {
                  throw new OverlappingOverridesException(rota, first.override, second.override);
                }
              }
              byPerson.put(person, sorted);
            });
    return new Overrides(byPerson.build());
  }

  /** The one of a person that is on or comes next; null when none is left. */
  @Nullable Span at(Recipient person, Instant at) {
    List<Span> spans = byPerson.get(person);
    if (spans == null) {
      return null;
    }
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at.isBefore(spans.get(middle).to)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == spans.size() ? null : spans.get(low);
  }
}
