package dev.tocsin.oncall;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Recipient;
import dev.tocsin.internal.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call when: layers of people who take turns, overrides, holidays, and what was changed
 * since when.
 *
 * <p>The answer for an instant is a pure function of the rota, the instant and the time zone data;
 * it costs the same however far ahead: time grows with the number of layers, restrictions and
 * versions, and with the logarithm of the number of overrides, never with the distance from an
 * anchor. No clock is read.
 *
 * <p>A local time that does not exist (the clocks go forward) means the end of the gap; one that
 * exists twice means its first occurrence, for starts and ends alike. Turns of no length are
 * consumed and not listed.
 *
 * <p>A version takes over like this. A layer that the version before had as well (by its id)
 * changes when the turn that was on just before the version's {@code from} has ended, or at its new
 * anchor if that is later. If the new anchor is not before the end of that turn, the first member
 * begins there; else whoever follows, in the new order, the one who has just finished, until the
 * new layer's next handover. (If that one is no longer a member: whoever of the old order comes
 * next and still is one.) The order of the layers, the mode, new layers and the end of those that
 * are gone count as soon as those who were on call just before {@code from} have ended their shift,
 * or at once when nobody was. What an earlier version was to bring later than {@code from} is
 * overtaken.
 *
 * <p>Immutable, safe for many threads; equal when all parts are equal. Instants are UTC, from 1970
 * to 9999. The time zone data that the virtual machine has when the rota is built counts. Source:
 * escalation.md, "On call".
 */
public final class Rota {
  private final String id;
  private final ZoneId zone;
  private final ImmutableList<RotaVersion> versions;
  private final ImmutableList<RotaOverride> overrides;
  private final ImmutableSortedSet<LocalDate> holidays;
  private final Timeline timeline;

  private Rota(
      String id,
      ZoneId zone,
      Collection<RotaVersion> versions,
      Collection<RotaOverride> overrides,
      Collection<LocalDate> holidays) {
    this.id = Text.line("rota id", id, Text.ID);
    this.zone = Objects.requireNonNull(zone, "zone");
    this.versions = ImmutableList.copyOf(versions);
    this.overrides = ImmutableList.sortedCopyOf(overrides);
    this.holidays = ImmutableSortedSet.copyOf(holidays);
    RotaCheck.check(id, this.versions, overrides, this.holidays);
    this.timeline =
        new Timeline(
            new WallClock(zone), this.versions, Overrides.of(id, this.overrides), this.holidays);
  }

  /**
   * A rota of all its parts.
   *
   * @param id its name in the policy
   * @param zone the zone of all local times, the overrides' excepted
   * @param versions 1 to 1,000, by ascending {@code from}
   * @param overrides at most 10,000, in any order
   * @param holidays dates in the zone, at most 10,000, in any order
   * @return the rota
   * @throws InvalidValueException when a part is wrong by itself: too many, out of range
   * @throws InvalidRotaException when there is no version, versions do not ascend, or an override
   *     replaces a person who is in no layer of any version
   * @throws OverlappingOverridesException when two overrides of one person overlap
   */
  public static Rota of(
      String id,
      ZoneId zone,
      Collection<RotaVersion> versions,
      Collection<RotaOverride> overrides,
      Collection<LocalDate> holidays) {
    return new Rota(id, zone, versions, overrides, holidays);
  }

  /**
   * A rota of some layers of which the topmost that has somebody wins.
   *
   * @param id its name in the policy
   * @param zone the zone of all local times
   * @param layers the topmost first
   * @return the rota
   * @throws InvalidValueException when there is no layer, or two have one id
   */
  public static Rota of(String id, ZoneId zone, Layer... layers) {
    RotaVersion first = new RotaVersion(null, Mode.TOPMOST, Arrays.asList(layers));
    return of(id, zone, ImmutableList.of(first), ImmutableList.of(), ImmutableList.of());
  }

  /**
   * The same rota with one more version.
   *
   * @param version the version; its {@code from} is later than that of the last one
   * @return the rota
   * @throws InvalidRotaException when it is not later
   */
  public Rota withVersion(RotaVersion version) {
    ImmutableList<RotaVersion> more =
        ImmutableList.<RotaVersion>builder().addAll(versions).add(version).build();
    return of(id, zone, more, overrides, holidays);
  }

  /**
   * The same rota with other overrides.
   *
   * @param all all of them; may be empty
   * @return the rota
   * @throws InvalidRotaException when one replaces a person who is in no layer of any version
   * @throws OverlappingOverridesException when two of one person overlap
   */
  public Rota withOverrides(Collection<RotaOverride> all) {
    return of(id, zone, versions, all, holidays);
  }

  /**
   * The same rota with other holidays.
   *
   * @param all all of them; may be empty
   * @return the rota
   */
  public Rota withHolidays(Collection<LocalDate> all) {
    return of(id, zone, versions, overrides, all);
  }

