package dev.tocsin.tck;

import dev.tocsin.incident.TenantId;
import dev.tocsin.store.Item;

/**
 * Ways to break a store from outside, written by the vendor of a store that decodes what it keeps
 * and talks to it over a connection; for JDBC, a wrapper around the driver's connections.
 *
 * <p>Each breaks every handle of its fixture. Source: store-contract.md, C1, C5, C6, C24, C36, C38.
 */
public interface Faults {
  /** When a connection dies. */
  enum Moment {
    /** Before the unit is whole: its statements, or the last of them, never reach the server. */
    DURING,
    /** All statements were made, and the order to commit never reaches the server. */
    BEFORE,
    /** The server has committed, and its answer never comes. */
    AFTER
  }

  /**
   * Makes an item undecodable where it is stored: the snapshot of an incident, or an entry of the
   * outbox.
   *
   * @param tenant the customer
   * @param item one that is stored
   */
  void corrupt(TenantId tenant, Item item);

  /** Makes the schema one version newer than every handle knows (C36). */
  void raiseSchema();

  /**
   * Breaks the connection of the next unit of work that writes, once.
   *
   * @param moment when
   */
  void breakNext(Moment moment);

  /**
   * Has the server abort the next unit of work that writes, once, so that it certainly did not
   * happen: a deadlock, a serialisation failure.
   */
  void abortNext();

  /**
   * How many units of work that write were begun since {@link #breakNext} or {@link #abortNext}: a
   * store that tries again by itself makes it two.
   *
   * @return the number
   */
  int unitsSince();

  /**
   * How many connections are taken and not given back, over all handles.
   *
   * @return the number; 0 when nothing is under way
   */
  int connectionsOut();

  /**
   * The most connections that one handle ever held at once.
   *
   * @return the number
   */
  int mostConnectionsOut();
}
