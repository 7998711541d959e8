package dev.tocsin.oncall;

import com.google.common.collect.ComparisonChain;
import com.google.common.collect.ImmutableList;
import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Recipient;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Somebody stands in for a person of a rota for some time.
 *
 * <p>It counts only while that person's turn is on, in whichever layer; at other times it does
 * nothing. It looks at the turns, never at other overrides, and moves nobody's turn. Half-open.
 * Immutable. Source: escalation.md, "On call" (overrides).
 *
 * @param person who is replaced
 * @param by who stands in; need not be in the rota, and may be the same person on another channel
 * @param from from when, inclusive, whole seconds
 * @param until until when, exclusive, whole seconds; later than {@code from} on the wall clock
 * @param zone the zone of both times; need not be the rota's
 */
public record RotaOverride(
    Recipient person, Contact by, LocalDateTime from, LocalDateTime until, ZoneId zone)
    implements Comparable<RotaOverride> {

  /** Checks the times. */
  public RotaOverride {
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(zone, "zone");
    Limits.local("from", from);
    Limits.local("until", until);
    if (!until.isAfter(from)) {
      throw new InvalidValueException(
          "until",
          until.toString(),
          "is not after the override's start " + from,
          "use a later time, for the end is not part of it");
    }
  }

  /**
   * Two people exchange a piece of their turns: each stands in for the other.
   *
   * @param one the first
   * @param oneFrom from when the other stands in for the first
   * @param oneUntil until when
   * @param other the other
   * @param otherFrom from when the first stands in for the other
   * @param otherUntil until when
   * @param zone the zone of all four times
   * @return two overrides
   * @throws InvalidValueException when they are one person, or a piece does not end after its start
   */
  public static List<RotaOverride> swap(
      Contact one,
      LocalDateTime oneFrom,
      LocalDateTime oneUntil,
      Contact other,
      LocalDateTime otherFrom,
      LocalDateTime otherUntil,
      ZoneId zone) {
    if (one.recipient().equals(other.recipient())) {
      throw new InvalidValueException(
          "swap", one.recipient().toString(), "is with oneself", "name two people");
    }
    return ImmutableList.of(
        new RotaOverride(one.recipient(), other, oneFrom, oneUntil, zone),
        new RotaOverride(other.recipient(), one, otherFrom, otherUntil, zone));
  }

  /** By start on the wall clock, then by the rest, so that lists of them have one order. */
  @Override
  public int compareTo(RotaOverride other) {
    return ComparisonChain.start()
        .compare(from, other.from)
        .compare(until, other.until)
        .compare(person.toString(), other.person.toString())
        .compare(by.recipient().toString(), other.by.recipient().toString())
        .compare(by.channel(), other.by.channel())
        .compare(zone.getId(), other.zone.getId())
        .result();
  }

  @Override
  public String toString() {
    return "%s by %s from %s to %s %s".formatted(person, by, from, until, zone);
  }
}
