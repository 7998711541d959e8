package dev.tocsin.desk;

import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.OutboxKey;
import dev.tocsin.store.Commit;
import dev.tocsin.store.Fence;
import dev.tocsin.store.OutboxEntry;
import dev.tocsin.store.Settlement;
import dev.tocsin.store.Wake;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a command: nothing has happened until it is committed.
 *
 * <p>Immutable. Source: house.md, "How an incident flows".
 *
 * @param commitId the id of the attempt
 * @param incident the incident as it will stand
 * @param entries what is added to the register; empty when there is nothing to do
 * @param outbox what is to be sent
 * @param superseded what is taken back if nobody has claimed it
 * @param wake when to look again; null when time alone changes nothing any more
 */
public record Decision(
    UUID commitId,
    Incident incident,
    List<Entry> entries,
    List<OutboxEntry> outbox,
    List<OutboxKey> superseded,
    @Nullable Wake wake) {

  /**
   * Whether there is nothing to commit.
   *
   * @return true when no entry came of it
   */
  public boolean nothingToDo() {
    return entries.isEmpty();
  }

  /**
   * The commit of it.
   *
   * @param fence the claim of the incident's wake that is released with it, or null
   * @param settled the claim of a message that ends with it, or null
   * @return one atomic unit
   */
  public Commit toCommit(@Nullable Fence fence, @Nullable Settlement settled) {
    return new Commit(
        commitId,
        incident.version() - entries.size(),
        entries,
        incident,
        wake,
        outbox,
        superseded,
        fence,
        settled);
  }
}
