package dev.tocsin.oncall;

import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.InvalidValueException;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a rota as they are from some time on; {@link Rota} says how one version takes over
 * from another.
 *
 * <p>Immutable. Source: escalation.md, "On call" (editing a rota).
 *
 * @param from from when, on the wall clock of the rota's zone, whole seconds; null for always, in
 *     the first version only
 * @param mode which layers count
 * @param layers the topmost first; 1 to 50, with different ids
 */
public record RotaVersion(@Nullable LocalDateTime from, Mode mode, List<Layer> layers) {

  /** Copies the list and checks it. */
  public RotaVersion {
    if (from != null) {
      Limits.local("from", from);
    }
    Objects.requireNonNull(mode, "mode");
    layers = ImmutableList.copyOf(layers);
    if (layers.isEmpty()) {
      throw new InvalidValueException(
          "layers", "", "are none", "give the rota at least one layer, with at least one person");
    }
    Limits.atMost("layers", layers, Limits.LAYERS);
    Set<String> ids = new HashSet<>();
    for (Layer layer : layers) {
      if (!ids.add(layer.id())) {
        throw new InvalidValueException(
            "layers", layer.id(), "comes up twice", "give each layer an id of its own");
      }
    }
  }
}