  /**
   * Its name in the policy.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * The zone of its local times.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Its versions.
   *
   * @return at least one, by ascending {@code from}
   */
  public List<RotaVersion> versions() {
    return versions;
  }

  /**
   * Its overrides.
   *
   * @return by their start; may be empty
   */
  public List<RotaOverride> overrides() {
    return overrides;
  }

  /**
   * Its holidays.
   *
   * @return dates in the rota's zone, ascending; may be empty
   */
  public Set<LocalDate> holidays() {
    return holidays;
  }

  /**
   * Who is on call, and why.
   *
   * @param at the instant
   * @return in the order of the layers; empty when nobody is
   * @throws InvalidValueException when the instant is out of range
   */
  public List<Duty> at(Instant at) {
    Limits.instant("at", at);
    return timeline.dutiesAt(at);
  }

  /**
   * Who is on call.
   *
   * @param at the instant
   * @return in the order of the layers, without duplicates; empty when nobody is
   * @throws InvalidValueException when the instant is out of range
   */
  public List<Contact> peopleAt(Instant at) {
    return at(at).stream().map(Duty::contact).distinct().collect(ImmutableList.toImmutableList());
  }

  /**
   * When other people, or nobody, will be on call. Looks ten years (3,660 days) ahead; costs time
   * for each turn, restriction and override of the layers that matter on the way.
   *
   * @param after the instant
   * @return the first later instant at which {@link #peopleAt} changes; null when there is none
   *     within ten years
   * @throws InvalidValueException when the instant is out of range
   */
  public @Nullable Instant nextHandover(Instant after) {
    Limits.instant("after", after);
    Stretch stretch = timeline.at(after);
    List<Contact> people = ShiftList.people(stretch.duties());
    Instant last = after.plus(Limits.AHEAD);
    while (!stretch.until().isAfter(last) && !stretch.until().isAfter(Limits.LATEST)) {
      Instant then = stretch.until();
      stretch = timeline.at(then);
      if (!ShiftList.people(stretch.duties()).equals(people)) {
        return then;
      }
    }
    return null;
  }

  /**
   * All shifts of a time, times with nobody included: each begins where the one before ends, and
   * neighbours differ in their people. The first and the last are cut at the ends. Costs time for
   * each turn, restriction and override in between.
   *
   * @param from from when, inclusive
   * @param to until when, exclusive; at most ten years (3,660 days) later
   * @return the shifts in their order; empty when {@code to} is {@code from}
   * @throws InvalidValueException when the times are reversed, too far apart or out of range
   */
  public List<Shift> shifts(Instant from, Instant to) {
    return gather(from, to, duty -> true);
  }

  /**
   * The times at which one person is on call, whoever else is.
   *
   * @param person the person
   * @param from from when, inclusive
   * @param to until when, exclusive; at most ten years (3,660 days) later
   * @return shifts whose people are that person, in their order, the first and the last cut at the
   *     ends; empty when there are none
   * @throws InvalidValueException when the times are reversed, too far apart or out of range
   */
  public List<Shift> shiftsOf(Recipient person, Instant from, Instant to) {
    return gather(from, to, duty -> duty.contact().recipient().equals(person)).stream()
        .filter(shift -> !shift.people().isEmpty())
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Which shifts are no longer as they were published, because the rota or the time zone data has
   * changed.
   *
   * @param published shifts that {@link #shifts} gave for some time, in their order; only times and
   *     people count
   * @return what moved, by time; empty when nothing did
   * @throws InvalidValueException when they do not follow one another, or reach over more than ten
   *     years
   */
  public List<MovedShift> moved(List<Shift> published) {
    if (published.isEmpty()) {
      return ImmutableList.of();
    }
    Moved.inOrder(published);
    Instant from = published.get(0).from();
    Instant to = published.get(published.size() - 1).to();
    return Moved.between(published, shifts(from, to));
  }

  private List<Shift> gather(Instant from, Instant to, Predicate<Duty> wanted) {
    Limits.instant("from", from);
    Limits.instant("to", to);
    Limits.range(from, to);
    ShiftList shifts = new ShiftList();
    Instant now = from;
    while (now.isBefore(to)) {
      Stretch stretch = timeline.at(now);
      Instant until = stretch.until().isBefore(to) ? stretch.until() : to;
      shifts.add(
          now,
          until,
          stretch.duties().stream().filter(wanted).collect(ImmutableList.toImmutableList()));
      now = until;
    }
    return shifts.toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rota that
        && id.equals(that.id)
        && zone.equals(that.zone)
        && versions.equals(that.versions)
        && overrides.equals(that.overrides)
        && holidays.equals(that.holidays);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, zone, versions, overrides, holidays);
  }

  @Override
  public String toString() {
    return "Rota[" + id + ", " + zone + ", " + versions.size() + " versions]";
  }
}
