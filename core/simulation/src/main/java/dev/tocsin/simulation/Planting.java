package dev.tocsin.simulation;

import dev.tocsin.store.IncidentStore;

/** Puts a planted bug where it belongs: into the store, or into the node. */
final class Planting {
  private Planting() {}

  static IncidentStore inTheStore(
      Planted planted, IncidentStore store, SimulatedTime time, long seed) {
    return store;
  }

  static IncidentStore inTheNode(
      Planted planted, IncidentStore store, World world, Instance process) {
    return store;
  }
}
