package dev.tocsin.examples.blackfriday.story;

import java.time.Instant;

/**
 * One line of the timeline.
 *
 * @param at when it was true
 * @param who the actor
 * @param voice whose doing it is
 * @param what what happened
 * @param aside what followed from it or led to it; may be empty
 */
public record Line(Instant at, String who, Voice voice, String what, String aside) {

  /** Whose doing a line is. */
  public enum Voice {
    /** It stands in the payload. */
    PAYLOAD,
    /** The desk did it by itself, by the policy. */
    DESK,
    /** The example played it. */
    PLAYED
  }
}
