package dev.tocsin.desk;

import dev.tocsin.escalation.Contact;
import dev.tocsin.incident.Actor;
import dev.tocsin.incident.AssistanceEvent;
import dev.tocsin.incident.Recipient;
import dev.tocsin.notification.Notification;
import dev.tocsin.policy.KnownWorkaround;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person who reports an incident is offered at once. Source: domain.md, practice 2. */
final class Workarounds {
  /** More would help nobody: the first ones of the policy. */
  private static final int MOST = 5;

  private Workarounds() {}

  /** Offers what is known to whoever reports, if that is a person. */
  static void offer(Decider decider, @Nullable Actor reporter) {
    if (reporter == null || !reporter.human() || decider.policy.workarounds().isEmpty()) {
      return;
    }
    List<Contact> to =
        List.of(new Contact(Recipient.reporter(reporter.id()), Notification.DEFAULT_CHANNEL));
    int offered = 0;
    for (KnownWorkaround each : decider.policy.workarounds().values()) {
      if (offered < MOST
          && each.when()
              .matches(
                  decider.incident(),
                  decider.now,
                  decider.policy.calendars(),
                  decider.policy.seasons())) {
        decider.followed(
            new AssistanceEvent.WorkaroundOffered(
                each.id(), decider.tell(to, "workaround", each.text())),
            "workaround " + each.id());
        offered++;
      }
    }
  }
}
