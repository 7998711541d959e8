package dev.tocsin.host;

import dev.tocsin.incident.Recipient;
import dev.tocsin.internal.Text;
import dev.tocsin.notification.Notification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says who is on call for a team; implemented by hosts that keep their rotas elsewhere.
 *
 * <p>Asked before a decision, once for each team that the decision may need, and handed in as a
 * fact: deciding itself calls nobody. It is asked anew at each decision, so no answer is kept; an
 * implementation that is slow keeps its own copy. Nothing is committed while it is asked, and an
 * attempt that loses a conflict asks again.
 *
 * <p>Called by any thread, several at once; must be free of side effects, must not call the desk,
 * and must not block: give up after about a second, for whoever logs or acknowledges an incident
 * waits meanwhile. The same question should have the same answer for as long as the rota is not
 * changed, for past and future instants too.
 *
 * <p>What it throws, and null, count as nobody: the rung is recorded as empty with the reason, the
 * next rung is due at once, and if none reaches anyone the last resort is paged. No command is
 * refused because of it. Try again inside, within the second, if a failure is likely to pass.
 *
 * <p>Source: escalation.md, "On call" (hosts that keep rotas elsewhere); house.md, "How an incident
 * flows".
 */
@FunctionalInterface
public interface OnCall {
  /**
   * Who is on call.
   *
   * @param team the team's id in the policy; for a role {@code role:} and the role's id
   * @param at the instant, UTC; now, past or future
   * @return who, and for how long; {@link Answer#nobody} for a team that it does not know
   */
  Answer onCall(String team, Instant at);

  /**
   * Who is on call, and for how long.
   *
   * <p>Immutable.
   *
   * @param people whom to reach, the first first; empty when nobody is on call. More than 30 are
   *     not told
   * @param until the first later instant at which the answer may be another, UTC, rounded up to
   *     microseconds; null when that is not known or never: then nobody is told of a handover until
   *     the incident is decided upon for another reason
   */
  record Answer(List<Person> people, @Nullable Instant until) {
    /** Copies the list and rounds the time up, so that nobody asks again before it. */
    public Answer {
      people = List.copyOf(people);
      Instant cut = Text.timeOrNull("until", until);
      until = cut != null && cut.isBefore(until) ? cut.plus(1, ChronoUnit.MICROS) : cut;
    }

    /**
     * Nobody.
     *
     * @param until the first later instant at which somebody may be, UTC; null when not known
     * @return the answer
     */
    public static Answer nobody(@Nullable Instant until) {
      return new Answer(List.of(), until);
    }
  }

  /**
   * Somebody who can be reached, and how.
   *
   * <p>Immutable.
   *
   * @param recipient whom
   * @param channel how; {@link Notification#DEFAULT_CHANNEL} leaves it to the notifier
   */
  record Person(Recipient recipient, String channel) {
    /** Checks the parts. */
    public Person {
      Objects.requireNonNull(recipient, "recipient");
      Text.name("channel", channel);
    }

    /**
     * A person, reached as the host thinks best.
     *
     * @param id the host's name for the person
     * @return the person
     */
    public static Person of(String id) {
      return new Person(Recipient.person(id), Notification.DEFAULT_CHANNEL);
    }
  }
}
