package dev.tocsin.desk;

import dev.tocsin.incident.Actor;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.EngagementEvent;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Notified;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.SupplierEvent;
import dev.tocsin.incident.SupplierTicket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done with suppliers: engaging them, what they and we say, and the end of it. Refuses
 * before it records anything. Source: domain.md, practice 6.
 */
final class Supplying {
  private static final int MOST_ENGAGEMENTS = 100;
  private static final int MOST_QUESTIONS = 1_000;

  private final Decider decider;
  private final Guards guards;

  Supplying(Decider decider) {
    this.decider = decider;
    this.guards = new Guards(decider);
  }

  void handle(Command command) {
    if (command instanceof Command.EngageSupplier engage) {
      engage(engage);
    } else if (command instanceof Command.SupplierResponds says) {
      owing(says, says.supplier());
      decider.record(new SupplierEvent.SupplierResponded(says.supplier(), says.text()));
    } else if (command instanceof Command.SupplierAsks asks) {
      asks(asks);
    } else if (command instanceof Command.AnswerSupplier answer) {
      answer(answer);
    } else if (command instanceof Command.HandBack done) {
      owing(done, done.supplier());
      mustSay(done, done.text());
      decider.record(new SupplierEvent.HandedBack(done.supplier(), done.text()));
    } else if (command instanceof Command.AcceptHandBack accept) {
      handedBack(accept, accept.supplier());
      end(accept.supplier(), true, accept.text());
    } else if (command instanceof Command.RejectHandBack reject) {
      reject(reject);
    } else if (command instanceof Command.WithdrawSupplier withdraw) {
      ours(withdraw);
      owing(withdraw, withdraw.supplier());
      end(withdraw.supplier(), false, withdraw.reason());
    } else if (command instanceof Command.ConfirmDelivery confirm) {
      delivered(confirm.notified().key());
    }
  }

  private Incident incident() {
    return decider.incident();
  }

  private void engage(Command.EngageSupplier command) {
    ours(command);
    guards.mustBeOpen(command);
    String supplier = command.supplier();
    if (!decider.policy.suppliers().containsKey(supplier)) {
      throw guards.refused(
          command,
          "there is no supplier '" + supplier + "'",
          "use one of " + decider.policy.suppliers().keySet());
    }
    SupplierTicket ticket = SupplierFold.ticket(incident(), supplier);
    int number = SupplierFold.number(incident(), supplier);
    if (number > MOST_ENGAGEMENTS) {
      throw guards.refused(
          command,
          "it was engaged " + MOST_ENGAGEMENTS + " times already",
          "log a new incident and link it to " + incident().reference());
    }
    if (ticket == null || !ticket.open()) {
      decider.record(
          new AssistanceEvent.SupplierEngaged(
              supplier,
              incident().escalation().round(),
              SupplierMessages.engage(decider, Reach.supplier(supplier, decider), null),
              number));
    }
    String known = ticket == null || !ticket.open() ? null : ticket.reference();
    if (command.reference() != null && !command.reference().equals(known)) {
      decider.record(new SupplierEvent.SupplierReferenced(supplier, command.reference()));
    }
  }

  private void asks(Command.SupplierAsks command) {
    SupplierTicket ticket = owing(command, command.supplier());
    mustSay(command, command.question());
    if (!ticket.asks() && ticket.questions().size() >= MOST_QUESTIONS) {
      throw guards.refused(
          command,
          "it has asked " + MOST_QUESTIONS + " times already",
          "settle it in another way, and note the outcome");
    }
    decider.record(new SupplierEvent.SupplierAsked(command.supplier(), command.question()));
  }

  /** Also of what it asked before it handed back. */
  private void answer(Command.AnswerSupplier command) {
    ours(command);
    SupplierTicket ticket = engaged(command, command.supplier());
    if (!ticket.asks()) {
      throw guards.refused(
          command, "it waits for no answer", "comment, or record what it asks before you answer");
    }
    mustSay(command, command.answer());
    decider.record(
        new SupplierEvent.SupplierAnswered(
            command.supplier(),
            command.answer(),
            SupplierMessages.tell(
                decider, command.supplier(), SupplierMessages.ANSWER, command.answer())));
  }

  private void reject(Command.RejectHandBack command) {
    handedBack(command, command.supplier());
    decider.record(
        new SupplierEvent.HandBackRejected(
            command.supplier(),
            command.reason(),
            SupplierMessages.tell(
                decider,
                command.supplier(),
                SupplierMessages.REJECT,
                "It is not done yet: " + command.reason())));
  }

