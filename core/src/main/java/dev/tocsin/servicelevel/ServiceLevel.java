package dev.tocsin.servicelevel;

import com.google.common.collect.Maps;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.internal.Text;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Promises that are made together, at most one of each kind. The policy says for which incidents.
 *
 * <p>Immutable, no nulls. Source: escalation.md, "Service levels".
 *
 * @param id its name in the policy
 * @param targets by kind, in the order of the kinds; may be empty
 */
public record ServiceLevel(String id, Map<TargetKind, ServiceTarget> targets) {
  /**
   * Copies the targets.
   *
   * @throws InvalidValueException when the id is blank or too long, or a target stands under
   *     another kind
   */
  public ServiceLevel {
    Text.line("service level", id, Text.ID);
    EnumMap<TargetKind, ServiceTarget> copy = new EnumMap<>(TargetKind.class);
    targets.forEach(
        (kind, target) -> {
          if (target.kind() != kind) {
            throw new InvalidValueException(
                kind.toString(),
                target.kind().toString(),
                "is a target of another kind",
                "put it under " + target.kind());
          }
          copy.put(kind, target);
        });
    targets = Maps.immutableEnumMap(copy);
  }

  /**
   * Of some targets.
   *
   * @param id its name in the policy
   * @param targets each of another kind
   * @return the service level
   * @throws InvalidValueException when two are of one kind
   */
  public static ServiceLevel of(String id, ServiceTarget... targets) {
    EnumMap<TargetKind, ServiceTarget> byKind = new EnumMap<>(TargetKind.class);
    for (ServiceTarget target : List.of(targets)) {
      if (byKind.putIfAbsent(target.kind(), target) != null) {
        throw new InvalidValueException(
            "service level",
            id,
            "has two targets for " + target.kind(),
            "keep one, and give other incidents another service level");
      }
    }
    return new ServiceLevel(id, byKind);
  }

  /**
   * The target of a kind.
   *
   * @param kind what is promised
   * @return null when nothing of that kind is
   */
  public @Nullable ServiceTarget target(TargetKind kind) {
    return targets.get(kind);
  }
}
