package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.Notified;
import dev.tocsin.notification.Notification;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The messages about an engagement: to the supplier, whose contacts {@link Reach#supplier} alone
 * knows, and to the accountable team. Source: domain.md, practice 6.
 */
final class SupplierMessages {
  static final String CHASE = "chase";
  static final String ANSWER = "answer";
  static final String REJECT = "reject";
  static final String ACCEPT = "accept";
  static final String WITHDRAW = "withdraw";

  private SupplierMessages() {}

  /**
   * Asks a supplier for help.
   *
   * @param rung the rung that asks, or null for a person
   */
  static List<Notified> engage(Decider decider, List<Contact> contacts, @Nullable String rung) {
    return decider.tell(
        contacts,
        Notification.ENGAGE,
        "Your help is needed.",
        null,
        rung,
        decider.incident().escalation().round());
  }

  /**
   * Tells a supplier something else; of several that are told in one commit as many as it holds.
   */
  static List<Notified> tell(Decider decider, String supplier, String purpose, String words) {
    List<Contact> contacts = Reach.supplier(supplier, decider);
    int room = Math.min(contacts.size(), decider.room());
    return decider.tell(contacts.subList(0, room), purpose, words);
  }

  /** Tells whoever is on call for the accountable team; not when the incident is over by then. */
  static List<Notified> tellTeam(Decider decider, String words) {
    return decider.tell(
        Reach.onCall(decider.incident().team(), decider).contacts(), "remind", words);
  }

  /** The same event, naming only what is sent. */
  static EngagementEvent thinned(EngagementEvent event, UnaryOperator<List<Notified>> sent) {
    if (event instanceof EngagementEvent.SupplierUnreached e) {
      return new EngagementEvent.SupplierUnreached(e.supplier(), sent.apply(e.notified()));
    } else if (event instanceof EngagementEvent.SupplierChased e) {
      return new EngagementEvent.SupplierChased(e.supplier(), e.chase(), sent.apply(e.notified()));
    } else if (event instanceof EngagementEvent.SupplierBreached e) {
      return new EngagementEvent.SupplierBreached(
          e.supplier(), e.target(), e.contract(), sent.apply(e.notified()));
    }
    return event;
  }
}
