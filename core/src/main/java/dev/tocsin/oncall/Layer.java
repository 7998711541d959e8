package dev.tocsin.oncall;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.internal.Text;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * People who take turns.
 *
 * <p>Turn k, counted from 0, runs from {@code anchor} plus k rotations to {@code anchor} plus k + 1
 * and is member k's, modulo their number. Before the anchor and from {@code until} on the layer has
 * nobody. Immutable; all times are on the wall clock of the rota's zone. Source: escalation.md, "On
 * call".
 *
 * @param id its name in the rota; a later version of the rota continues the layer of the same id
 * @param members who take turns, in their order; 1 to 1,000, and one may come up several times
 * @param rotation how long a turn lasts
 * @param anchor when the first turn begins, whole seconds
 * @param until when the layer ends, exclusive; null for never
 * @param restrictions the hours to which it is restricted, sorted; several count together, none
 *     means always
 * @param onHolidays what the rota's holidays mean to it
 */
public record Layer(
    String id,
    List<Contact> members,
    Rotation rotation,
    LocalDateTime anchor,
    @Nullable LocalDateTime until,
    List<Restriction> restrictions,
    OnHolidays onHolidays) {

  /** Copies the lists, sorts the restrictions and checks the times. */
  public Layer {
    Text.line("layer id", id, Text.ID);
    members = ImmutableList.copyOf(members);
    if (members.isEmpty()) {
      throw new InvalidValueException(
          "members", id, "has nobody", "name at least one person, or leave the layer out");
    }
    Limits.atMost("members", members, Limits.MEMBERS);
    Objects.requireNonNull(rotation, "rotation");
    Limits.local("anchor", anchor);
    if (until != null) {
      Limits.local("until", until);
      if (!until.isAfter(anchor)) {
        throw new InvalidValueException(
            "until", until.toString(), "is not after the anchor " + anchor, "use a later time");
      }
    }
    restrictions = ImmutableSortedSet.copyOf(restrictions).asList();
    Limits.atMost("restrictions", restrictions, Limits.RESTRICTIONS);
    Objects.requireNonNull(onHolidays, "onHolidays");
  }

  /**
   * People who take turns around the clock, without an end.
   *
   * @param id its name in the rota
   * @param rotation how long a turn lasts
   * @param anchor when the first turn begins
   * @param members who take turns, in their order
   * @return the layer
   * @throws InvalidValueException when there is nobody or too many, or a time is out of range
   */
  public static Layer of(
      String id, Rotation rotation, LocalDateTime anchor, Collection<Contact> members) {
    return new Layer(
        id,
        ImmutableList.copyOf(members),
        rotation,
        anchor,
        null,
        ImmutableList.of(),
        OnHolidays.AS_USUAL);
  }

  /**
   * The same with people's names, each reached as the host thinks best.
   *
   * @param id its name in the rota
   * @param rotation how long a turn lasts
   * @param anchor when the first turn begins
   * @param people the host's names for them, in their order
   * @return the layer
   * @throws InvalidValueException when there is nobody or too many, or a time is out of range
   */
  public static Layer of(String id, Rotation rotation, LocalDateTime anchor, String... people) {
    return of(id, rotation, anchor, Arrays.stream(people).map(Contact::person).toList());
  }

  /**
   * The same layer with other people.
   *
   * @param people who take turns, in their order
   * @return the layer
   * @throws InvalidValueException when there is nobody or too many
   */
  public Layer withMembers(Collection<Contact> people) {
    return new Layer(
        id, ImmutableList.copyOf(people), rotation, anchor, until, restrictions, onHolidays);
  }

  /**
   * The same layer restricted to hours.
   *
   * @param hours all of them; none for always
   * @return the layer
   * @throws InvalidValueException when there are more than 168
   */
  public Layer within(Collection<Restriction> hours) {
    return new Layer(id, members, rotation, anchor, until, ImmutableList.copyOf(hours), onHolidays);
  }

  /**
   * The same layer with an end.
   *
   * @param end exclusive; null for never
   * @return the layer
   * @throws InvalidValueException when it is not after the anchor
   */
  public Layer until(@Nullable LocalDateTime end) {
    return new Layer(id, members, rotation, anchor, end, restrictions, onHolidays);
  }

  /**
   * The same layer with another rule for holidays.
   *
   * @param rule what the rota's holidays mean to it
   * @return the layer
   */
  public Layer onHolidays(OnHolidays rule) {
    return new Layer(id, members, rotation, anchor, until, restrictions, rule);
  }
}
