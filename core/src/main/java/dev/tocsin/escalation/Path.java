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
 */
public record Path(String id, List<Rung> rungs) {
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
    return new Path(id, ImmutableList.copyOf(rungs));
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
