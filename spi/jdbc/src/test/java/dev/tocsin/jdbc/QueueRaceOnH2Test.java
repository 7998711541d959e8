package dev.tocsin.jdbc;

/** The same on H2, where each commit is a transaction of several statements. */
class QueueRaceOnH2Test extends QueueRaces {
  @Override
  Database database() {
    return Database.h2Memory();
  }
}
