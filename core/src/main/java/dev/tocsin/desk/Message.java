package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Rung;
import dev.tocsin.escalation.Until;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Phase;
import dev.tocsin.incident.Priority;
import dev.tocsin.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message while a decision is being made; it may yet turn out to be pointless.
 *
 * @param key its key
 * @param contact to whom, and how
 * @param purpose page, inform, swarm, release, remind, workaround, continuity, major, update or
 *     review, or one of {@link SupplierMessages}
 * @param words what it says first
 * @param rung the rung that sends it; null for messages that no later one overtakes
 * @param sender the id of the rung that caused it, or null
 * @param round the round in which it was due
 * @param phase the incident's phase when it was due
 * @param priority the incident's priority when it was due
 * @param entry the place of the entry that names it, in the decision's entries
 */
record Message(
    OutboxKey key,
    Contact contact,
    String purpose,
    String words,
    @Nullable Rung rung,
    @Nullable String sender,
    int round,
    Phase phase,
    Priority priority,
    int entry) {

  /** For whoever is called to a major incident, or asked whether it is one. */
  static final String MAJOR = "major";

  /** For whoever owes something to a review. */
  static final String REVIEW = "review";

  Notified notified() {
    return new Notified(contact.recipient(), key);
  }

  /** Whether it makes an earlier one pointless: a page is not replaced by less than a page. */
  boolean replaces(Message earlier) {
    return contact.equals(earlier.contact)
        && (purpose.equals("page") || purpose.equals(earlier.purpose));
  }

  /** Whether it still makes sense as the incident will stand. */
  boolean wanted(Incident after) {
    if (rung != null) {
      return wanted(rung.until(), round, after) && !priority.above(after.priority());
    }
    return switch (purpose) {
      case "page" -> Agenda.open(after) && after.acknowledgement() == null;
      case "remind" -> Agenda.open(after) && (phase != Phase.ON_HOLD || phase == after.phase());
      case "swarm" -> Agenda.open(after) && MajorKeys.inSwarm(notified(), after);
      case MAJOR, REVIEW -> MajorKeys.has(key, after);
      case Notification.ENGAGE, SupplierMessages.CHASE ->
          Agenda.open(after) && SupplierFold.wanted(after, key);
      default -> true;
    };
  }

  /** Whether a rung of a round is still worth telling of. */
  static boolean wanted(Until until, int round, Incident incident) {
    return incident.escalation().round() == round && !Ending.over(until, incident);
  }

  Notification toNotification(Incident incident) {
    boolean answerable = purpose.equals("page") || purpose.equals("swarm");
    String where =
        "Priority %s, state %s, team %s, category %s%s."
            .formatted(
                incident.priority(),
                incident.state(),
                incident.team(),
                incident.category(),
                incident.details().service() == null
                    ? ""
                    : ", service " + incident.details().service());
    boolean exercise = incident.exercise();
    return new Notification(
        key,
        contact.recipient(),
        contact.channel(),
        purpose,
        (exercise ? Exercises.SUBJECT : "")
            + incident.priority()
            + " "
            + incident.reference()
            + " "
            + incident.title(),
        (exercise ? Exercises.TEXT : "") + words + "\n" + incident.title() + "\n" + where,
        incident.id(),
        incident.reference(),
        incident.priority(),
        incident.state(),
        sender,
        incident.escalation().round(),
        answerable
            ? new CallbackToken(incident.id(), incident.escalation().round(), contact.recipient())
                .signed(incident.identity())
            : null);
  }

  /** What a rung says when the policy gives it no words of its own. */
  static String words(Rung rung, String purpose, Instant start, Instant at) {
    if (rung.message() != null) {
      return rung.message();
    }
    String since = human(Duration.between(start, at));
    if (purpose.equals("inform")) {
      return "For your information: not resolved " + since + ".";
    }
    return switch (rung.until()) {
      case ACKNOWLEDGED -> "Please acknowledge: nobody has " + since + ".";
      case UPDATED -> "Please give an update: nobody has " + since + ".";
      case RESOLVED -> "Not resolved " + since + ".";
    };
  }

  /** "yet", or "after 1 h 5 min". */
  static String human(Duration duration) {
    if (duration.toSeconds() < 1) {
      return "yet";
    }
    StringBuilder out = new StringBuilder("after");
    long[] parts = {
      duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()
    };
    String[] units = {" d", " h", " min", " s"};
    int shown = 0;
    for (int i = 0; i < parts.length && shown < 2; i++) {
      if (parts[i] > 0) {
        out.append(' ').append(parts[i]).append(units[i]);
        shown++;
      }
    }
    return out.toString();
  }
}