  private void end(String supplier, boolean accepted, @Nullable String text) {
    SupplierTicket ticket = SupplierFold.ticket(incident(), supplier);
    List<Notified> told =
        ticket == null || ticket.deliveredAt() == null ? List.of() : over(supplier, accepted, text);
    decider.record(new SupplierEvent.EngagementEnded(supplier, accepted, text, told));
  }

  private List<Notified> over(String supplier, boolean accepted, @Nullable String text) {
    String first = accepted ? "Your part is done. Thank you." : "Your help is no longer needed.";
    return SupplierMessages.tell(
        decider,
        supplier,
        accepted ? SupplierMessages.ACCEPT : SupplierMessages.WITHDRAW,
        text == null ? first : first + "\n" + text);
  }

  /**
   * The first message that arrives starts the clock; one that was taken back too late is undone.
   */
  private void delivered(OutboxKey key) {
    SupplierTicket ticket = asked(key);
    if (ticket == null || ticket.deliveredAt() != null) {
      return;
    }
    List<Notified> told =
        ticket.open() || ticket.handedBackAt() != null
            ? List.of()
            : over(ticket.supplier(), false, null);
    decider.followed(
        new EngagementEvent.EngagementDelivered(ticket.supplier(), key, told), "delivery");
  }

  /** Tells the team that a message was given up, unless the supplier was reached in another way. */
  void parked(OutboxKey key, String reason) {
    SupplierTicket ticket = asked(key);
    if (ticket != null && ticket.owes() && ticket.deliveredAt() == null) {
      decider.followed(
          new EngagementEvent.SupplierUnreached(
              ticket.supplier(),
              SupplierMessages.tellTeam(
                  decider, "Supplier " + ticket.supplier() + " could not be reached: " + reason)),
          "delivery");
    }
  }

  private @Nullable SupplierTicket asked(OutboxKey key) {
    for (SupplierTicket each : incident().suppliers()) {
      for (Notified notified : each.notified()) {
        if (notified.key().equals(key)) {
          return each;
        }
      }
    }
    return null;
  }

  /** Whoever is engaged when the incident is over owes nothing any more, and is told so. */
  static void review(Decider decider) {
    if (decider.incident().suppliers().isEmpty() || Agenda.open(decider.incident())) {
      return;
    }
    for (SupplierTicket ticket : decider.incident().suppliers()) {
      if (ticket.open()) {
        boolean accepted = ticket.handedBackAt() != null;
        String text = accepted ? null : "The incident is in state " + decider.incident().state();
        List<Notified> told =
            ticket.deliveredAt() == null
                ? List.of()
                : new Supplying(decider).over(ticket.supplier(), accepted, text);
        decider.followed(
            new SupplierEvent.EngagementEnded(ticket.supplier(), accepted, text, told),
            SupplierDue.rule(ticket.supplier()));
      }
    }
  }

  private SupplierTicket engaged(Command command, String supplier) {
    SupplierTicket ticket = SupplierFold.ticket(incident(), supplier);
    if (ticket == null || !ticket.open()) {
      throw guards.refused(
          command, "supplier '" + supplier + "' is not engaged", "engage it before you do");
    }
    return ticket;
  }

  /** Suppliers speak for themselves alone; everybody else may note what one says. */
  private SupplierTicket owing(Command command, String supplier) {
    Actor actor = decider.caller.actor();
    if (actor.kind().equals("supplier") && !actor.id().equals(supplier)) {
      throw guards.refused(
          command, actor + " is not supplier '" + supplier + "'", "name your own engagement");
    }
    SupplierTicket ticket = engaged(command, supplier);
    if (ticket.handedBackAt() != null) {
      throw guards.refused(
          command,
          "it was handed back at " + ticket.handedBackAt(),
          "accept or reject that before you do");
    }
    return ticket;
  }

  private void handedBack(Command command, String supplier) {
    ours(command);
    if (engaged(command, supplier).handedBackAt() == null) {
      throw guards.refused(
          command, "it was not handed back", "record that the supplier hands it back, or withdraw");
    }
  }

  private void mustSay(Command command, String text) {
    if (text.isBlank()) {
      throw guards.refused(command, "the text is empty", "say what is meant");
    }
  }

  private void ours(Command command) {
    Actor actor = decider.caller.actor();
    if (actor.kind().equals("supplier")) {
      throw guards.refused(
          command, actor + " is a supplier", "let a person or a team of ours do it");
    }
  }
}
