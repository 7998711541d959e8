package dev.tocsin.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tocsin.incident.DeskOrder;
import dev.tocsin.incident.IncidentId;
import dev.tocsin.incident.Link;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.incident.ParentState;
import dev.tocsin.incident.Reference;
import dev.tocsin.internal.Text;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A command from one incident to another, or to itself for later: addressed to the desk, whose
 * worker carries it out. Hosts never see one.
 *
 * <p>Those from one incident to one other are carried out in the order in which they were
 * committed. Sender and receiver belong to one tenant: that of the outbox. Immutable; null only
 * where marked. Source: store-contract.md, "Commands that reach other incidents".
 *
 * @param key the same on every try; recorded with what comes of it
 * @param order what is to be done
 * @param from the incident that sends it
 * @param reference the sender's name for people
 * @param to the incident that is to do it
 * @param version of a parent the version that it tells of; 0 else
 * @param after of {@link DeskOrder#TELL_CHILDREN} the entry up to which those who had joined are
 *     told; 0 else
 * @param state of {@link DeskOrder#FOLLOW} how the parent stands; null else
 * @param reports of {@link DeskOrder#ABSORB} how many; 0 else
 * @param links of {@link DeskOrder#ABSORB} those of the sender; empty else
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DeskCommand(
    OutboxKey key,
    DeskOrder order,
    IncidentId from,
    Reference reference,
    IncidentId to,
    long version,
    long after,
    @Nullable ParentState state,
    int reports,
    List<Link> links)
    implements Outgoing {
  /** Checks the parts. */
  public DeskCommand {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(to, "to");
    links = Text.list(links);
  }

  @Override
  public String queue() {
    return "desk>" + to;
  }

  @Override
  public String type() {
    return "desk-command";
  }
}
