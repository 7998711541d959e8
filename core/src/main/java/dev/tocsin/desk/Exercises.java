package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Incident;
import dev.tocsin.policy.ExercisePaging;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.Supplier;
import java.util.Set;

/**
 * What is different in an exercise: each message says so, and those that would leave the house are
 * not sent. Source: domain.md, "Proactive".
 */
final class Exercises {
  static final String SUBJECT = "EXERCISE ";
  static final String TEXT = "EXERCISE: this is not a real incident.\n";

  /** Crowds that may be customers. */
  private static final Set<String> OUTSIDE = Set.of("supplier", "affected-users", "subscribers");

  private Exercises() {}

  /** Whether a message is not sent: to a supplier, by whatever way, or to people outside. */
  static boolean withholds(Contact contact, Incident incident, Policy policy) {
    if (!incident.exercise()) {
      return false;
    }
    if (policy.exercisePaging() == ExercisePaging.NOBODY
        || OUTSIDE.contains(contact.recipient().kind())) {
      return true;
    }
    for (Supplier supplier : policy.suppliers().values()) {
      for (Contact each : supplier.contacts()) {
        if (each.recipient().equals(contact.recipient())) {
          return true;
        }
      }
    }
    return false;
  }
}
