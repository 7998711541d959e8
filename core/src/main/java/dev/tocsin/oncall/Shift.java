package dev.tocsin.oncall;

import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.InvalidValueException;
import java.time.Instant;
import java.util.List;

/**
 * A time during which the same people are on call.
 *
 * <p>Half-open, UTC. Immutable. Source: escalation.md, "On call" (shifts partition time; equal
 * neighbours merge).
 *
 * @param from from when, inclusive
 * @param to until when, exclusive
 * @param people who, without duplicates, in the order of the layers; empty when nobody is
 * @param parts why: pieces that follow one another from {@code from} to {@code to}, with the same
 *     people but another layer or reason; empty when it is not known
 */
public record Shift(Instant from, Instant to, List<Contact> people, List<Part> parts) {

  /**
   * A piece of a shift with one reason.
   *
   * @param from from when, inclusive, UTC
   * @param to until when, exclusive, UTC
   * @param duties who and why, in the order of the layers
   */
  public record Part(Instant from, Instant to, List<Duty> duties) {
    /** Copies the list and checks the times. */
    public Part {
      ordered(from, to);
      duties = ImmutableList.copyOf(duties);
    }
  }

  /** Copies the lists and checks the times. */
  public Shift {
    ordered(from, to);
    people = ImmutableList.copyOf(people);
    parts = ImmutableList.copyOf(parts);
  }

  /**
   * A shift without its reasons, as it was published.
   *
   * @param from from when, inclusive, UTC
   * @param to until when, exclusive, UTC
   * @param people who; may be empty
   * @return the shift
   * @throws InvalidValueException when it does not end after it starts
   */
  public static Shift published(Instant from, Instant to, List<Contact> people) {
    return new Shift(from, to, people, ImmutableList.of());
  }

  /**
   * Whether an instant lies in it.
   *
   * @param at any instant
   * @return true from {@code from} on and before {@code to}
   */
  public boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  /** Whether times and people are the same; the reasons are not compared. */
  boolean sameAs(Shift other) {
    return from.equals(other.from) && to.equals(other.to) && people.equals(other.people);
  }

  private static void ordered(Instant from, Instant to) {
    if (!to.isAfter(from)) {
      throw new InvalidValueException(
          "to", to.toString(), "is not after the shift's start " + from, "use a later time");
    }
  }
}
