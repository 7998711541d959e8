package dev.tocsin.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tocsin.incident.OutboxKey;

/**
 * Something that leaves the process through the outbox.
 *
 * <p>A notification, an automation, a continuity plan, or a command to another incident. A type
 * that a node does not know is poison for that node (C24), never dropped. Immutable. Source:
 * house.md, "How an incident flows".
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Notification.class, name = "notification"),
  @JsonSubTypes.Type(value = AutomationRun.class, name = "automation-run"),
  @JsonSubTypes.Type(value = PlanInvocation.class, name = "plan-invocation"),
  @JsonSubTypes.Type(value = DeskCommand.class, name = "desk-command"),
})
public sealed interface Outgoing permits Notification, ActionRequest, DeskCommand {
  /**
   * The key: unique, and the same on every try (C26).
   *
   * @return the commit that made it, and its place in it
   */
  OutboxKey key();

  /**
   * Two with the same text leave in the order in which they were committed (C26).
   *
   * @return what names receiver and channel
   */
  String queue();

  /**
   * The name of the type in JSON.
   *
   * @return such as "notification"
   */
  @JsonProperty("type")
  String type();
}
