package dev.tocsin.oncall;

import org.jspecify.annotations.Nullable;

/**
 * A shift that is no longer as it was published: it moved, vanished or is new.
 *
 * <p>Immutable; one of the two is there. Source: escalation.md, "On call" (shifts already published
 * that moved are reported).
 *
 * @param published as it was published; null when it is new
 * @param now as it is now: the one of the same people that starts nearest; null when there is none
 */
public record MovedShift(@Nullable Shift published, @Nullable Shift now) {

  /** Refuses the report of nothing. */
  public MovedShift {
    if (published == null && now == null) {
      throw new NullPointerException("published, now");
    }
  }
}
