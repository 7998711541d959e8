package dev.tocsin;

import dev.tocsin.desk.CallbackToken;
import dev.tocsin.desk.Caller;
import dev.tocsin.desk.Command;
import dev.tocsin.incident.Acknowledgement;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Phase;
import dev.tocsin.store.Lookup;
import org.jspecify.annotations.Nullable;

/** Acknowledging by the token that a message carried. */
final class CallBack {
  private CallBack() {}

  static Incident acknowledge(Corridor corridor, @Nullable String text) {
    CallbackToken token = text == null ? null : CallbackToken.parse(text);
    Incident incident =
        token == null ? null : corridor.find(Lookup.of(token.incidentId(), null)).orElse(null);
    if (text == null
        || token == null
        || incident == null
        || !token.matches(text, incident.identity())) {
      throw new InvalidTokenException("is not one of this desk's");
    }
    Actor actor = new Actor(token.recipient().kind(), token.recipient().id());
    Acknowledgement given = incident.acknowledgement();
    boolean over = incident.phase() == Phase.RESOLVED || incident.phase() == Phase.CLOSED;
    if (over || (given != null && given.by().equals(actor))) {
      return incident;
    }
    if (token.round() != incident.escalation().round()) {
      throw new InvalidTokenException(
          "is of round %d, and %s is in round %d"
              .formatted(token.round(), incident.reference(), incident.escalation().round()));
    }
    return corridor.handle(incident.id(), new Command.Acknowledge(), Caller.of(actor));
  }
}
