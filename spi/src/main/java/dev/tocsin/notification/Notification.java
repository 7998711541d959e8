package dev.tocsin.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.Priority;
import dev.tocsin.incident.Recipient;
import dev.tocsin.incident.Reference;
import dev.tocsin.internal.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message to one recipient about one incident.
 *
 * <p>It is handed over at least once, always under the same key. A message that was in flight when
 * somebody acknowledged may still arrive: it says which state it speaks of. Texts are plain; a host
 * escapes them for its medium. Immutable. Source: escalation.md, "When a rung is due" 6 and 10.
 *
 * @param key the same on every try; a receiver that has seen it drops the repeat
 * @param recipient whom it is for
 * @param channel how the host is to reach them: {@code default} unless the policy says otherwise
 * @param purpose {@code page}, {@code inform}, {@code swarm}, {@code release}, {@code remind},
 *     {@code workaround}, {@code continuity}, {@code major} (you are called to a major incident, or
 *     asked whether it is one), {@code update} (its stakeholders are told how it stands) or {@code
 *     review}; to suppliers {@link #ENGAGE}, {@code chase}, {@code answer}, {@code reject}, {@code
 *     accept} or {@code withdraw}; an open vocabulary
 * @param subject one line
 * @param text any number of lines
 * @param incidentId the incident
 * @param reference the incident's name for people
 * @param priority its priority when the message was written
 * @param state its state when the message was written
 * @param rung the rung that sent it, or null
 * @param round the round of the incident in which it was written
 * @param token lets a call-back acknowledge in the recipient's name, safely repeated; null where
 *     there is nothing to acknowledge. Treat it as a password
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Notification(
    OutboxKey key,
    Recipient recipient,
    String channel,
    String purpose,
    String subject,
    String text,
    IncidentId incidentId,
    Reference reference,
    Priority priority,
    String state,
    @Nullable String rung,
    int round,
    @Nullable String token)
    implements Outgoing {
  /** The channel of a recipient for which the policy names none. */
  public static final String DEFAULT_CHANNEL = "default";

  /** The purpose of a message that asks a supplier for help: once delivered, its clock starts. */
  public static final String ENGAGE = "engage";

  /** Checks the parts. */
  public Notification {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(recipient, "recipient");
    Text.name("channel", channel);
    Text.name("purpose", purpose);
    Text.line("subject", subject, 2 * Text.TITLE);
    Text.body("text", text, 2 * Text.BODY);
    Objects.requireNonNull(incidentId, "incidentId");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(priority, "priority");
    Text.name("state", state);
    Text.nameOrNull("rung", rung);
  }

  @Override
  public String queue() {
    return channel + '>' + recipient;
  }

  @Override
  public String type() {
    return "notification";
  }

  /** The token is left out: it is as good as a password. */
  @Override
  public String toString() {
    return "Notification[%s to %s by %s: %s]".formatted(key, recipient, channel, subject);
  }
}
