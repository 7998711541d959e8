package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Acknowledgement;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OwnershipEvent;
import dev.tocsin.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** That an acknowledgement does not hold for ever. Source: escalation.md, "The matrix". */
final class AcknowledgementLapse {
  private AcknowledgementLapse() {}

  static @Nullable Due next(Incident incident, Policy policy) {
    Acknowledgement acknowledgement = incident.acknowledgement();
    Duration after = policy.times().acknowledgementLapse();
    if (acknowledgement == null || after == null || !Agenda.open(incident)) {
      return null;
    }
    PathClock clock = PathClock.of(incident, policy);
    Instant at = PathDue.late(clock.due(acknowledgement.at(), after), incident, clock);
    return at == null ? null : new Due(at, AcknowledgementLapse::take);
  }

  private static void take(Decider decider, Instant at) {
    Acknowledgement lapsed = Objects.requireNonNull(decider.incident().acknowledgement());
    decider.happened(
        new OwnershipEvent.AcknowledgementLapsed(lapsed.by()), at, "acknowledgement-lapses");
    if (lapsed.by().human()) {
      decider.tell(
          List.of(Contact.person(lapsed.by().id())), "remind", "Your acknowledgement has lapsed.");
    }
    decider.startRound("lapsed", false, at);
  }
}
