package dev.tocsin.escalation;

import com.google.common.collect.ImmutableList;
import dev.tocsin.internal.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of rungs.
 *
 * <p>Immutable. Source: escalation.md, "The matrix".
 *
 * @param id its name within the policy
 * @param rungs in the order in which they are meant; may be empty
 * @param repeat that a part of it is taken again, or null
 */
public record Path(String id, List<Rung> rungs, @Nullable PathRepeat repeat) {
  /**
   * A path that is taken once.
   *
   * @param id its name within the policy
   * @param rungs in the order in which they are meant; may be empty
   */
  public Path(String id, List<Rung> rungs) {
    this(id, rungs, null);
  }

  /** Copies the list. */
  public Path {
    Text.line("path id", id, Text.ID);
    rungs = ImmutableList.copyOf(rungs);
  }

  /**
   * A path of some rungs.
   *
   * @param id its name within the policy
   * @param rungs in the order in which they are meant
   * @return the path
   */
  public static Path of(String id, Rung... rungs) {
    return new Path(id, ImmutableList.copyOf(rungs), null);
  }

  /**
   * With a part that is taken again and again.
   *
   * @param value from which rung on, and how often
   * @return a copy
   */
  public Path repeat(PathRepeat value) {
    return new Path(id, rungs, value);
  }

  /**
   * How a rung is repeated: by itself, or because it stands in the part that the path repeats.
   *
   * @param rung one of its rungs
   * @return how often; null when it is taken once
   */
  public @Nullable Repeat repeatOf(Rung rung) {
    if (rung.repeat() != null || repeat == null) {
      return rung.repeat();
    }
    for (Rung each : rungs) {
      if (each.id().equals(repeat.from())) {
        return repeat.repeat();
      }
      if (each.id().equals(rung.id())) {
        return null;
      }
    }
    return null;
  }

  /**
   * One of its rungs.
   *
   * @param id the rung's id
   * @return the rung, or null when there is none of that id
   */
  public @Nullable Rung rung(String id) {
    for (Rung rung : rungs) {
      if (rung.id().equals(id)) {
        return rung;
      }
    }
    return null;
  }
}
