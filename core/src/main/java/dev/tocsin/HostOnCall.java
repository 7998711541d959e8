package dev.tocsin;

import dev.tocsin.desk.Decision;
import dev.tocsin.desk.Facts;
import dev.tocsin.desk.HostAnswer;
import dev.tocsin.desk.MissingFactException;
import dev.tocsin.escalation.Contact;
import dev.tocsin.host.DeskListener;
import dev.tocsin.host.OnCall;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the host who is on call for those whom only it staffs, when a decision needs to know. What
 * it throws counts as nobody: no page is lost over it. Source: escalation.md, "On call".
 */
final class HostOnCall {
  /** As many as a team of the policy may have on call at once. */
  private static final int MOST_PEOPLE = 30;

  /** One decision asks for so many at most: each once, however many the policy names. */
  private static final int MOST_QUESTIONS = 1_000;

  private final @Nullable OnCall onCall;
  private final DeskListener listener;

  HostOnCall(@Nullable OnCall onCall, DeskListener listener) {
    this.onCall = onCall;
    this.listener = listener;
  }

  /** Whether there is somebody to ask. */
  boolean asks() {
    return onCall != null;
  }

  /** Decides, and decides again with each answer that was missing. */
  Decision decide(Facts facts, Instant now, Function<Facts, Decision> decision) {
    Facts known = facts;
    for (int i = 0; i < MOST_QUESTIONS; i++) {
      try {
        return decision.apply(known);
      } catch (MissingFactException missing) {
        known = known.onCall(missing.staffed(), ask(missing.staffed(), now));
      }
    }
    throw new IllegalStateException("a decision needs more than " + MOST_QUESTIONS + " answers");
  }

  private HostAnswer ask(String staffed, Instant now) {
    if (onCall == null) {
      return HostAnswer.failed("this desk was built without an OnCall");
    }
    try {
      OnCall.Answer answer = onCall.onCall(staffed, now);
      if (answer == null) {
        return failed(staffed, new NullPointerException("OnCall answered null"));
      }
      List<Contact> people =
          answer.people().stream()
              .map(person -> new Contact(person.recipient(), person.channel()))
              .distinct()
              .limit(MOST_PEOPLE)
              .toList();
      return new HostAnswer(people, answer.until(), null);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return failed(staffed, e);
    }
  }

  private HostAnswer failed(String staffed, Throwable error) {
    listener.onCallFailed(staffed, error);
    return HostAnswer.failed(Reasons.of(error));
  }
}
