package dev.tocsin;

import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Repeat;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.SupplierTicket;
import dev.tocsin.incident.TocsinException;
import dev.tocsin.policy.Supplier;
import dev.tocsin.policy.SupplierContract;
import dev.tocsin.policy.SupplierTarget;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Things that happen between us and a supplier, mostly such as make sense as it stands. */
final class SupplierSteps {
  static final Supplier CABLES =
      new Supplier(
          "cables",
          List.of(Contact.person("cable-desk")),
          SupplierContract.of("CB-1")
              .hours("breaks")
              .response(SupplierTarget.of(Duration.ofMinutes(20)))
              .resolution(SupplierTarget.of(Duration.ofMinutes(50)))
              .chase(new Repeat(Duration.ofMinutes(15), 3)));

  private static final Actor SUPPLIER = Actor.supplier("cables");
  private static final Actor DANA = Actor.person("dana");

  private SupplierSteps() {}

  static Arbitrary<Steps.Step> some() {
    return Arbitraries.integers()
        .between(0, 5)
        .map(choice -> (f, incident) -> take(f, incident, choice));
  }

  private static void take(Fixture f, Incident incident, int choice) {
    SupplierTicket ticket =
        f.get(incident).suppliers().isEmpty() ? null : f.get(incident).suppliers().get(0);
    try {
      if (ticket == null || !ticket.open() || choice == 5) {
        f.desk.engageSupplier(incident.id(), DANA, "cables", choice == 5 ? "C-" + f.now : null);
      } else if (ticket.handedBackAt() != null) {
        by(
            f,
            incident,
            DANA,
            choice < 3
                ? new Command.RejectHandBack("cables", "not yet")
                : new Command.AcceptHandBack("cables", "thanks"));
      } else if (ticket.asks() && choice < 3) {
        by(f, incident, DANA, new Command.AnswerSupplier("cables", "so"));
      } else {
        owing(f, incident, choice);
      }
    } catch (TocsinException refused) {
      // refused with nothing done, as the checks after each step prove
    }
  }

  private static void owing(Fixture f, Incident incident, int choice) {
    switch (choice) {
      case 0 -> by(f, incident, SUPPLIER, new Command.SupplierAsks("cables", "why?"));
      case 1 -> by(f, incident, DANA, new Command.SupplierResponds("cables", "they called"));
      case 2 -> by(f, incident, SUPPLIER, new Command.HandBack("cables", "done"));
      case 3 -> by(f, incident, DANA, new Command.WithdrawSupplier("cables", "enough"));
      default -> f.desk.comment(incident.id(), SUPPLIER, "we are at it");
    }
  }

  private static void by(Fixture f, Incident incident, Actor actor, Command command) {
    f.desk.handle(incident.id(), command, Caller.of(actor));
  }
}
