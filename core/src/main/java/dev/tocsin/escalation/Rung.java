package dev.tocsin.escalation;

import com.google.common.collect.ImmutableList;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.internal.Text;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a path: when, while what, and what then.
 *
 * <p>Make one with {@link #after} and add to it: each method returns a copy. Immutable. Source:
 * escalation.md, "The matrix".
 *
 * @param id its name within the path, explicit so that it survives an edit
 * @param threshold when it is due
 * @param until how long it is worth taking
 * @param actions what is done, in order
 * @param repeat that it is taken again, or null
 * @param message what the messages say, at most 4,000 characters; null for the usual words
 */
public record Rung(
    String id,
    Threshold threshold,
    Until until,
    List<Action> actions,
    @Nullable Repeat repeat,
    @Nullable String message) {
  private static final int MESSAGE = 4_000;

  /** Copies the list, and refuses a blank message. */
  public Rung {
    Text.line("rung id", id, Text.ID);
    Objects.requireNonNull(threshold, "threshold");
    Objects.requireNonNull(until, "until");
    actions = ImmutableList.copyOf(actions);
    Text.bodyOrNull("message", message, MESSAGE);
    if (message != null && message.isBlank()) {
      throw new InvalidValueException(
          "message", message, "is blank", "say something, or leave it out for the usual words");
    }
  }

  /**
   * A rung that is due after some elapsed time and holds until the incident is resolved.
   *
   * @param id its name within the path
   * @param after not negative
   * @return a rung without actions
   * @throws IllegalArgumentException when the duration is negative
   */
  public static Rung after(String id, Duration after) {
    return new Rung(
        id, new Threshold.Elapsed(after), Until.RESOLVED, ImmutableList.of(), null, null);
  }

  /**
   * With another condition.
   *
   * @param value how long it is worth taking
   * @return a copy
   */
  public Rung until(Until value) {
    return new Rung(id, threshold, value, actions, repeat, message);
  }

  /**
   * With a repeat.
   *
   * @param value how often
   * @return a copy
   */
  public Rung repeat(Repeat value) {
    return new Rung(id, threshold, until, actions, value, message);
  }

  /**
   * With words of its own.
   *
   * @param value what the messages say
   * @return a copy
   */
  public Rung message(String value) {
    return new Rung(id, threshold, until, actions, repeat, value);
  }

  /**
   * With one more action.
   *
   * @param value what is done after the others
   * @return a copy
   */
  public Rung action(Action value) {
    return new Rung(
        id,
        threshold,
        until,
        ImmutableList.<Action>builder().addAll(actions).add(value).build(),
        repeat,
        message);
  }

  /**
   * Also tells whoever is on call for a team.
   *
   * @param team the team's id
   * @return a copy
   */
  public Rung notifyOnCall(String team) {
    return action(new Action.Notify(ImmutableList.of(new Target.OnCallOf(team))));
  }

  /**
   * Also tells whoever may decide more.
   *
   * @param team the team's id
   * @return a copy
   */
  public Rung informOnCall(String team) {
    return action(new Action.Inform(ImmutableList.of(new Target.OnCallOf(team))));
  }

  /**
   * Also calls teams together.
   *
   * @param teams their ids
   * @return a copy
   */
  public Rung summon(String... teams) {
    return action(new Action.Summon(ImmutableList.copyOf(teams)));
  }

  /**
   * Also hands the incident over.
   *
   * @param team the team's id
   * @return a copy
   */
  public Rung reassign(String team) {
    return action(new Action.Reassign(team));
  }

  /**
   * Also declares a major incident.
   *
   * @return a copy
   */
  public Rung declareMajor() {
    return action(new Action.DeclareMajor());
  }

  /**
   * Also proposes a major incident.
   *
   * @return a copy
   */
  public Rung proposeMajor() {
    return action(new Action.ProposeMajor());
  }

  /**
   * Whether it does more than telling somebody.
   *
   * @return true when an action changes the incident
   */
  public boolean changesIncident() {
    for (Action action : actions) {
      if (action.changesIncident()) {
        return true;
      }
    }
    return false;
  }
}
