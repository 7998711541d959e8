package dev.tocsin.oncall;

import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.Recipient;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses parts of a rota that do not fit together. Source: escalation.md, "On call". */
final class RotaCheck {
  private RotaCheck() {}

  /** The overrides are those that were handed in, in that order, so that a place can be told. */
  static void check(
      String rota,
      List<RotaVersion> versions,
      Collection<RotaOverride> overrides,
      Collection<LocalDate> holidays) {
    Limits.atMost("versions", versions, Limits.VERSIONS);
    Limits.atMost("overrides", overrides, Limits.OVERRIDES);
    Limits.atMost("holidays", holidays, Limits.HOLIDAYS);
    holidays.forEach(date -> Limits.date("holidays", date));
    ascending(rota, versions);
    members(rota, versions, overrides);
  }

  private static void ascending(String rota, List<RotaVersion> versions) {
    if (versions.isEmpty()) {
      throw new InvalidRotaException(
          rota,
          ImmutableList.of("versions"),
          "it has no version",
          "give it one, with at least one layer");
    }
    for (int i = 1; i < versions.size(); i++) {
      LocalDateTime before = versions.get(i - 1).from();
      LocalDateTime from = versions.get(i).from();
      if (from == null || (before != null && !from.isAfter(before))) {
        throw new InvalidRotaException(
            rota,
            ImmutableList.of("versions", Integer.toString(i)),
            from == null
                ? "it does not say from when it is in force"
                : "it is in force from " + from + ", no later than the one before it: " + before,
            "use a later time than that of the version before it");
      }
    }
  }

  private static void members(
      String rota, List<RotaVersion> versions, Collection<RotaOverride> overrides) {
    Set<Recipient> members = new HashSet<>();
    for (RotaVersion version : versions) {
      for (Layer layer : version.layers()) {
        layer.members().forEach(member -> members.add(member.recipient()));
      }
    }
    int place = 0;
    for (RotaOverride override : overrides) {
      if (!members.contains(override.person())) {
        throw new InvalidRotaException(
            rota,
            ImmutableList.of("overrides", Integer.toString(place)),
            override.person() + " never has a turn in any layer, so nobody would be replaced",
            "name a member, or take the override out");
      }
      place++;
    }
  }
}
