package dev.tocsin.escalation;

import dev.tocsin.internal.Text;
import java.util.Objects;

/**
 * That the rungs of a path, from a named one on, are taken again and again while their conditions
 * hold. Each is due again {@code every} after it was first due, so their order and distance stay.
 * Only their messages are repeated: what changes the incident is done once.
 *
 * <p>Immutable. Source: escalation.md, "The matrix" (a path may repeat from a named rung).
 *
 * @param from the id of the first rung that is repeated; none from there on repeats by itself
 * @param repeat how often
 */
public record PathRepeat(String from, Repeat repeat) {
  /** Checks the parts. */
  public PathRepeat {
    Text.line("rung id", from, Text.ID);
    Objects.requireNonNull(repeat, "repeat");
  }
}
